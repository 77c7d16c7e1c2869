import type { FlowOption } from "../contract/flows.ts";

const NUMERALS = "一二三四五六七八九十";
const PLACE = /^(?:第|选(?:择)?|option|number|no\.?)?\s*(\d{1,2}|[一二三四五六七八九十])\s*(?:个|项|种|[.、)）])?$/i;
const HAN = /\p{Script=Han}/u;

/**
 * Which option somebody means: by its value or label, by its place (“2”, “第二个”), or in words of their own that say one of
 * them and no other (“不想要了” of “不想要了 / 买错了”); null where none, or more than one, may be meant.
 */
export function readChoice(options: readonly FlowOption[], text: string): string | null {
  const said = plain(text);
  const exact = options.find(({ value, label }) => [value, ...Object.values(label)].some((one) => plain(one) === said));
  if (exact) return exact.value;
  const place = PLACE.exec(text.trim())?.[1];
  if (place) return options[(NUMERALS.indexOf(place) + 1 || Number(place)) - 1]?.value ?? null;
  for (const fits of [equal, says]) {
    const meant = options.filter((option) => waysOf(option).some((way) => fits(said, way)));
    if (meant.length > 0) return meant.length === 1 ? meant[0]!.value : null;
  }
  return null;
}

/** The ways in which a label may be said: whole, and what stands between its commas and strokes. */
function waysOf({ label }: FlowOption): string[] {
  return Object.values(label)
    .flatMap((one) => [one, ...one.split(/[/／，,;；]/)])
    .map(plain)
    .filter((way) => way !== "");
}

const equal = (said: string, way: string) => said === way;

/** One is in the other; of English whole words, of Chinese two characters and more. */
function says(said: string, way: string): boolean {
  const [short, long] = said.length < way.length ? [said, way] : [way, said];
  if (HAN.test(short)) return [...short].length > 1 && long.includes(short);
  return short.length > 1 && ` ${long} `.includes(` ${short} `);
}

function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[.。!！?？~～“”"'’]+/g, "")
    .replace(/[\s,、;]+/g, " ")
    .trim();
}
