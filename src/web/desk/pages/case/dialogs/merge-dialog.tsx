import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Input, Modal, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../../shared/contract/cases.ts";
import { api } from "../../../../lib/api.ts";
import { keepCase } from "../../../../lib/case-queries.ts";
import { useDebounced } from "../../../../lib/debounced.ts";
import { errorText } from "../../../../lib/i18n.ts";
import { CategoryWord } from "../../../../ui/status-word.tsx";
import { useSubmit } from "../../../../ui/use-submit.ts";
import styles from "./dialogs.module.css";

/** Chooses the case that goes into this one: first the customer's own, then whatever a search finds. */
export function MergeDialog({ view, onClose }: { view: CaseView; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [text, setText] = useState("");
  const [otherId, setOtherId] = useState<number | null>(null);
  const q = useDebounced(text.trim(), 200);
  const number = /^[#＃]?(\d{1,15})$/.exec(q)?.[1];
  const found = useQuery({
    queryKey: ["cases", "merge", q],
    queryFn: ({ signal }) =>
      api.get("/api/v1/cases", { query: { query: number ? `case:${number}` : q, limit: 10 }, signal }),
    enabled: q !== "",
    placeholderData: keepPreviousData,
  });
  const rows =
    q === ""
      ? view.otherCases.map((other) => ({ ...other, customer: view.customer.name }))
      : (found.data?.items ?? []).map((row) => ({
          id: row.id,
          subject: row.subject,
          category: row.status.category,
          customer: row.customer.name,
        }));
  const candidates = rows.filter(({ id }) => id !== view.id);
  const { busy, problem, submit } = useSubmit(async (otherId: number) => {
    keepCase(client, await api.post("/api/v1/cases/:id/merge", { params: { id: view.id }, body: { otherId } }));
    void client.invalidateQueries({ queryKey: ["case"] });
    onClose();
  });
  return (
    <Modal
      open
      title={t("desk-case.merge.title", { id: view.id })}
      okText={
        otherId === null ? t("desk-case.merge.submit") : t("desk-case.merge.submitOf", { other: otherId, id: view.id })
      }
      okButtonProps={{ disabled: otherId === null }}
      onOk={() => otherId !== null && submit(otherId)}
      confirmLoading={busy}
      onCancel={onClose}
    >
      {problem !== null && <Alert type="error" title={errorText(problem)} showIcon style={{ marginBottom: 12 }} />}
      <p className={styles.hint}>{t("desk-case.merge.hint")}</p>
      <Input
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder={t("desk-case.merge.search")}
        aria-label={t("desk-case.merge.search")}
        allowClear
        autoFocus
      />
      <Radio.Group className={styles.choices} value={otherId} onChange={(event) => setOtherId(event.target.value)}>
        {candidates.map((row) => (
          <Radio key={row.id} value={row.id}>
            #{row.id} {row.subject}
            <small>
              {row.customer} · <CategoryWord category={row.category} />
            </small>
          </Radio>
        ))}
      </Radio.Group>
      {candidates.length === 0 && !found.isFetching && <p className={styles.hint}>{t("desk-case.merge.none")}</p>}
    </Modal>
  );
}
