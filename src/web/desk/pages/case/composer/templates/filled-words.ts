import { fillTemplate, templateText } from "../../../../../../shared/message-template.ts";
import type { ChosenTemplate } from "./use-template.ts";

/** What a chosen template says with what stands in its fields; nothing while it is not there. */
export function templateWords({ template, choice }: ChosenTemplate): string {
  return template ? templateText(fillTemplate(template, choice.values, () => "")) : "";
}
