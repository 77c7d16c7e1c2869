import { useTranslation } from "react-i18next";
import type { CalendarView } from "../../../../../shared/contract/calendars.ts";
import { useClock } from "../../../../lib/time.ts";
import styles from "./calendars.module.css";

/** Who changed the calendar and when: promises keep the version in which they were made. */
export function CalendarVersions({ calendar }: { calendar: CalendarView }) {
  const { t } = useTranslation();
  const clock = useClock();
  return (
    <details className={styles.versions}>
      <summary>{t("desk-calendars.versions", { count: calendar.versions.length })}</summary>
      <p>{t("desk-calendars.versionsHint")}</p>
      <ul>
        {calendar.versions.map(({ version, createdAt, createdBy }) => (
          <li key={version}>
            <b>{version}</b> {clock.dateTime(createdAt)} · {createdBy?.name ?? t("desk-calendars.byDesk")}
          </li>
        ))}
      </ul>
    </details>
  );
}
