import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./shell.module.css";
import { useAllowedRoutes } from "./use-allowed-routes.ts";

/** A settings page with the menu of all settings the person may see beside it (above it on a phone). */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const routes = useAllowedRoutes("settings");
  return (
    <div className={styles.settings}>
      <nav className={styles.settingsMenu} aria-label={t("desk-shell.nav.settings")}>
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
