import { Form, Input } from "antd";
import type { NamePath } from "antd/es/form/interface";
import { useTranslation } from "react-i18next";
import { plainMoney, readMoney } from "../../../../shared/money.ts";

type Props = {
  name: NamePath;
  label: string;
  currency: string;
  autoFocus?: boolean;
  /** no amount is one too, as for a limit of nothing */
  mayBeNothing?: boolean;
};

/** An amount as people write it, checked against the digits of its currency. */
export function AmountField({ name, label, currency, autoFocus, mayBeNothing }: Props) {
  const { t } = useTranslation();
  const check = async (_: unknown, value: string | undefined) => {
    const minor = readMoney(value ?? "", currency);
    if (minor === null || (minor === 0 && !mayBeNothing)) {
      throw new Error(t("desk-money.amountWrong", { example: plainMoney(9_900, currency) }));
    }
  };
  return (
    // Another currency has other digits: what stands here is judged anew.
    <Form.Item name={name} label={label} rules={[{ validator: check }]} dependencies={["currency"]}>
      <Input inputMode="decimal" maxLength={24} suffix={currency} autoFocus={autoFocus} />
    </Form.Item>
  );
}
