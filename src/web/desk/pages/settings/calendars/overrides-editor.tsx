import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { calendarFaults } from "../../../../../shared/business-time/index.ts";
import type { CalendarOverride } from "../../../../../shared/contract/calendars.ts";
import styles from "./calendars.module.css";
import { IntervalEditor } from "./interval-editor.tsx";
import { useDateWords } from "./use-date-words.ts";

type Choice = "closed" | "worked" | "hours";

/** Single dates that depart from the week and from public holidays. */
export function OverridesEditor(props: {
  id?: string;
  value?: CalendarOverride[];
  onChange?: (overrides: CalendarOverride[]) => void;
}) {
  const { t } = useTranslation();
  const dates = useDateWords();
  const [date, setDate] = useState("");
  const value = props.value ?? [];
  const faults = calendarFaults({ timeZone: "UTC", week: Array.from({ length: 7 }, () => []), overrides: value });
  const change = (index: number, override: CalendarOverride) =>
    props.onChange?.(value.map((other, at) => (at === index ? override : other)));
  const choose = (index: number, override: CalendarOverride, choice: Choice) => {
    const { intervals: _, ...rest } = override;
    if (choice === "closed") change(index, { ...rest, kind: "closed" });
    else if (choice === "worked") change(index, { ...rest, kind: "open" });
    else change(index, { ...rest, kind: "open", intervals: [{ from: "09:00", to: "18:00" }] });
  };
  const choiceOf = ({ kind, intervals }: CalendarOverride): Choice =>
    kind === "closed" ? "closed" : intervals ? "hours" : "worked";
  const add = () => {
    if (date === "" || value.some((override) => override.date === date)) return;
    props.onChange?.([...value, { date, kind: "closed" as const }].toSorted((a, b) => (a.date < b.date ? -1 : 1)));
    setDate("");
  };
  return (
    <div id={props.id}>
      <ul className={styles.overrides}>
        {value.map((override, index) => {
          const day = dates.day(override.date);
          const fault = faults.find(({ path }) => path.startsWith(`/overrides/${index}/`));
          return (
            <li key={override.date} aria-label={day}>
              <b>{day}</b>
              <Select<Choice>
                size="small"
                value={choiceOf(override)}
                aria-label={t("desk-calendars.whatOn", { day })}
                onChange={(choice) => choose(index, override, choice)}
                options={(["closed", "worked", "hours"] as const).map((choice) => ({
                  value: choice,
                  label: t(`desk-calendars.override.${choice}`),
                }))}
              />
              <Input
                size="small"
                value={override.name ?? ""}
                maxLength={100}
                placeholder={t("desk-calendars.why")}
                aria-label={t("desk-calendars.whyOn", { day })}
                onChange={({ target }) => change(index, { ...override, name: target.value || undefined })}
              />
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined />}
                onClick={() => props.onChange?.(value.filter((_, at) => at !== index))}
                aria-label={t("desk-calendars.removeDate", { day })}
              />
              {override.intervals && (
                <IntervalEditor
                  day={day}
                  value={override.intervals}
                  onChange={(intervals) => change(index, { ...override, intervals })}
                />
              )}
              {fault && (
                <p className={styles.problem} role="alert">
                  {t(`calendars.faults.${fault.fault}`)}
                </p>
              )}
            </li>
          );
        })}
      </ul>
      <div className={styles.addDate}>
        <Input
          type="date"
          value={date}
          onChange={(event) => setDate(event.target.value)}
          aria-label={t("desk-calendars.date")}
          onPressEnter={(event) => {
            event.preventDefault();
            add();
          }}
        />
        <Button icon={<PlusOutlined />} onClick={add} disabled={date === ""}>
          {t("desk-calendars.addDate")}
        </Button>
      </div>
    </div>
  );
}
