import { Link, useRouterState } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import styles from "./shell.module.css";
import { useAllowedRoutes } from "./use-allowed-routes.ts";

/** A settings page with the menu of all settings the person may see beside it (above it on a phone). */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const routes = useAllowedRoutes("settings");
  const menu = useRef<HTMLElement>(null);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  // On a phone the menu is one line that scrolls: the page that is open stands in it where it can be seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page, another place
  useEffect(() => {
    menu.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [path]);
  return (
    <div className={styles.settings}>
      <nav ref={menu} className={styles.settingsMenu} aria-label={t("desk-shell.nav.settings")}>
        {routes.map((route) => (
          <Link key={route.path} to={route.path} activeProps={{ "aria-current": "page" }}>
            {t(route.title)}
          </Link>
        ))}
      </nav>
      <div className={styles.settingsPage}>{children}</div>
    </div>
  );
}
