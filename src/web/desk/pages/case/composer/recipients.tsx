import { useQuery } from "@tanstack/react-query";
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../../shared/contract/cases.ts";
import type { Address, DraftBody, ReplyWay } from "../../../../../shared/contract/conversations.ts";
import { channelAccountsQuery } from "../../../pickers/people.ts";
import { AddressField } from "./address-field.tsx";
import styles from "./composer.module.css";
import { WaySelect } from "./way-select.tsx";

/** Who gets the answer. One quiet line until somebody wants to change it. */
export function Recipients(props: {
  view: CaseView;
  way: ReplyWay;
  ways: readonly ReplyWay[];
  body: DraftBody;
  accountId: number | null;
  onAccount: (id: number) => void;
  onWay: (way: ReplyWay) => void;
  onChange: (part: Partial<DraftBody>) => void;
}) {
  const { t } = useTranslation();
  const { view, body, way } = props;
  const [open, setOpen] = useState(false);
  const accounts = (useQuery({ ...channelAccountsQuery, enabled: open }).data ?? []).filter(
    (account) => account.active && account.channel === way.channel,
  );
  const to = body.to ?? way.to;
  const cc = body.cc ?? way.cc;
  const bcc = body.bcc ?? [];
  const known = way.to;
  const select = <WaySelect ways={props.ways} way={way} onChange={props.onWay} />;
  if (way.accountId === null && way.to.length === 0) {
    return <p className={styles.summary}>{t("desk-composer.onTheirPage")}</p>;
  }
  if (!open || !way.copies) {
    const names = (list: readonly Address[]) => list.map((one) => one.name ?? one.address).join(", ");
    return (
      <p className={styles.summary}>
        {(props.ways.length > 1 || !way.copies) && <>{select} · </>}
        {t("desk-message.to")} {to.length > 0 ? names(to) : view.customer.name}
        {cc.length > 0 && ` · ${t("desk-message.cc")} ${names(cc)}`}
        {bcc.length > 0 && ` · ${t("desk-message.bcc")} ${names(bcc)}`}
        {way.copies && (
          <Button type="link" size="small" onClick={() => setOpen(true)}>
            {t("desk-composer.changeRecipients")}
          </Button>
        )}
      </p>
    );
  }
  return (
    <div className={styles.recipients}>
      <AddressField
        label={t("desk-message.to")}
        value={to}
        known={known}
        onChange={(next) => props.onChange({ to: next })}
      />
      <AddressField
        label={t("desk-message.cc")}
        value={cc}
        known={known}
        onChange={(next) => props.onChange({ cc: next })}
      />
      <AddressField
        label={t("desk-message.bcc")}
        value={bcc}
        known={known}
        onChange={(next) => props.onChange({ bcc: next })}
      />
      <div className={styles.addressLine}>
        <span aria-hidden="true">{t("desk-composer.subject")}</span>
        <Input
          size="small"
          variant="borderless"
          value={body.subject ?? way.subject ?? ""}
          maxLength={500}
          aria-label={t("desk-composer.subject")}
          onChange={(event) => props.onChange({ subject: event.target.value })}
        />
      </div>
      {accounts.length > 1 && (
        <div className={styles.addressLine}>
          <span aria-hidden="true">{t("desk-message.from")}</span>
          <Select
            size="small"
            variant="borderless"
            value={props.accountId ?? undefined}
            onChange={props.onAccount}
            aria-label={t("desk-message.from")}
            options={accounts.map(({ id, name, addresses }) => ({ value: id, label: `${name} · ${addresses[0]}` }))}
            style={{ flex: 1, minWidth: 0 }}
          />
        </div>
      )}
    </div>
  );
}
