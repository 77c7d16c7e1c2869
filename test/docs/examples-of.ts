/** An example of a page: a command to type, a program, or the answer that the one before it gives. */
export type Example = { kind: "sh" | "js" | "json"; text: string; line: number };

const FENCE = /^(?<indent> *)```(?<info>[^\n]*)\n(?<text>[\s\S]*?)^\k<indent>```\s*$/gm;
/** What cannot run in a test says so itself: ```sh no-test */
const LEFT_OUT = "no-test";
const TYPED = /(?:^|[\s|;&(])(?:\.\/keepword|curl)\s/m;

/** The examples of a Markdown page that can be run, in order, each answer behind what it answers. */
export function examplesOf(markdown: string): Example[] {
  const examples: Example[] = [];
  for (const { groups, index } of markdown.matchAll(FENCE)) {
    const [kind = "", ...marks] = groups!.info!.trim().split(/\s+/);
    if (marks.includes(LEFT_OUT)) continue;
    const text = groups!.text!;
    const line = markdown.slice(0, index).split("\n").length;
    if (kind === "js" || kind === "json") examples.push({ kind, text, line });
    else if (kind === "sh" && TYPED.test(text)) examples.push({ kind, text, line });
  }
  return examples;
}

/**
 * Where an answer has another shape than the page shows: other keys, or a value of another type. What a list shows are its
 * first entries; an empty list says nothing of what may be in it.
 *
 * @returns the places, in words; none when it is as shown
 */
export function differences(shown: unknown, given: unknown, at = "the answer"): string[] {
  if (typeOf(shown) !== typeOf(given)) return [`${at} is shown as ${typeOf(shown)} and is ${typeOf(given)}`];
  if (Array.isArray(shown) && Array.isArray(given)) {
    if (shown.length > given.length) return [`${at} is shown with ${shown.length} entries and has ${given.length}`];
    return shown.flatMap((entry, index) => differences(entry, given[index], `${at}[${index}]`));
  }
  if (!isObject(shown) || !isObject(given)) return [];
  return [
    ...Object.keys(given).flatMap((key) => (key in shown ? [] : [`${at}.${key} is not shown`])),
    ...Object.keys(shown).flatMap((key) =>
      key in given ? differences(shown[key], given[key], `${at}.${key}`) : [`${at}.${key} is shown and not there`],
    ),
  ];
}

function typeOf(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "list" : typeof value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeOf(value) === "object";
}
