import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Interval } from "../../../../../shared/contract/calendars.ts";
import styles from "./calendars.module.css";
import { readTime } from "./read-time.ts";

/** The hours of one day: any number of stretches, each typed as a person would ("9", "930", "9:30"). */
export function IntervalEditor(props: {
  day: string;
  value: readonly Interval[];
  onChange: (value: Interval[]) => void;
}) {
  const { t } = useTranslation();
  const { value, onChange, day } = props;
  const change = (index: number, part: Partial<Interval>) =>
    onChange(value.map((interval, at) => (at === index ? { ...interval, ...part } : interval)));
  const add = () => {
    const last = value.at(-1);
    const hour = last ? Math.min(23, Number(last.to.slice(0, 2)) + 1) : 9;
    const text = (hours: number) => `${String(hours).padStart(2, "0")}:00`;
    onChange([...value, { from: text(hour), to: text(Math.min(24, last ? hour + 4 : 18)) }]);
  };
  return (
    <div className={styles.intervals}>
      {value.map((interval, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: stretches are known by their place, and inputs follow their values
        <span key={index} className={styles.interval}>
          <TimeInput
            label={t("desk-calendars.fromOf", { day })}
            value={interval.from}
            onChange={(from) => change(index, { from })}
          />
          <span aria-hidden="true">–</span>
          <TimeInput
            label={t("desk-calendars.toOf", { day })}
            value={interval.to}
            onChange={(to) => change(index, { to })}
          />
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            onClick={() => onChange(value.filter((_, at) => at !== index))}
            aria-label={t("desk-calendars.removeHours", { day, hours: `${interval.from}–${interval.to}` })}
          />
        </span>
      ))}
      <Button
        type="text"
        size="small"
        icon={<PlusOutlined />}
        onClick={add}
        aria-label={t("desk-calendars.addHours", { day })}
      >
        {value.length === 0 && t("desk-calendars.open")}
      </Button>
    </div>
  );
}

function TimeInput(props: { label: string; value: string; onChange: (value: string) => void }) {
  const [text, setText] = useState(props.value);
  useEffect(() => setText(props.value), [props.value]);
  const settle = () => {
    const read = readTime(text);
    if (read === null) setText(props.value);
    else if (read !== props.value) props.onChange(read);
    else setText(read);
  };
  return (
    <Input
      className={styles.time}
      size="small"
      value={text}
      inputMode="numeric"
      maxLength={6}
      aria-label={props.label}
      onFocus={(event) => event.target.select()}
      onChange={(event) => {
        setText(event.target.value);
        // A time that is whole already counts at once, so that saving by the keyboard loses nothing.
        if (/^\d\d:\d\d$/.test(event.target.value) && readTime(event.target.value)) props.onChange(event.target.value);
      }}
      onBlur={settle}
    />
  );
}
