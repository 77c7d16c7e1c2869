import { Alert, Button, Checkbox, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { verifySecondFactor } from "../../../lib/auth.ts";
import { errorText } from "../../../lib/i18n.ts";
import styles from "./outside.module.css";

type Values = { code: string; trust: boolean };

/** Six digits of the authenticator app, or a backup code for who has lost the phone. */
export function SecondFactorForm({ onIn, onBack }: { onIn: () => void; onBack: () => void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<"totp" | "backup">("totp");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async ({ code, trust }: Values) => {
    setBusy(true);
    setProblem(null);
    try {
      await verifySecondFactor(kind, code, trust);
      onIn();
    } catch (error) {
      setProblem(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form<Values>
      key={kind}
      className={styles.form}
      layout="vertical"
      requiredMark={false}
      onFinish={submit}
      initialValues={{ code: "", trust: false }}
    >
      {problem && <Alert type="error" title={problem} showIcon style={{ marginBottom: 16 }} />}
      <Form.Item
        name="code"
        label={t(kind === "totp" ? "desk-sign-in.second.code" : "desk-sign-in.second.backupCode")}
        extra={t(kind === "totp" ? "desk-sign-in.second.codeHint" : "desk-sign-in.second.backupHint")}
        rules={[{ required: true, message: t("desk-sign-in.second.missing") }]}
      >
        <Input
          size="large"
          autoFocus
          autoComplete="one-time-code"
          {...(kind === "totp" && { inputMode: "numeric" as const, maxLength: 7 })}
        />
      </Form.Item>
      <Form.Item name="trust" valuePropName="checked">
        <Checkbox>{t("desk-sign-in.second.trust")}</Checkbox>
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={busy}>
        {t("desk-sign-in.submit")}
      </Button>
      <Button type="link" onClick={() => setKind(kind === "totp" ? "backup" : "totp")}>
        {t(kind === "totp" ? "desk-sign-in.second.useBackup" : "desk-sign-in.second.useApp")}
      </Button>
      <Button type="link" onClick={onBack}>
        {t("desk-sign-in.second.back")}
      </Button>
    </Form>
  );
}
