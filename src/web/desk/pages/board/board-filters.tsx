import { Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { type BoardDimension, boardDimensions } from "../../../../shared/contract/board.ts";
import styles from "./board.module.css";
import { type Period, periods } from "./periods.ts";

/** By what is counted, and over which days. */
export function BoardFilters(props: {
  by: BoardDimension;
  period: Period;
  span: { from: string; to: string };
  onChange: (part: { by?: string; period?: string; from?: string; to?: string }) => void;
}) {
  const { by, period, span, onChange } = props;
  const { t } = useTranslation();
  const day = (end: "from" | "to") => (
    <label htmlFor={`board-${end}`}>
      <span>{t(`desk-board.${end}`)}</span>
      <Input
        id={`board-${end}`}
        type="date"
        value={span[end]}
        onChange={({ target }) => target.value && onChange({ [end]: target.value })}
      />
    </label>
  );
  return (
    <search className={styles.filters} aria-label={t("desk-board.filters")}>
      <Select
        value={by}
        aria-label={t("desk-board.countedBy")}
        onChange={(next) => onChange({ by: next })}
        options={boardDimensions.map((value) => ({ value, label: t(`desk-board.by.${value}`) }))}
      />
      <Select<Period>
        value={period}
        aria-label={t("desk-board.period")}
        onChange={(next) => onChange({ period: next, ...(next === "own" && span) })}
        options={periods.map((value) => ({ value, label: t(`desk-board.periods.${value}`) }))}
      />
      {period === "own" && (
        <>
          {day("from")}
          {day("to")}
        </>
      )}
    </search>
  );
}
