import { ArrowLeftOutlined } from "@ant-design/icons";
import { Link, useRouterState } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useWideScreen } from "../../lib/wide-screen.ts";
import styles from "./settings-frame.module.css";
import { useSettingsGroups } from "./use-settings-groups.ts";

/** A settings page with the menu of all settings the person may see beside it; on a phone with the way back to them. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const wide = useWideScreen(900);
  // The form of one thing has its own way back, to the list.
  const isForm = useRouterState({ select: ({ location }) => "edit" in location.search });
  return (
    <div className={styles.settings}>
      {wide ? (
        <Menu />
      ) : isForm ? null : (
        <nav className={styles.back} aria-label={t("desk-shell.nav.settings")}>
          <Link to="/settings">
            <ArrowLeftOutlined aria-hidden="true" /> {t("desk-shell.nav.settings")}
          </Link>
        </nav>
      )}
      <div className={styles.page}>{children}</div>
    </div>
  );
}

function Menu() {
  const { t } = useTranslation();
  const groups = useSettingsGroups();
  const menu = useRef<HTMLElement>(null);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  // In a low window the menu scrolls: the page that is open stands in it where it can be seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page, another place
  useEffect(() => {
    menu.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }, [path]);
  return (
    <nav ref={menu} className={styles.menu} aria-label={t("desk-shell.nav.settings")}>
      {groups.map(({ group, routes }) => (
        <section key={group} aria-label={t(`desk-settings-overview.groups.${group}`)}>
          <p aria-hidden="true">{t(`desk-settings-overview.groups.${group}`)}</p>
          {routes.map((route) => (
            <Link key={route.path} to={route.path} activeProps={{ "aria-current": "page" }}>
              {t(route.title)}
            </Link>
          ))}
        </section>
      ))}
    </nav>
  );
}
