import { EllipsisOutlined, SettingOutlined } from "@ant-design/icons";
import { Link, useNavigate, useRouterState } from "@tanstack/react-router";
import { Dropdown } from "antd";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { useWideScreen } from "../../lib/wide-screen.ts";
import styles from "./shell.module.css";
import { useAllowedRoutes } from "./use-allowed-routes.ts";

type Icon = ComponentType<{ "aria-hidden"?: boolean }>;
type Entry = { path: string; title: string; icon: Icon; current: boolean };

/** So many entries stand side by side at the foot of a phone; of more, the last is a menu with those that are left. */
const ON_A_PHONE = 5;

/** The ways to the pages that the person may open: at the left, or at the foot of a phone. */
export function Navigation() {
  const { t } = useTranslation();
  const wide = useWideScreen(721);
  const { work, watch, settings } = useEntries();
  const all = [...work, ...watch, ...settings];
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
        <>
          {work.map(link)}
          {watch.length > 0 && <hr />}
          {watch.map(link)}
          {settings.length > 0 && <hr />}
          {settings.map(link)}
        </>
      ) : (
        <>
          {shown.map(link)}
          {all.length > shown.length && <More entries={all.slice(shown.length)} />}
        </>
      )}
    </nav>
  );
}

function More({ entries }: { entries: readonly Entry[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const items = entries.map(({ path, title, icon: PageIcon }) => ({
    key: path,
    label: title,
    icon: <PageIcon aria-hidden />,
    onClick: () => void navigate({ to: path }),
  }));
  const current = entries.find((entry) => entry.current);
  return (
    <Dropdown menu={{ items, selectedKeys: current ? [current.path] : [] }} trigger={["click"]} placement="topRight">
      <button type="button" data-current={current !== undefined}>
        <EllipsisOutlined aria-hidden />
        <span>{current?.title ?? t("desk-shell.nav.more")}</span>
      </button>
    </Dropdown>
  );
}

/** All settings pages share one entry, which leads to the first of them. */
function useEntries(): { work: Entry[]; watch: Entry[]; settings: Entry[] } {
  const { t } = useTranslation();
  const at = useRouterState({ select: ({ location }) => location.pathname });
  const isAt = (path: string) => path !== "/" && (at === path || at.startsWith(`${path}/`));
  const entry = ({ path, title, nav }: ReturnType<typeof useAllowedRoutes>[number]): Entry => ({
    path,
    title: t(title),
    icon: nav && "icon" in nav ? (nav.icon as Icon) : SettingOutlined,
    current: isAt(path),
  });
  const work = useAllowedRoutes("work").map(entry);
  const watch = useAllowedRoutes("watch").map(entry);
  const settings = useAllowedRoutes("settings")
    .slice(0, 1)
    .map((route) => ({ ...entry(route), title: t("desk-shell.nav.settings"), current: isAt("/settings") }));
  return { work, watch, settings };
}
