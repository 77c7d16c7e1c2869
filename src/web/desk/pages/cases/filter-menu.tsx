import { DownOutlined } from "@ant-design/icons";
import { Button, Checkbox, Input, Popover } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type FieldName, findField, type QueryValue } from "../../../../shared/case-query/index.ts";
import { chosenValues, isSameValue, toggleValue, withChosenValues } from "../../../lib/case-filters.ts";
import styles from "./list.module.css";

/** A multi-select for one field that writes the query: what is ticked here is what stands there. */
export function FilterMenu(props: {
  field: FieldName;
  names?: readonly string[];
  query: string;
  onChange: (query: string) => void;
}) {
  const { t } = useTranslation();
  const [find, setFind] = useState("");
  const { field, names = [], query } = props;
  const chosen = chosenValues(query, field);
  const label = t(`cases.query.fields.${field}`);
  const words: { value: QueryValue; label: string }[] = (findField(field)?.keywords ?? []).map((keyword) => ({
    value: { kind: "keyword", keyword },
    label: t(`cases.query.values.${field}.${keyword}`),
  }));
  const texts = names.map((text) => ({ value: { kind: "text", text } satisfies QueryValue, label: text }));
  const options = [...words, ...texts].filter((option) =>
    option.label.toLocaleLowerCase().includes(find.toLocaleLowerCase()),
  );
  const content = (
    <div className={styles.filter}>
      {words.length + texts.length > 10 && (
        <Input
          value={find}
          onChange={(event) => setFind(event.target.value)}
          placeholder={t("desk-cases.filter.find")}
          aria-label={t("desk-cases.filter.find")}
        />
      )}
      <fieldset className={styles.choices} aria-label={label}>
        {options.map((option) => (
          <Checkbox
            key={JSON.stringify(option.value)}
            checked={chosen.some((value) => isSameValue(value, option.value))}
            onChange={() => props.onChange(toggleValue(query, field, option.value))}
          >
            {option.label}
          </Checkbox>
        ))}
      </fieldset>
      {chosen.length > 0 && (
        <Button type="link" size="small" onClick={() => props.onChange(withChosenValues(query, field, []))}>
          {t("desk-cases.filter.clear")}
        </Button>
      )}
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomLeft" content={content} destroyOnHidden>
      <Button size="small" type={chosen.length > 0 ? "primary" : "default"} ghost={chosen.length > 0}>
        {label}
        {chosen.length > 0 && ` ${chosen.length}`}
        <DownOutlined aria-hidden="true" style={{ fontSize: 9 }} />
      </Button>
    </Popover>
  );
}
