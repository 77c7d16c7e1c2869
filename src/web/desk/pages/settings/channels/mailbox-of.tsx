import { useQuery } from "@tanstack/react-query";
import { Form, Select } from "antd";
import { useTranslation } from "react-i18next";
import { executivesQuery } from "../forms/form-queries.ts";

/** Whose mailbox an account is, where there are executives at all. Who is none any more stays until another is chosen. */
export function MailboxOf({ addresseeId }: { addresseeId: number | null }) {
  const { t } = useTranslation();
  const executives =
    useQuery(executivesQuery).data?.map(({ staff: { id, name } }) => ({ value: id, label: name })) ?? [];
  const isKnown = addresseeId === null || executives.some(({ value }) => value === addresseeId);
  const options = isKnown ? executives : [...executives, { value: addresseeId, label: `#${addresseeId}` }];
  return (
    <Form.Item
      name="addresseeId"
      label={t("desk-executive.mailbox")}
      extra={t("desk-executive.mailboxHint")}
      hidden={options.length === 0}
    >
      <Select allowClear options={options} placeholder={t("desk-executive.noMailbox")} />
    </Form.Item>
  );
}
