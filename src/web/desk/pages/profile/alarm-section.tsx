import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Checkbox, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AlarmPreferences } from "../../../../shared/contract/alarms.ts";
import { api } from "../../../lib/api.ts";
import { errorText } from "../../../lib/i18n.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { BlockSkeleton } from "../../../ui/skeletons.tsx";
import styles from "./profile.module.css";

const queryKey = ["alarms", "preferences"];
type Values = { mail: boolean; sms: boolean; phone: string; quietFrom: string; quietTo: string };

/** How a promise that rings reaches me away from the desk, and when I want to be left alone. */
export function AlarmSection() {
  const { t } = useTranslation();
  const query = useQuery({ queryKey, queryFn: () => api.get("/api/v1/me/alarms") });
  return (
    <section aria-labelledby="alarms">
      <h2 id="alarms">{t("desk-alarms.mine.title")}</h2>
      <p className={styles.hint}>{t("desk-alarms.mine.hint")}</p>
      {query.isPending && <BlockSkeleton lines={3} />}
      {query.isError && <ErrorState error={query.error} onRetry={() => query.refetch()} />}
      {query.data && <AlarmForm preferences={query.data} />}
    </section>
  );
}

function AlarmForm({ preferences }: { preferences: AlarmPreferences }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const save = async ({ mail, sms, phone, quietFrom, quietTo }: Values) => {
    setBusy(true);
    try {
      const body = { mail, sms, phone: phone || null, quietFrom: quietFrom || null, quietTo: quietTo || null };
      client.setQueryData(queryKey, await api.put("/api/v1/me/alarms", { body }));
      void message.success(t("desk-profile.saved"));
    } catch (error) {
      void message.error(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  const { phone, quietFrom, quietTo, ...ways } = preferences;
  return (
    <Form<Values>
      className={styles.form}
      layout="vertical"
      requiredMark={false}
      onFinish={save}
      initialValues={{ ...ways, phone: phone ?? "", quietFrom: quietFrom ?? "", quietTo: quietTo ?? "" }}
    >
      <div className={styles.ways}>
        <Form.Item name="mail" valuePropName="checked" noStyle>
          <Checkbox>{t("desk-alarms.mine.mail")}</Checkbox>
        </Form.Item>
        <Form.Item name="sms" valuePropName="checked" noStyle>
          <Checkbox>{t("desk-alarms.mine.sms")}</Checkbox>
        </Form.Item>
      </div>
      <Form.Item name="phone" label={t("desk-alarms.mine.phone")} extra={t("desk-alarms.mine.phoneHint")}>
        <Input type="tel" autoComplete="tel" maxLength={40} />
      </Form.Item>
      <div className={styles.pair}>
        <Form.Item name="quietFrom" label={t("desk-alarms.mine.quietFrom")}>
          <Input type="time" />
        </Form.Item>
        <Form.Item name="quietTo" label={t("desk-alarms.mine.quietTo")}>
          <Input type="time" />
        </Form.Item>
      </div>
      <p className={styles.hint}>{t("desk-alarms.mine.quietHint")}</p>
      <Button type="primary" htmlType="submit" loading={busy}>
        {t("desk-alarms.mine.save")}
      </Button>
    </Form>
  );
}
