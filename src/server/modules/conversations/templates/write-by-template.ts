import type { TemplateChoice, UsedTemplate } from "../../../../shared/contract/templates.ts";
import { faultsOfValues, fillTemplate, templateText } from "../../../../shared/message-template.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { templateNotUsable, templateUnknown, templateValueWrong } from "../errors.ts";
import { findTemplate } from "../store/templates.ts";

/** A message as a template makes it. */
export type WrittenByTemplate = { text: string; template: UsedTemplate };

/**
 * Fills a template of an account. Only what it asks for is kept of the values.
 *
 * @throws conversations.template_unknown, conversations.template_not_usable, conversations.template_value_wrong
 */
export async function writeByTemplate(
  ctx: Ctx,
  accountId: number | null,
  { id, language, values: given }: TemplateChoice,
): Promise<WrittenByTemplate> {
  const template = accountId === null ? null : await findTemplate(ctx.db, { accountId, id, language });
  if (!template) throw templateUnknown({ id, language });
  if (template.state !== "usable") throw templateNotUsable({ name: template.name, state: template.state });
  const filled = template.fields.map(({ key }) => [key, given[key]?.trim() ?? ""] as const);
  const values = Object.fromEntries(filled.filter(([, value]) => value !== ""));
  const [fault] = faultsOfValues(template, values);
  if (fault) {
    const { at, problem, limit } = fault;
    const field = template.fields.find(({ key }) => key === at)?.label ?? at;
    throw templateValueWrong({ field, problem, limit });
  }
  const { name, category } = template;
  const used = { id, language: template.language, values, name, category };
  return { text: templateText(fillTemplate(template, values)), template: used };
}
