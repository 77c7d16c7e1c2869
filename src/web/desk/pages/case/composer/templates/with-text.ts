import type { MessageTemplate, TemplateChoice } from "../../../../../../shared/contract/templates.ts";

/** Puts words into the first field that is still empty, on one line; where all are full, behind what stands in the last. */
export function withText(choice: TemplateChoice, { fields }: MessageTemplate, text: string): TemplateChoice {
  const open = fields.filter(({ choices }) => choices.length === 0);
  const field = open.find(({ key }) => !choice.values[key]) ?? open.at(-1);
  if (!field) return choice;
  const before = choice.values[field.key] ?? "";
  const words = [before, text.replace(/\s+/g, " ").trim()].filter(Boolean).join(" ");
  return { ...choice, values: { ...choice.values, [field.key]: words } };
}
