import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { useAction } from "../../ui/use-action.ts";
import styles from "./telephone.module.css";

/** Says which telephone rings for somebody; empty: none does. */
export function TelephoneForm(props: { address: string | null; save: (address: string | null) => Promise<unknown> }) {
  const { t } = useTranslation();
  const { busy, run } = useAction();
  const save = ({ address }: { address: string }) =>
    run(() => props.save(address.trim() || null), t("desk-telephone.mine.saved"));
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      onFinish={save}
      name="telephone"
      className={styles.telephoneForm}
      initialValues={{ address: props.address ?? "" }}
    >
      <Form.Item name="address" label={t("desk-telephone.mine.address")}>
        <Input maxLength={200} autoComplete="off" spellCheck={false} allowClear placeholder="+86 21 5555 0100" />
      </Form.Item>
      <Button htmlType="submit" loading={busy}>
        {t("desk-telephone.mine.save")}
      </Button>
    </Form>
  );
}
