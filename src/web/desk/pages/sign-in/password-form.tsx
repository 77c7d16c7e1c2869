import { Alert, Button, Checkbox, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { signIn } from "../../../lib/auth.ts";
import { errorText } from "../../../lib/i18n.ts";
import styles from "./outside.module.css";

type Values = { email: string; password: string; remember: boolean };

export function PasswordForm(props: { email?: string; onIn: () => void; onSecondFactor: () => void }) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async ({ email, password, remember }: Values) => {
    setBusy(true);
    setProblem(null);
    try {
      const { needsSecondFactor } = await signIn(email.trim(), password, remember);
      if (needsSecondFactor) props.onSecondFactor();
      else props.onIn();
    } catch (error) {
      setProblem(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form<Values>
      className={styles.form}
      layout="vertical"
      requiredMark={false}
      onFinish={submit}
      initialValues={{ email: props.email ?? "", remember: true }}
    >
      {problem && <Alert type="error" title={problem} showIcon style={{ marginBottom: 16 }} />}
      <Form.Item
        name="email"
        label={t("desk-sign-in.email")}
        rules={[{ required: true, message: t("desk-sign-in.emailMissing") }]}
      >
        <Input type="email" size="large" autoComplete="username" autoFocus={!props.email} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t("desk-sign-in.password")}
        rules={[{ required: true, message: t("desk-sign-in.passwordMissing") }]}
      >
        <Input.Password size="large" autoComplete="current-password" autoFocus={!!props.email} />
      </Form.Item>
      <Form.Item name="remember" valuePropName="checked">
        <Checkbox>{t("desk-sign-in.remember")}</Checkbox>
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={busy}>
        {t("desk-sign-in.submit")}
      </Button>
    </Form>
  );
}
