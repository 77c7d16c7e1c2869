import { App, Button, Form, Input, Segmented, Select } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "../../../../shared/contract/common.ts";
import { errorText, locales } from "../../../lib/i18n.ts";
import { useMe, useUpdateMe } from "../../../lib/session.ts";
import { timeZoneOptions } from "../../../lib/time-zones.ts";
import { type ThemeChoice, useTheme } from "../../../ui/theme.tsx";
import styles from "./profile.module.css";

const languageNames: Record<Locale, string> = { "zh-CN": "简体中文", en: "English" };
type Values = { name: string; locale: Locale; timeZone: string; availability: "available" | "busy" | "away" };

export function PersonSection() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const me = useMe();
  const update = useUpdateMe();
  const { choice, choose } = useTheme();
  const zones = useMemo(timeZoneOptions, []);
  const [busy, setBusy] = useState(false);
  const save = async (values: Values) => {
    setBusy(true);
    try {
      await update(values);
      void message.success(t("desk-profile.saved"));
    } catch (error) {
      void message.error(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  const themes: ThemeChoice[] = ["system", "light", "dark"];
  return (
    <section aria-labelledby="person">
      <h2 id="person">{t("desk-profile.person")}</h2>
      <Form<Values>
        className={styles.form}
        layout="vertical"
        requiredMark={false}
        onFinish={save}
        initialValues={{ name: me.name, locale: me.locale, timeZone: me.timeZone, availability: me.availability }}
      >
        <Form.Item
          name="name"
          label={t("desk-profile.name")}
          rules={[{ required: true, message: t("desk-pickers.missing") }]}
        >
          <Input maxLength={100} autoComplete="name" />
        </Form.Item>
        <Form.Item name="locale" label={t("desk-profile.language")}>
          <Select options={locales.map((value) => ({ value, label: languageNames[value] }))} />
        </Form.Item>
        <Form.Item name="timeZone" label={t("desk-profile.timeZone")} extra={t("desk-profile.timeZoneHint")}>
          <Select showSearch options={zones} />
        </Form.Item>
        <Form.Item
          name="availability"
          label={t("desk-profile.availability")}
          extra={t("desk-profile.availabilityHint")}
        >
          <Select
            options={(["available", "busy", "away"] as const).map((value) => ({
              value,
              label: t(`desk-shell.availability.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item label={t("desk-shell.me.theme")}>
          <Segmented<ThemeChoice>
            value={choice}
            onChange={choose}
            options={themes.map((value) => ({ value, label: t(`desk-shell.theme.${value}`) }))}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t("desk-profile.save")}
        </Button>
      </Form>
    </section>
  );
}
