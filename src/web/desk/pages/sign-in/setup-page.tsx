import { Alert, Button, Form, Input, Select } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../../lib/api.ts";
import { isApiError } from "../../../lib/api-error.ts";
import { signIn } from "../../../lib/auth.ts";
import { errorText, locales } from "../../../lib/i18n.ts";
import { timeZoneOptions } from "../../../lib/time-zones.ts";
import styles from "./outside.module.css";
import { OutsideFrame } from "./outside-frame.tsx";

type Values = { code: string; name: string; email: string; password: string; timeZone: string };

/**
 * The first visit to a new desk: makes the first administrator and signs them in. The link that was printed at the
 * start carries the code; whoever comes without it is asked for it.
 */
export function SetupPage({ onIn }: { onIn: () => void }) {
  const { t, i18n } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [linkCode] = useState(() => new URLSearchParams(location.search).get("setup"));
  const [asksCode, setAsksCode] = useState(linkCode === null);
  const zones = useMemo(timeZoneOptions, []);
  const locale = locales.find((name) => name === i18n.language) ?? "en";
  const submit = async (values: Values) => {
    setBusy(true);
    setProblem(null);
    try {
      await api.post("/api/v1/setup", {
        body: { ...values, code: values.code ?? linkCode, email: values.email.trim(), locale },
      });
      await signIn(values.email.trim(), values.password, true);
      // A code that is spent is of no use in an address that is kept.
      history.replaceState(null, "", location.pathname);
      onIn();
    } catch (error) {
      if (isApiError(error, "accounts.setup_code_wrong")) setAsksCode(true);
      setProblem(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  const required = { required: true, message: t("desk-sign-in.setup.missing") };
  return (
    <OutsideFrame title={t("desk-sign-in.setup.title")} hint={t("desk-sign-in.setup.hint")}>
      <Form<Values>
        className={styles.form}
        layout="vertical"
        requiredMark={false}
        onFinish={submit}
        initialValues={{ timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }}
      >
        {problem && <Alert type="error" title={problem} showIcon style={{ marginBottom: 16 }} />}
        {asksCode && (
          <Form.Item
            name="code"
            label={t("desk-sign-in.setup.code")}
            extra={t("desk-sign-in.setup.codeHint")}
            rules={[required]}
          >
            <Input size="large" autoComplete="off" spellCheck={false} maxLength={100} />
          </Form.Item>
        )}
        <Form.Item name="name" label={t("desk-sign-in.setup.name")} rules={[required]}>
          <Input size="large" autoComplete="name" autoFocus maxLength={100} />
        </Form.Item>
        <Form.Item name="email" label={t("desk-sign-in.email")} rules={[required]}>
          <Input type="email" size="large" autoComplete="username" maxLength={254} />
        </Form.Item>
        <Form.Item
          name="password"
          label={t("desk-sign-in.password")}
          extra={t("desk-sign-in.setup.passwordHint")}
          rules={[required, { min: 10, message: t("desk-sign-in.setup.passwordShort") }]}
        >
          <Input.Password size="large" autoComplete="new-password" maxLength={128} />
        </Form.Item>
        <Form.Item name="timeZone" label={t("desk-sign-in.setup.timeZone")} rules={[required]}>
          <Select size="large" showSearch options={zones} />
        </Form.Item>
        <Button type="primary" size="large" htmlType="submit" block loading={busy}>
          {t("desk-sign-in.setup.submit")}
        </Button>
      </Form>
    </OutsideFrame>
  );
}
