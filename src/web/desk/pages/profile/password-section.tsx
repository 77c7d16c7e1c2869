import { useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changePassword } from "../../../lib/auth.ts";
import { errorText } from "../../../lib/i18n.ts";
import styles from "./profile.module.css";

type Values = { current: string; next: string };

export function PasswordSection() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async ({ current, next }: Values) => {
    setBusy(true);
    setProblem(null);
    try {
      await changePassword(current, next);
      form.resetFields();
      void message.success(t("desk-profile.passwordChanged"));
      await client.invalidateQueries({ queryKey: ["sessions"] });
    } catch (error) {
      setProblem(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  const required = { required: true, message: t("desk-pickers.missing") };
  return (
    <section aria-labelledby="password-section">
      <h2 id="password-section">{t("desk-profile.password")}</h2>
      <Form<Values>
        form={form}
        className={styles.form}
        layout="vertical"
        requiredMark={false}
        onFinish={save}
        name="password-change"
      >
        {problem && <Alert type="error" title={problem} showIcon style={{ marginBottom: 16 }} />}
        <Form.Item name="current" label={t("desk-profile.currentPassword")} rules={[required]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item
          name="next"
          label={t("desk-profile.newPassword")}
          extra={t("desk-profile.newPasswordHint")}
          rules={[required, { min: 10, message: t("desk-sign-in.setup.passwordShort") }]}
        >
          <Input.Password autoComplete="new-password" maxLength={128} />
        </Form.Item>
        <Button htmlType="submit" loading={busy}>
          {t("desk-profile.changePassword")}
        </Button>
      </Form>
    </section>
  );
}
