import { useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Form, Input, QRCode } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { beginTotp, confirmTotp, disableTotp } from "../../../lib/auth.ts";
import { errorText } from "../../../lib/i18n.ts";
import { meQuery, useMe } from "../../../lib/session.ts";
import styles from "./profile.module.css";

type Begun = { totpURI: string; backupCodes: string[] };

/** Setting up an authenticator app: password, QR code with backup codes, and a first code to prove that it works. */
export function TwoFactorSection() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const me = useMe();
  const [begun, setBegun] = useState<Begun | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async (action: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    try {
      await action();
    } catch (error) {
      setProblem(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  const begin = (password: string) => run(async () => setBegun(await beginTotp(password)));
  const confirm = (code: string) =>
    run(async () => {
      await confirmTotp(code);
      setBegun(null);
      void message.success(t("desk-profile.second.on"));
      await client.invalidateQueries({ queryKey: meQuery.queryKey });
    });
  const disable = (password: string) =>
    run(async () => {
      await disableTotp(password);
      void message.success(t("desk-profile.second.off"));
      await client.invalidateQueries({ queryKey: meQuery.queryKey });
    });
  return (
    <section aria-labelledby="second">
      <h2 id="second">{t("desk-profile.second.title")}</h2>
      <p className={styles.hint}>{t(me.twoFactorEnabled ? "desk-profile.second.isOn" : "desk-profile.second.isOff")}</p>
      {problem && <Alert type="error" title={problem} showIcon style={{ marginBottom: 16 }} />}
      {begun ? (
        <Confirm begun={begun} busy={busy} onConfirm={confirm} />
      ) : (
        <PasswordAsked
          label={t(me.twoFactorEnabled ? "desk-profile.second.turnOff" : "desk-profile.second.turnOn")}
          busy={busy}
          onPassword={me.twoFactorEnabled ? disable : begin}
        />
      )}
    </section>
  );
}

function PasswordAsked(props: { label: string; busy: boolean; onPassword: (password: string) => void }) {
  const { t } = useTranslation();
  return (
    <Form<{ password: string }>
      className={styles.form}
      layout="vertical"
      requiredMark={false}
      name="second-password"
      onFinish={({ password }) => props.onPassword(password)}
    >
      <Form.Item
        name="password"
        label={t("desk-profile.currentPassword")}
        rules={[{ required: true, message: t("desk-pickers.missing") }]}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Button htmlType="submit" loading={props.busy}>
        {props.label}
      </Button>
    </Form>
  );
}

function Confirm({ begun, busy, onConfirm }: { begun: Begun; busy: boolean; onConfirm: (code: string) => void }) {
  const { t } = useTranslation();
  const secret = new URL(begun.totpURI).searchParams.get("secret") ?? "";
  return (
    <div className={styles.setup}>
      <figure role="img" aria-label={t("desk-profile.second.qr")}>
        {/* Black on white in both looks: cameras read nothing else well. */}
        <div aria-hidden="true">
          <QRCode value={begun.totpURI} type="svg" size={176} color="#000000" bgColor="#ffffff" />
        </div>
      </figure>
      <div className={styles.form}>
        <p className={styles.hint}>{t("desk-profile.second.scan")}</p>
        <p className={styles.secret}>{secret}</p>
        <h3>{t("desk-profile.second.backup")}</h3>
        <p className={styles.hint}>{t("desk-profile.second.backupHint")}</p>
        <ul className={styles.codes}>
          {begun.backupCodes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <Form<{ code: string }> layout="vertical" requiredMark={false} onFinish={({ code }) => onConfirm(code)}>
          <Form.Item
            name="code"
            label={t("desk-sign-in.second.code")}
            rules={[{ required: true, message: t("desk-sign-in.second.missing") }]}
          >
            <Input inputMode="numeric" autoComplete="one-time-code" maxLength={7} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={busy}>
            {t("desk-profile.second.confirm")}
          </Button>
        </Form>
      </div>
    </div>
  );
}
