import { Alert, Button, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { TemplateChoice, TemplateField } from "../../../../../../shared/contract/templates.ts";
import type { TemplateFault } from "../../../../../../shared/message-template.ts";
import { ErrorState } from "../../../../../ui/error-state.tsx";
import { BlockSkeleton } from "../../../../../ui/skeletons.tsx";
import { TemplatePreview } from "./template-preview.tsx";
import { useTemplateWords } from "./template-words.ts";
import styles from "./templates.module.css";
import type { ChosenTemplate } from "./use-template.ts";

/** The chosen template in place of the text: its fields, and beside them what the customer will see. */
export function TemplateForm(props: {
  chosen: ChosenTemplate;
  sessionOpen: boolean;
  onChange: (choice: TemplateChoice) => void;
  onPick: () => void;
  onLeave: () => void;
}) {
  const { t } = useTranslation();
  const words = useTemplateWords();
  const { choice, template, faults, isLoading, problem } = props.chosen;
  const leave = (
    <Button size="small" type="link" onClick={props.onLeave}>
      {t("desk-template.leave")}
    </Button>
  );
  const buttons = (
    <span className={styles.acts}>
      <Button size="small" type="link" onClick={props.onPick}>
        {t("desk-template.another")}
      </Button>
      {leave}
    </span>
  );
  if (isLoading) return <BlockSkeleton lines={3} />;
  if (problem) {
    return (
      <section className={styles.form} aria-label={t("desk-template.button")}>
        <ErrorState error={problem.error} onRetry={problem.retry} />
        <p className={styles.head}>{leave}</p>
      </section>
    );
  }
  if (!template) return <Alert type="warning" showIcon title={t("desk-template.gone")} action={buttons} />;
  const set = (key: string, value: string) => props.onChange({ ...choice, values: { ...choice.values, [key]: value } });
  const about = [words.language(template), words.category(template), words.cost(template, props.sessionOpen)];
  return (
    <section className={styles.form} aria-label={t("desk-template.of", { name: template.name })}>
      <p className={styles.head}>
        <b>{template.name}</b>
        <small>{about.filter(Boolean).join(" · ")}</small>
        {buttons}
      </p>
      {template.category === "marketing" && <p className={styles.hint}>{t("desk-template.marketing")}</p>}
      <div className={styles.columns}>
        <div className={styles.fields}>
          {template.fields.map((field) => (
            <FieldLine
              key={field.key}
              field={field}
              value={choice.values[field.key] ?? ""}
              fault={faults.find(({ at, problem }) => at === field.key && problem !== "missing")}
              onChange={(value) => set(field.key, value)}
            />
          ))}
          {template.fields.length === 0 && <p className={styles.hint}>{t("desk-template.noFields")}</p>}
        </div>
        <div className={styles.seen}>
          <small>{t("desk-template.preview")}</small>
          <TemplatePreview template={template} values={choice.values} />
          <PartFault faults={faults} />
        </div>
      </div>
    </section>
  );
}

function FieldLine(props: {
  field: TemplateField;
  value: string;
  fault: TemplateFault | undefined;
  onChange: (value: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const { field, value, fault, onChange } = props;
  const wanted = `desk-template.format.${field.format}`;
  const hint = field.format !== null && i18n.exists(wanted) ? t(wanted) : null;
  const label = field.required ? field.label : t("desk-template.optional", { label: field.label });
  const problem = fault && t(`desk-template.problem.${fault.problem}`, { limit: fault.limit });
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is one of antd's
    <label className={styles.field}>
      <span>{label}</span>
      {field.choices.length > 0 ? (
        <Select
          value={value || undefined}
          onChange={onChange}
          options={field.choices.map((choice) => ({ value: choice, label: choice }))}
          aria-label={label}
        />
      ) : (
        <Input
          value={value}
          onChange={(event) => onChange(event.target.value)}
          placeholder={field.example === null ? undefined : t("desk-template.example", { example: field.example })}
          status={problem ? "error" : undefined}
          count={field.maxLength !== null && field.maxLength <= 100 ? { show: true, max: field.maxLength } : undefined}
          maxLength={2_000}
          aria-invalid={Boolean(problem)}
        />
      )}
      {(problem || hint) && <small className={problem ? styles.fault : undefined}>{problem ?? hint}</small>}
    </label>
  );
}

function PartFault({ faults }: { faults: readonly TemplateFault[] }) {
  const { t } = useTranslation();
  const fault = faults.find(({ problem }) => problem === "partTooLong");
  if (!fault) return null;
  return <small className={styles.fault}>{t("desk-template.problem.partTooLong", { limit: fault.limit })}</small>;
}
