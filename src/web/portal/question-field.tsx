import type { ComponentChildren } from "preact";
import type { Locale } from "../../shared/contract/common.ts";
import type { FormField } from "../../shared/contract/forms.ts";
import type { FormFault } from "../../shared/contract/portal.ts";
import { acceptOf, isAboutPerson, longestOf, MOST_FILES, sayLabel } from "../../shared/forms/index.ts";
import type { Say } from "./say.ts";

type Props = {
  field: FormField;
  /** all of the form, for saying what it depends on */
  fields: readonly FormField[];
  typed: readonly string[];
  fault: FormFault | null;
  mayBeAnonymous: boolean;
  locale: Locale;
  say: Say;
};

/** One field of a form, with what is wrong with it beneath. */
export function QuestionField(props: Props) {
  const { field, locale } = props;
  const label = sayLabel(field.label, locale);
  if (field.kind === "heading") {
    return (
      <h2 class="form-heading" data-field={field.key}>
        {label}
      </h2>
    );
  }
  if (field.kind === "hint") {
    return (
      <p class="soft form-hint" data-field={field.key}>
        {label}
      </p>
    );
  }
  const about = { id: field.key, name: field.key, ...described(props) };
  const isGroup = field.kind === "choices" || (field.kind === "choice" && field.look !== "select");
  if (field.kind === "consent") return <Consent {...props} label={label} about={about} />;
  return (
    <div class="field" data-field={field.key} data-wide={isWide(field) ? "" : undefined}>
      {isGroup ? (
        <fieldset class="options" aria-describedby={about["aria-describedby"]}>
          <legend>
            <Label {...props} text={label} />
          </legend>
          <Options {...props} about={about} />
        </fieldset>
      ) : (
        <>
          <label for={field.key}>
            <Label {...props} text={label} />
          </label>
          <Control {...props} about={about} />
        </>
      )}
      <Beneath {...props} />
    </div>
  );
}

type About = ReturnType<typeof described> & { id: string; name: string };

function described({ field, fault, locale }: Props) {
  const parts = [sayLabel(field.help, locale) && `${field.key}-help`, fault && `${field.key}-fault`].filter(Boolean);
  return {
    ...(fault && { "aria-invalid": "true" as const }),
    ...(parts.length > 0 && { "aria-describedby": parts.join(" ") }),
  };
}

function isWide({ kind, look, role }: FormField): boolean {
  return (
    role === "subject" || ["long_text", "files", "choices"].includes(kind) || (kind === "choice" && look !== "select")
  );
}

/** A field that need not be answered says so: most must be. */
function Label({ field, text, say }: Props & { text: string }) {
  return (
    <>
      {text}
      {!field.required && <span class="optional"> {say("forms.optional")}</span>}
    </>
  );
}

function Beneath({ field, fields, fault, locale, say }: Props) {
  const help = sayLabel(field.help, locale);
  return (
    <>
      {help && (
        <p class="soft" id={`${field.key}-help`}>
          {help}
        </p>
      )}
      {field.kind === "files" && (
        <p class="soft">{say("portal.form.filesHint", { limit: field.maxFiles ?? MOST_FILES })}</p>
      )}
      {field.showIf && (
        <noscript>
          <p class="soft">{say("forms.onlyIf", { fields: dependsOn(field, fields, locale) })}</p>
        </noscript>
      )}
      <p class="fault" id={`${field.key}-fault`} data-fault hidden={!fault}>
        {fault?.message}
      </p>
    </>
  );
}

function dependsOn({ showIf }: FormField, fields: readonly FormField[], locale: Locale): string {
  const labels = showIf!.conditions.map(({ field }) =>
    sayLabel(fields.find(({ key }) => key === field)?.label, locale),
  );
  return [...new Set(labels)].map((label) => `“${label}”`).join(", ");
}

/** The browser may insist only where the field is shown whatever else is answered. */
function mustBe({ field, mayBeAnonymous }: Props): boolean {
  return Boolean(field.required) && !field.showIf && !(mayBeAnonymous && isAboutPerson(field));
}

const INPUTS: Partial<
  Record<FormField["kind"], { type: "text" | "date" | "email" | "tel"; inputMode?: "decimal" | "tel" | "email" }>
> = {
  number: { type: "text", inputMode: "decimal" },
  date: { type: "date" },
  email: { type: "email", inputMode: "email" },
  phone: { type: "tel", inputMode: "tel" },
};
const AUTOCOMPLETE: Partial<Record<string, string>> = { name: "name", email: "email", phone: "tel" };

function Control(props: Props & { about: About }) {
  const { field, typed, about, locale, say } = props;
  const [value = ""] = typed;
  const required = mustBe(props);
  if (field.kind === "files") return <input {...about} type="file" multiple accept={acceptOf(field.fileKinds)} />;
  if (field.kind === "long_text") {
    return <textarea {...about} required={required} maxLength={longestOf(field)} rows={7} defaultValue={value} />;
  }
  if (field.kind === "choice") {
    return (
      <select {...about} required={required}>
        <option value="">{say("forms.choose")}</option>
        {field.options?.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {sayLabel(option.label, locale)}
          </option>
        ))}
      </select>
    );
  }
  // Of several types at once, which no type of an input is.
  const attributes: Record<string, unknown> = {
    ...about,
    ...(INPUTS[field.kind] ?? { type: "text" }),
    ...(field.kind === "date" ? { min: field.min, max: field.max } : { maxLength: longestOf(field) }),
    required,
    autocomplete: AUTOCOMPLETE[field.role === "name" ? "name" : field.kind] ?? "off",
    value,
  };
  return <input {...attributes} />;
}

function Options(props: Props & { about: About }): ComponentChildren {
  const { field, typed, locale } = props;
  const isOne = field.kind === "choice";
  return field.options?.map(({ value, label }, index) => (
    <div key={value} class="choice-line">
      <input
        id={`${field.key}-${index}`}
        type={isOne ? "radio" : "checkbox"}
        name={field.key}
        value={value}
        required={isOne && mustBe(props)}
        checked={typed.includes(value)}
      />
      <label for={`${field.key}-${index}`}>{sayLabel(label, locale)}</label>
    </div>
  ));
}

function Consent(props: Props & { label: string; about: About }) {
  const { field, typed, about, label } = props;
  return (
    <div class="field" data-field={field.key} data-wide="">
      <div class="choice-line">
        <input {...about} type="checkbox" value="yes" required={mustBe(props)} checked={typed.length > 0} />
        <label for={field.key}>
          <Label {...props} text={label} />
        </label>
      </div>
      <Beneath {...props} />
    </div>
  );
}
