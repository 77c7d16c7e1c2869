import { InputNumber, Select, Space } from "antd";
import { useTranslation } from "react-i18next";
import styles from "./rules.module.css";

const units = ["m", "h", "d", "w"] as const;

/** A length of time as a number and its unit; the value is `2d`. */
export function TimeField(props: { id?: string; value?: string; onChange?: (value: string) => void; label: string }) {
  const { t } = useTranslation();
  const [, amount = "", unit = "h"] = /^(\d*)([mhdw])$/.exec(props.value ?? "") ?? [];
  return (
    <Space.Compact className={styles.time}>
      <InputNumber
        id={props.id}
        min={1}
        max={500_000}
        precision={0}
        value={amount === "" ? null : Number(amount)}
        onChange={(next) => props.onChange?.(`${next ?? ""}${unit}`)}
        aria-label={props.label}
      />
      <Select
        value={unit}
        onChange={(next) => props.onChange?.(`${amount}${next}`)}
        options={units.map((value) => ({ value, label: t(`desk-rules.unit.${value}`) }))}
        aria-label={t("desk-rules.unit.label")}
      />
    </Space.Compact>
  );
}

/** For a field that needs a length of time. */
export function useTimeNeeded() {
  const { t } = useTranslation();
  return { pattern: /^\d+[mhdw]$/, required: true, message: t("desk-pickers.missing") };
}
