import { AutoComplete, Input } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { completeCaseQuery, parseCaseQuery } from "../../shared/case-query/index.ts";
import styles from "./query-input.module.css";

/** Names the desk can look up for `owner:`, `team:` … while somebody types. */
export type QueryOffers = Partial<
  Record<"staff" | "team" | "brand" | "tag" | "channel" | "cause" | "partner", readonly string[]>
>;

/**
 * The query bar: free words and `field:value`, completed while typing, faults named at once. The query counts when Enter is
 * pressed or the box is left, so that a half-typed one never empties the list.
 */
export function QueryInput(props: {
  value: string;
  offers: QueryOffers;
  onSubmit: (text: string) => void;
  label: string;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState(props.value);
  const [caret, setCaret] = useState(0);
  const [open, setOpen] = useState(false);
  useEffect(() => setText(props.value), [props.value]);
  const problems = parseCaseQuery(text).problems;
  const submit = () => {
    setOpen(false);
    if (text.trim() !== props.value && problems.length === 0) props.onSubmit(text.trim());
  };
  return (
    <div className={styles.query}>
      <AutoComplete
        value={text}
        open={open}
        onOpenChange={setOpen}
        defaultActiveFirstOption={false}
        options={open ? completions(text, caret, props.offers, t) : []}
        showSearch={{ filterOption: false }}
        onSelect={(next: string) => {
          setText(next);
          setCaret(next.length);
          // After a field's name its values are offered at once.
          setOpen(next.endsWith(":"));
          if (!next.endsWith(":")) props.onSubmit(next.trim());
        }}
        style={{ width: "100%" }}
        popupMatchSelectWidth={360}
      >
        <Input
          allowClear
          aria-label={props.label}
          aria-invalid={problems.length > 0}
          status={problems.length > 0 ? "error" : ""}
          placeholder={t("desk-cases.query.placeholder")}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            setText(event.target.value);
            setCaret(event.target.selectionStart ?? event.target.value.length);
            setOpen(true);
            if (event.target.value === "" && props.value !== "") props.onSubmit("");
          }}
          onKeyUp={(event) => setCaret(event.currentTarget.selectionStart ?? text.length)}
          onPressEnter={submit}
          onBlur={submit}
        />
      </AutoComplete>
      {problems[0] && (
        <p className={styles.problem} role="alert">
          {t(`cases.query.errors.${problems[0].code}`, problems[0].params)}
        </p>
      )}
    </div>
  );
}

function completions(text: string, caret: number, offers: QueryOffers, t: (key: string) => string) {
  const { from, to, options, more } = completeCaseQuery(text, caret);
  const names = more ? (offers[more.offers] ?? []).filter((name) => fits(name, more.typed)).slice(0, 8) : [];
  const all = [
    ...options.map((option) => ({ insert: option.insert, label: t(option.labelKey) })),
    ...names.map((name) => ({ insert: `"${name}"`, label: name })),
  ];
  return all.map(({ insert, label }) => {
    const open = insert.endsWith(":") || /[<>]$/.test(insert);
    return {
      value: `${text.slice(0, from)}${insert}${open ? "" : " "}${text.slice(to).trimStart()}`,
      label: (
        <span className={styles.option}>
          <span>{label}</span>
          {insert !== label && <code>{insert}</code>}
        </span>
      ),
    };
  });
}

const fits = (name: string, typed: string) => name.toLocaleLowerCase().includes(typed.toLocaleLowerCase());
