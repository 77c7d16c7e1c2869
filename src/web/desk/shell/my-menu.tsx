import { useNavigate } from "@tanstack/react-router";
import { App, Dropdown, type MenuProps } from "antd";
import { useTranslation } from "react-i18next";
import { signOut } from "../../lib/auth.ts";
import { errorText } from "../../lib/i18n.ts";
import { useMe, useUpdateMe } from "../../lib/session.ts";
import { PersonBadge } from "../../ui/person-badge.tsx";
import { type ThemeChoice, useTheme } from "../../ui/theme.tsx";
import styles from "./shell.module.css";

const availabilities = ["available", "busy", "away"] as const;
const themes = ["system", "light", "dark"] as const satisfies readonly ThemeChoice[];

/** Own menu: am I available, language, look, profile, sign out. */
export function MyMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const me = useMe();
  const update = useUpdateMe();
  const { choice, choose } = useTheme();
  const save = (change: Parameters<typeof update>[0]) =>
    update(change).catch((error: unknown) => void message.error(errorText(error)));
  const leave = async () => {
    try {
      await signOut();
      location.assign("/desk/");
    } catch (error) {
      void message.error(errorText(error));
    }
  };

  const items: MenuProps["items"] = [
    {
      key: "availability",
      type: "group",
      label: t("desk-shell.me.availability"),
      children: availabilities.map((key) => ({
        key: `availability:${key}`,
        label: t(`desk-shell.availability.${key}`),
        onClick: () => save({ availability: key }),
      })),
    },
    { type: "divider" },
    { key: "profile", label: t("desk-shell.nav.profile"), onClick: () => navigate({ to: "/me" }) },
    {
      key: "locale",
      label: me.locale === "en" ? "切换到中文" : "Switch to English",
      onClick: () => save({ locale: me.locale === "en" ? "zh-CN" : "en" }),
    },
    {
      key: "theme",
      label: t("desk-shell.me.theme"),
      children: themes.map((key) => ({
        key: `theme:${key}`,
        label: t(`desk-shell.theme.${key}`),
        onClick: () => choose(key),
      })),
    },
    { key: "keys", label: t("desk-shell.keys.sheet"), onClick: onShortcuts },
    { type: "divider" },
    { key: "out", label: t("desk-shell.me.signOut"), onClick: leave },
  ];
  const availability = t(`desk-shell.availability.${me.availability}`);
  return (
    <Dropdown
      trigger={["click"]}
      menu={{ items, selectable: true, selectedKeys: [`availability:${me.availability}`, `theme:${choice}`] }}
    >
      <button
        type="button"
        className={styles.me}
        aria-label={t("desk-shell.me.label", { name: me.name, availability })}
      >
        <PersonBadge name={me.name} presence={{ online: me.availability === "available", label: availability }} />
      </button>
    </Dropdown>
  );
}
