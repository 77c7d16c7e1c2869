import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { calendarFaults } from "../../../../../shared/business-time/index.ts";
import type { Interval, Week } from "../../../../../shared/contract/calendars.ts";
import styles from "./calendars.module.css";
import { IntervalEditor } from "./interval-editor.tsx";
import { useDateWords } from "./use-date-words.ts";

const WORKING_DAYS = [0, 1, 2, 3, 4];
const DAY_MINUTES = 1440;

/** The hours of a week, day by day, with a picture of each day. */
export function WeekEditor(props: { id?: string; value?: Week; onChange?: (week: Week) => void }) {
  const { t } = useTranslation();
  const dates = useDateWords();
  const week = props.value ?? [];
  const faults = calendarFaults({ timeZone: "UTC", week: [...week], overrides: [] });
  const change = (days: readonly number[], intervals: Interval[]) =>
    props.onChange?.(week.map((day, index) => (days.includes(index) ? intervals : day)));
  return (
    <div className={styles.week} id={props.id}>
      {week.map((intervals, index) => {
        const day = dates.weekday(index);
        const fault = faults.find(({ path }) => path.startsWith(`/week/${index}/`));
        return (
          <fieldset key={day} className={styles.weekday} aria-label={day}>
            <b>{day}</b>
            <DayBar intervals={intervals} />
            <IntervalEditor day={day} value={intervals} onChange={(next) => change([index], next)} />
            {index === 0 && intervals.length > 0 && (
              <Button type="link" size="small" onClick={() => change(WORKING_DAYS, intervals)}>
                {t("desk-calendars.copy")}
              </Button>
            )}
            {fault && (
              <p className={styles.problem} role="alert">
                {t(`calendars.faults.${fault.fault}`)}
              </p>
            )}
          </fieldset>
        );
      })}
    </div>
  );
}

function DayBar({ intervals }: { intervals: readonly Interval[] }) {
  const { t } = useTranslation();
  const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  const words = intervals.map(({ from, to }) => `${from}–${to}`).join(", ") || t("desk-calendars.closed");
  return (
    <span className={styles.bar} role="img" aria-label={words}>
      {intervals.map(({ from, to }) => (
        <i
          key={from + to}
          style={{
            insetInlineStart: `${(minutes(from) / DAY_MINUTES) * 100}%`,
            width: `${(Math.max(0, minutes(to) - minutes(from)) / DAY_MINUTES) * 100}%`,
          }}
        />
      ))}
    </span>
  );
}
