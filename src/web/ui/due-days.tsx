import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { DueExplanation } from "../../shared/contract/calendars.ts";
import { nameIn } from "../lib/i18n.ts";
import { createClock } from "../lib/time.ts";
import styles from "./due-days.module.css";

/** How a due time came about, day by day: which hours counted, in the calendar's own zone, and why others did not. */
export function DueDays({ explanation }: { explanation: DueExplanation }) {
  const { t, i18n } = useTranslation();
  const clock = useMemo(
    () => createClock(i18n.language, explanation.calendar.timeZone),
    [i18n.language, explanation.calendar.timeZone],
  );
  const dateOf = new Intl.DateTimeFormat(i18n.language, {
    month: "short",
    day: "numeric",
    weekday: "short",
    timeZone: "UTC",
  });
  const reasonOf = ({ reason, names }: DueExplanation["days"][number]) => {
    const name = names ? nameIn(names, i18n.language) : "";
    const named = `calendars.dayNamed.${reason}`;
    return name !== "" && i18n.exists(named) ? t(named, { name }) : t(`calendars.day.${reason}`, { name });
  };
  // The end of a day is 24:00 there, not the beginning of the next.
  const until = (at: string, date: string) => {
    const time = clock.time(at);
    return time === "00:00" && !at.startsWith(date) ? "24:00" : time;
  };
  return (
    <ol className={styles.days}>
      {explanation.days.map((day) => (
        <li key={day.date} data-counts={day.usedMs > 0}>
          <span>{dateOf.format(Date.parse(`${day.date}T00:00:00Z`))}</span>
          <span className={styles.why}>
            {day.used.length > 0 &&
              day.used.map(({ from, to }) => `${clock.time(from)}–${until(to, day.date)}`).join(", ")}
            {(day.used.length === 0 || day.reason !== "working_day") && <small>{reasonOf(day)}</small>}
          </span>
          <span className={styles.amount}>{day.usedMs > 0 ? clock.duration(day.usedMs) : "–"}</span>
        </li>
      ))}
      {explanation.omittedDays > 0 && (
        <li>
          <span className={styles.why}>{t("desk-forms.omittedDays", { count: explanation.omittedDays })}</span>
        </li>
      )}
    </ol>
  );
}
