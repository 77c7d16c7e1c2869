import type { MessageTemplate, TemplateField, TemplatePart } from "./contract/templates.ts";

type Values = Readonly<Record<string, string>>;
type Template = Pick<MessageTemplate, "parts" | "fields">;

const PLACE = /\{\{([^{}]+)\}\}/g;

/**
 * The parts of a template as the person sees them. A place without a value shows `empty` of its field; a line of nothing
 * but such places is left out.
 */
export function fillTemplate(
  { parts, fields }: Template,
  values: Values,
  empty: (field: TemplateField) => string = () => "",
): TemplatePart[] {
  const known = new Map(fields.map((field) => [field.key, field]));
  const shownFor = (key: string) => {
    const field = known.get(key);
    if (!field) return null;
    return values[key]?.trim() || empty(field);
  };
  return parts.map((part) => ({ ...part, text: fillLines(part.text, shownFor) })).filter(({ text }) => text !== "");
}

function fillLines(text: string, shownFor: (key: string) => string | null): string {
  const lines = text.split("\n").flatMap((line) => {
    const filled = line.replace(PLACE, (place, key: string) => shownFor(key) ?? place);
    return filled.trim() === "" && line.trim() !== "" ? [] : [filled];
  });
  return lines.join("\n").trim();
}

/** A filled template as one text: how it stands in the case, and in everything that reads messages. */
export function templateText(filled: readonly TemplatePart[]): string {
  const above = filled.filter(({ kind }) => kind !== "button").map(({ text }) => text);
  const buttons = filled.filter(({ kind }) => kind === "button").map(({ text }) => `[${text}]`);
  return [...above, buttons.join("\n")].filter(Boolean).join("\n\n");
}

/** What is wrong with a value, or with the part that the values stand in. */
export type TemplateFault = {
  /** the key of a field, or the kind of a part */
  at: string;
  problem: "missing" | "tooLong" | "lines" | "format" | "choice" | "partTooLong";
  limit: number | null;
};

/** What the provider would refuse of these values; nothing when it takes them. */
export function faultsOfValues(template: Template, values: Values): TemplateFault[] {
  const faults = template.fields.flatMap((field) => faultOf(field, values[field.key]?.trim() ?? "") ?? []);
  const parts = fillTemplate(template, values).flatMap(({ kind, text, maxLength }): TemplateFault[] =>
    maxLength !== null && [...text].length > maxLength ? [{ at: kind, problem: "partTooLong", limit: maxLength }] : [],
  );
  return [...faults, ...parts];
}

function faultOf(field: TemplateField, value: string): TemplateFault | null {
  const fault = (problem: TemplateFault["problem"], limit: number | null = null) => ({ at: field.key, problem, limit });
  if (value === "") return field.required ? fault("missing") : null;
  if (/[\r\n\t]| {5}/.test(value)) return fault("lines");
  if (field.maxLength !== null && [...value].length > field.maxLength) return fault("tooLong", field.maxLength);
  if (field.choices.length > 0 && !field.choices.includes(value)) return fault("choice");
  if (field.pattern !== null && !new RegExp(field.pattern, "u").test(value)) return fault("format");
  return null;
}
