import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { readMoney } from "../../../../shared/money.ts";

/** An amount as people write it, checked against the digits of its currency. */
export function AmountField(props: { name: string; label: string; currency: string; autoFocus?: boolean }) {
  const { t } = useTranslation();
  const check = (_: unknown, value: string | undefined) =>
    readMoney(value ?? "", props.currency) ? Promise.resolve() : Promise.reject(new Error(t("desk-money.amountWrong")));
  return (
    <Form.Item name={props.name} label={props.label} rules={[{ validator: check }]}>
      <Input inputMode="decimal" maxLength={16} suffix={props.currency} autoFocus={props.autoFocus} />
    </Form.Item>
  );
}
