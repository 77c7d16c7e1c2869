import { Alert, Button, Input, InputNumber } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CalendarInput, TriedCalendar } from "../../../../../shared/contract/calendars.ts";
import { api } from "../../../../lib/api.ts";
import { errorText } from "../../../../lib/i18n.ts";
import { useClock } from "../../../../lib/time.ts";
import { wallTime } from "../../../../lib/wall-time.ts";
import { DueDays } from "../../../../ui/due-days.tsx";
import styles from "./calendars.module.css";

const HOUR = 3_600_000;

/** "What is eight working hours from now?" – asked of what stands in the form, saved or not, and explained day by day. */
export function CalendarTester({ input }: { input: () => CalendarInput }) {
  const { t } = useTranslation();
  const clock = useClock();
  const id = useId();
  const [hours, setHours] = useState<number | null>(8);
  const [start, setStart] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [result, setResult] = useState<TriedCalendar | null>(null);
  const ask = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const calendar = input();
      const startedAt = start === "" ? undefined : wallTime(start, calendar.timeZone);
      const businessMs = Math.round((hours ?? 0) * HOUR);
      setResult(await api.post("/api/v1/calendars/try", { body: { calendar, startedAt, businessMs } }));
    } catch (error) {
      setResult(null);
      setProblem(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  const zone = result?.explanation.calendar.timeZone;
  return (
    <div>
      <div className={styles.tester}>
        <label htmlFor={`${id}-hours`}>
          {t("desk-calendars.try.hours")}
          <InputNumber id={`${id}-hours`} min={0} max={10_000} step={1} value={hours} onChange={setHours} />
        </label>
        <label htmlFor={`${id}-from`}>
          {t("desk-calendars.try.from")}
          <Input
            id={`${id}-from`}
            type="datetime-local"
            value={start}
            onChange={(event) => setStart(event.target.value)}
          />
        </label>
        <Button onClick={ask} loading={busy}>
          {t("desk-calendars.try.ask")}
        </Button>
      </div>
      <div aria-live="polite">
        {problem && <Alert type="error" title={problem} showIcon />}
        {result && zone && (
          <>
            <p className={styles.answer}>
              {t("desk-calendars.try.answer", {
                time: new Intl.DateTimeFormat(clock.locale, {
                  dateStyle: "full",
                  timeStyle: "short",
                  timeZone: zone,
                }).format(Date.parse(result.dueAt)),
                zone: zone.replaceAll("_", " "),
              })}
            </p>
            {!result.explanation.holidaysKnown && <p className={styles.soft}>{t("desk-calendars.try.unknown")}</p>}
            <DueDays explanation={result.explanation} />
          </>
        )}
      </div>
    </div>
  );
}
