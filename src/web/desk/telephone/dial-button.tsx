import { PhoneOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Alert, Button, Popover, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Telephone } from "../../../shared/contract/calls.ts";
import { api } from "../../lib/api.ts";
import { refreshCalls, useTelephone } from "../../lib/call-queries.ts";
import { errorText } from "../../lib/i18n.ts";
import { shifted } from "../../ui/shifted.ts";
import { useSubmit } from "../../ui/use-submit.ts";
import styles from "./telephone.module.css";

type Whom = {
  customer: { id: number; name: string };
  /** one of their numbers; left out: the first of them */
  number?: string;
  caseId?: number;
};

/** Calls somebody: says first what will happen. It is not there for who may not, or where no account has a telephone. */
export function DialButton(props: Whom & { text?: string }) {
  const { t } = useTranslation();
  const telephone = useTelephone();
  const [open, setOpen] = useState(false);
  const accounts = telephone?.accounts.filter(({ dials }) => dials) ?? [];
  if (!telephone || accounts.length === 0) return null;
  const { text, ...whom } = props;
  const who = whom.number ?? whom.customer.name;
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      autoAdjustOverflow={shifted}
      title={t("desk-telephone.dial.title", { who })}
      content={<Dial whom={whom} telephone={telephone} accounts={accounts} onClose={() => setOpen(false)} />}
    >
      <Button
        size="small"
        type={text ? "default" : "text"}
        icon={<PhoneOutlined aria-hidden="true" />}
        aria-label={text ? undefined : t("desk-telephone.dial.title", { who })}
      >
        {text}
      </Button>
    </Popover>
  );
}

function Dial(props: { whom: Whom; telephone: Telephone; accounts: Telephone["accounts"]; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { whom, telephone, accounts, onClose } = props;
  const [accountId, setAccountId] = useState(accounts[0]!.id);
  // Who presses twice, or again after an answer was lost, calls once.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const { busy, problem, submit } = useSubmit(async () => {
    const { customer, number, caseId } = whom;
    await api.post("/api/v1/calls", { body: { customerId: customer.id, number, caseId, accountId, idempotencyKey } });
    await refreshCalls(client);
    onClose();
  });
  if (telephone.address === null) {
    return (
      <div className={styles.dial}>
        <p>{t("desk-telephone.dial.noAddress")}</p>
        <Link to="/me">{t("desk-telephone.dial.toProfile")}</Link>
      </div>
    );
  }
  if (telephone.state !== "idle") {
    return <p className={styles.dial}>{t(`desk-telephone.dial.busy.${telephone.state}`)}</p>;
  }
  return (
    <div className={styles.dial}>
      {problem !== null && <Alert type="error" showIcon title={errorText(problem)} />}
      <p>{t("desk-telephone.dial.how", { address: telephone.address })}</p>
      {accounts.length > 1 && (
        <Select
          value={accountId}
          onChange={setAccountId}
          aria-label={t("desk-telephone.dial.account")}
          options={accounts.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Button type="primary" loading={busy} onClick={() => void submit({})} autoFocus>
        {t("desk-telephone.dial.call")}
      </Button>
    </div>
  );
}
