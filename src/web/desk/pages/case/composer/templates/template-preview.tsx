import type { MessageTemplate } from "../../../../../../shared/contract/templates.ts";
import { fillTemplate } from "../../../../../../shared/message-template.ts";
import styles from "./templates.module.css";

/** A template as the customer will see it; what is still to be filled in stands in brackets. */
export function TemplatePreview(props: {
  template: MessageTemplate;
  values: Readonly<Record<string, string>>;
  /** one line or two of it, without buttons */
  brief?: boolean;
}) {
  const { template, values, brief = false } = props;
  const parts = fillTemplate(template, values, ({ label, required }) => (required ? `[${label}]` : ""));
  const shown = brief ? parts.filter(({ kind }) => kind === "body") : parts;
  return (
    <span className={brief ? styles.brief : styles.preview}>
      {shown.map(({ kind, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a template stay where they are
        <span key={index} className={styles[kind]}>
          {text}
        </span>
      ))}
    </span>
  );
}
