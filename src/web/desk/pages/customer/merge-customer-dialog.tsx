import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Input, Modal, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerView } from "../../../../shared/contract/customers.ts";
import { api } from "../../../lib/api.ts";
import { customerQuery, keepCustomer } from "../../../lib/customer-queries.ts";
import { useDebounced } from "../../../lib/debounced.ts";
import { errorText } from "../../../lib/i18n.ts";
import { BlockSkeleton } from "../../../ui/skeletons.tsx";
import { useAction } from "../../../ui/use-action.ts";
import styles from "./customer.module.css";

/** Finds the other record of the same person, shows what would move, and makes one of the two. */
export function MergeCustomerDialog({ customer, onClose }: { customer: CustomerView; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const [text, setText] = useState("");
  const [otherId, setOtherId] = useState<number | null>(null);
  const [reason, setReason] = useState("");
  const q = useDebounced(text.trim(), 200);
  const found = useQuery({
    queryKey: ["customers", "merge", q],
    queryFn: ({ signal }) => api.get("/api/v1/customers", { query: { q, limit: 10 }, signal }),
    enabled: q !== "",
    placeholderData: keepPreviousData,
  });
  const candidates = q === "" ? [] : (found.data?.items ?? []).filter(({ id }) => id !== customer.id);
  const merge = async () => {
    if (otherId === null) return;
    const params = { id: customer.id };
    const body = { otherId, reason: reason.trim() || undefined };
    const worked = await run(async () => {
      keepCustomer(client, await api.post("/api/v1/customers/:id/merge", { params, body }));
      await client.invalidateQueries({ queryKey: ["customer"] });
    }, t("desk-customer.merge.done"));
    if (worked) onClose();
  };
  return (
    <Modal
      open
      title={t("desk-customer.merge.title")}
      okText={t("desk-customer.merge.submit", { name: customer.name })}
      okButtonProps={{ disabled: otherId === null }}
      onOk={merge}
      confirmLoading={busy}
      onCancel={onClose}
      width={560}
    >
      <p className={styles.dialogHint}>{t("desk-customer.merge.hint", { name: customer.name })}</p>
      {found.isError && <Alert type="error" title={errorText(found.error)} showIcon />}
      <Input
        autoFocus
        allowClear
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setOtherId(null);
        }}
        placeholder={t("desk-customer.merge.find")}
        aria-label={t("desk-customer.merge.find")}
      />
      <Radio.Group
        className={styles.choices}
        value={otherId}
        onChange={(event) => setOtherId(event.target.value)}
        aria-label={t("desk-customer.merge.title")}
      >
        {candidates.map((row) => (
          <Radio key={row.id} value={row.id}>
            {row.name}
            <small>{row.handles.join(" · ")}</small>
          </Radio>
        ))}
      </Radio.Group>
      {q !== "" && candidates.length === 0 && !found.isFetching && (
        <p className={styles.soft}>{t("desk-customer.merge.none")}</p>
      )}
      {otherId !== null && (
        <>
          <WhatMoves otherId={otherId} into={customer} />
          <Input
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            maxLength={500}
            placeholder={t("desk-customer.merge.why")}
            aria-label={t("desk-customer.merge.why")}
          />
        </>
      )}
    </Modal>
  );
}

function WhatMoves({ otherId, into }: { otherId: number; into: CustomerView }) {
  const { t } = useTranslation();
  const other = useQuery(customerQuery(otherId));
  if (other.isPending) return <BlockSkeleton lines={3} />;
  if (other.isError) return <Alert type="error" title={errorText(other.error)} showIcon />;
  const { handles, counts } = other.data;
  const fields = (["locale", "timeZone", "tier", "company", "remarks"] as const)
    .filter((field) => other.data[field] && !into[field])
    .map((field) => t(`desk-customer.details.${field === "locale" ? "language" : field}`));
  const list = handles.map((handle) => handle.display || handle.address).join(", ");
  return (
    <section className={styles.moves} aria-live="polite">
      <h3>{t("desk-customer.merge.moves", { name: into.name })}</h3>
      <ul>
        <li>
          {handles.length === 0
            ? t("desk-customer.merge.noHandles")
            : t("desk-customer.merge.handles", { count: handles.length, list })}
        </li>
        <li>{t("desk-customer.merge.cases", { count: counts.cases, open: counts.openCases })}</li>
        {counts.promisesOpen > 0 && <li>{t("desk-customer.merge.promises", { count: counts.promisesOpen })}</li>}
        {fields.length > 0 && <li>{t("desk-customer.merge.fills", { fields: fields.join(", ") })}</li>}
      </ul>
    </section>
  );
}
