import type { Locale } from "../../shared/contract/common.ts";
import type { Random } from "./random.ts";

const ZONE = "Asia/Shanghai";
const DAY = 86_400_000;

/**
 * Makes the words of a story somebody's own: `{either|or}` by chance, `{day+2}` the date in two days in the story's
 * language, other names from `facts`.
 *
 * @throws Error for a name that is not among the facts
 */
export function fillWords(
  text: string,
  parts: { facts: Record<string, string>; locale: Locale; at: Date; random: Random },
): string {
  const chosen = text.replace(/\{([^{}]*\|[^{}]*)\}/g, (_, list: string) => parts.random.pick(list.split("|")));
  return chosen.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const days = /^day([+-]\d+)$/.exec(name)?.[1];
    if (days) return dateIn(parts.locale, new Date(parts.at.getTime() + Number(days) * DAY));
    const fact = parts.facts[name];
    if (fact === undefined) throw new Error(`A story speaks of {${name}}, which nobody knows.`);
    return fact;
  });
}

function dateIn(locale: Locale, day: Date): string {
  const options = locale === "en" ? ({ weekday: "long" } as const) : ({ weekday: "short" } as const);
  const format = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, {
    ...options,
    day: "numeric",
    month: "long",
    timeZone: ZONE,
  });
  if (locale === "en") return format.format(day);
  const part = Object.fromEntries(format.formatToParts(day).map(({ type, value }) => [type, value]));
  return `${part.month?.replace(/月$/, "")}月${part.day}日（${part.weekday}）`;
}
