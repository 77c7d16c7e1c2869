import type { MessageTemplate } from "../../../../../../shared/contract/templates.ts";

/** Templates with all of the wanted words in name or text, those in a language before those in others. Pure. */
export function chooseFrom(
  templates: readonly MessageTemplate[],
  find: string,
  language: string | null,
): MessageTemplate[] {
  const wanted = find.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const found = templates.filter(({ name, parts }) => {
    const text = [name, ...parts.map((part) => part.text)].join("\n").toLocaleLowerCase();
    return wanted.every((word) => text.includes(word));
  });
  const own = language === null ? "" : mainOf(language);
  const rank = (template: MessageTemplate) => (template.language !== null && mainOf(template.language) === own ? 0 : 1);
  return found.toSorted((a, b) => rank(a) - rank(b));
}

/** "zh" of "zh_CN" and "zh-Hans". */
function mainOf(language: string): string {
  return language.split(/[-_]/)[0]!.toLowerCase();
}
