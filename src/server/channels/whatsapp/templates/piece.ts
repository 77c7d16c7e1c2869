import type { TemplateField, TemplatePart } from "../../../kernel/channel/index.ts";

/** Characters of a header, a body and a footer with the values in them. */
export const LONGEST = { header: 60, body: 1_024, footer: 60 } as const;

/** What a component of a template adds; `unsupported` names what cannot be filled in here. */
export type Piece = { parts?: TemplatePart[]; fields?: TemplateField[]; unsupported?: string };

/** A field that takes any words on one line. */
export function plainField(key: string, label: string): TemplateField {
  const none = { format: null, pattern: null, choices: [], example: null };
  return { key, label, required: true, maxLength: LONGEST.body, ...none };
}

/** What is told as text, nothing where it is none. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
