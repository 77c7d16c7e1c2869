import { EllipsisOutlined, SettingOutlined } from "@ant-design/icons";
import { Link, useNavigate, useRouterState } from "@tanstack/react-router";
import { Dropdown } from "antd";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { useWideScreen } from "../../lib/wide-screen.ts";
import type { DeskRoute } from "../routes.tsx";
import styles from "./shell.module.css";
import { useAllowedRoutes } from "./use-allowed-routes.ts";

type Icon = ComponentType<{ "aria-hidden"?: boolean }>;
type Entry = { path: string; title: string; icon: Icon; current: boolean };
/** Entries under a heading; those that everybody works with need none. */
type Part = { key: string; title?: string; entries: readonly Entry[] };

/** So many entries stand side by side at the foot of a phone; of more, the last is a menu with those that are left. */
const ON_A_PHONE = 5;

/** The ways to the pages that the person may open: at the left, or at the foot of a phone. */
export function Navigation() {
  const { t } = useTranslation();
  const wide = useWideScreen(721);
  const parts = useParts();
  const all = parts.flatMap(({ entries }) => entries);
  const shown = all.length > ON_A_PHONE ? all.slice(0, ON_A_PHONE - 1) : all;
  const link = ({ path, title, icon: PageIcon, current }: Entry) => (
    <Link
      key={path}
      to={path}
      title={title}
      activeOptions={{ exact: path === "/", includeSearch: false }}
      activeProps={{ "aria-current": "page" }}
      aria-current={current ? "page" : undefined}
    >
      <PageIcon aria-hidden />
      <span>{title}</span>
    </Link>
  );
  return (
    <nav className={styles.nav} aria-label={t("desk-shell.nav.label")}>
      {wide ? (
        parts.map(({ key, title, entries }) => (
          <section key={key} className={styles.part} aria-label={title}>
            {title && <p aria-hidden="true">{title}</p>}
            {entries.map(link)}
          </section>
        ))
      ) : (
        <>
          {shown.map(link)}
          {all.length > shown.length && <More parts={withoutThose(shown, parts)} />}
        </>
      )}
    </nav>
  );
}

/** What has no place at the foot of a phone, under its headings. */
function More({ parts }: { parts: readonly Part[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const items = parts.map(({ key, title, entries }) => ({
    key,
    type: "group" as const,
    label: title,
    children: entries.map((entry) => ({
      key: entry.path,
      label: entry.title,
      icon: <entry.icon aria-hidden />,
      onClick: () => void navigate({ to: entry.path }),
    })),
  }));
  const current = parts.flatMap(({ entries }) => entries).find((entry) => entry.current);
  return (
    <Dropdown
      menu={{ items, selectedKeys: current ? [current.path] : [], className: styles.more }}
      trigger={["click"]}
      placement="topRight"
    >
      <button type="button" data-current={current !== undefined}>
        <EllipsisOutlined aria-hidden />
        <span>{current?.title ?? t("desk-shell.nav.more")}</span>
      </button>
    </Dropdown>
  );
}

function withoutThose(shown: readonly Entry[], parts: readonly Part[]): Part[] {
  return parts
    .map((part) => ({ ...part, entries: part.entries.filter((entry) => !shown.includes(entry)) }))
    .filter(({ entries }) => entries.length > 0);
}

/** The parts of the navigation that have an entry for the person. All settings pages share one, which leads to their overview. */
function useParts(): Part[] {
  const { t } = useTranslation();
  const at = useRouterState({ select: ({ location }) => location.pathname });
  const isAt = (path: string) => path !== "/" && (at === path || at.startsWith(`${path}/`));
  const entry = ({ path, title, nav }: DeskRoute): Entry => ({
    path,
    title: t(title),
    icon: nav && "icon" in nav ? (nav.icon as Icon) : SettingOutlined,
    current: isAt(path),
  });
  const work = useAllowedRoutes("work").map(entry);
  const reports = useAllowedRoutes("reports").map(entry);
  const system = useAllowedRoutes("system").map(entry);
  const hasSettings = useAllowedRoutes("settings").length > 0;
  const settings = { path: "/settings", title: t("desk-shell.nav.settings"), icon: SettingOutlined };
  return [
    { key: "work", entries: work },
    { key: "reports", title: t("desk-shell.nav.reports"), entries: reports },
    { key: "system", title: t("desk-shell.nav.system"), entries: system },
    { key: "settings", entries: hasSettings ? [{ ...settings, current: isAt("/settings") }] : [] },
  ].filter(({ entries }) => entries.length > 0);
}
