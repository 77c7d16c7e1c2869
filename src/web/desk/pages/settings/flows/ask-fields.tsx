import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox, Input, InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import type { AskStep, FlowOption, FlowStep } from "../../../../../shared/contract/flows.ts";
import { askKinds } from "../../../../../shared/flows/kinds.ts";
import { locales } from "../../../../lib/i18n.ts";
import { Choice } from "./choice.tsx";
import styles from "./flows.module.css";
import { TextFields } from "./text-fields.tsx";

/** What is asked, which answers can be taken, and what is said to others. */
export function AskFields({ step, onChange }: { step: AskStep; onChange: (step: FlowStep) => void }) {
  const { t } = useTranslation();
  const change = (part: Partial<AskStep>) => onChange({ ...step, ...part });
  const bound = (name: "min" | "max") => (
    <div className={styles.field}>
      <label htmlFor={`${step.id}-${name}`}>
        {t(name === "min" ? "desk-flows.field.min" : "desk-flows.field.max")}
      </label>
      <InputNumber
        id={`${step.id}-${name}`}
        value={step[name] ?? null}
        onChange={(value) => {
          const { [name]: _, ...rest } = step;
          onChange(value === null ? rest : { ...rest, [name]: value });
        }}
      />
    </div>
  );
  return (
    <>
      <div className={styles.pair}>
        <Choice
          label={t("desk-flows.field.kind")}
          value={step.kind}
          onChange={(kind) => change({ kind })}
          options={askKinds.map((value) => ({ value, label: t(`desk-flows.ask.${value}`) }))}
        />
        <div className={styles.field}>
          <label htmlFor={`${step.id}-key`}>{t("desk-flows.field.key")}</label>
          <Input
            id={`${step.id}-key`}
            value={step.key}
            maxLength={40}
            onChange={({ target }) => change({ key: target.value.toLowerCase().replace(/[^a-z0-9_]/g, "_") })}
          />
        </div>
      </div>
      {step.kind === "choice" && <Options options={step.options} onChange={(options) => change({ options })} />}
      {step.kind === "number" && (
        <div className={styles.pair}>
          {bound("min")}
          {bound("max")}
        </div>
      )}
      {step.kind === "order_number" && (
        <div className={styles.field}>
          <label htmlFor={`${step.id}-mask`}>{t("desk-flows.field.mask")}</label>
          <Input
            id={`${step.id}-mask`}
            value={step.mask ?? ""}
            maxLength={60}
            placeholder="KW-9999"
            onChange={({ target }) => {
              const { mask: _, ...rest } = step;
              onChange(target.value ? { ...rest, mask: target.value } : rest);
            }}
          />
        </div>
      )}
      <Checkbox checked={step.optional} onChange={({ target }) => change({ optional: target.checked })}>
        {t("desk-flows.field.optional")}
      </Checkbox>
      <TextFields label={t("desk-flows.field.wrong")} value={step.wrong} onChange={(wrong) => change({ wrong })} />
    </>
  );
}

function Options({ options, onChange }: { options: FlowOption[]; onChange: (options: FlowOption[]) => void }) {
  const { t } = useTranslation();
  const set = (at: number, label: FlowOption["label"]) =>
    onChange(options.map((option, place) => (place === at ? { ...option, label } : option)));
  const add = () => {
    let number = options.length + 1;
    while (options.some(({ value }) => value === `o${number}`)) number++;
    onChange([...options, { value: `o${number}`, label: {}, next: null }]);
  };
  return (
    <fieldset className={styles.options}>
      <legend>{t("desk-flows.field.options")}</legend>
      {options.map((option, at) => (
        <div key={option.value} className={styles.option}>
          {locales.map((locale) => {
            const words = t(locale === "en" ? "desk-forms.inEnglish" : "desk-forms.inChinese");
            return (
              <Input
                key={locale}
                value={option.label[locale] ?? ""}
                maxLength={200}
                placeholder={words}
                aria-label={t("desk-flows.optionIn", { number: at + 1, language: words })}
                onChange={({ target }) => set(at, { ...option.label, [locale]: target.value })}
              />
            );
          })}
          <Button
            type="text"
            icon={<CloseOutlined />}
            onClick={() => onChange(options.filter((_, place) => place !== at))}
            aria-label={t("desk-flows.removeOption", { number: at + 1 })}
          />
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined />} disabled={options.length >= 20} onClick={add}>
        {t("desk-flows.addOption")}
      </Button>
    </fieldset>
  );
}
