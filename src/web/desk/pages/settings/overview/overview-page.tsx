import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { useSettingsGroups } from "../../../shell/use-settings-groups.ts";
import styles from "./overview.module.css";

/** All settings that the person may see, each with what is set there: on a phone the only menu of them. */
export function OverviewPage() {
  const { t } = useTranslation();
  const groups = useSettingsGroups();
  if (groups.length === 0)
    return <EmptyState title={t("desk-shell.forbidden.title")} hint={t("desk-shell.forbidden.hint")} />;
  return (
    <>
      <PageHeader title={t("desk-shell.nav.settings")} />
      <div className={styles.groups}>
        {groups.map(({ group, routes }) => (
          <section key={group} aria-labelledby={`settings-${group}`}>
            <h2 id={`settings-${group}`}>{t(`desk-settings-overview.groups.${group}`)}</h2>
            <ul>
              {routes.map(({ path, title }) => (
                <li key={path}>
                  <Link to={path}>
                    <b>{t(title)}</b>
                    <small>{t(`desk-settings-overview.${keyOf(path)}`)}</small>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

/** `/settings/rule-log` → `ruleLog` */
function keyOf(path: string): string {
  return path.replace("/settings/", "").replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
