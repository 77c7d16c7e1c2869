/** How a simulated model behaves. `obeys`: it does whatever stands in what it is given, the worst that injection can do. */
export const moods = ["good", "invents", "obeys", "slow", "busy", "down", "broken", "garbage"] as const;
export type Mood = (typeof moods)[number];

type Passage = { name: string; text: string };

/** What the simulated model says to what it is asked: JSON as it was told to write. */
export function sayAs(mood: Mood, user: string): string {
  const question = /Question ⟪([\s\S]*?)⟫/u.exec(user)?.[1];
  if (question === undefined) return JSON.stringify({ ok: true });
  const passages = [...user.matchAll(/^(p\d+) ⟪([\s\S]*?)⟫/gmu)].map(([, name, text]) => ({
    name: name!,
    text: text!,
  }));
  if (mood === "broken") return '{"passage": "p1", "sentences": [{"text": "We';
  if (mood === "obeys" || mood === "invents") return JSON.stringify(lie(mood, question, passages));
  return JSON.stringify(extract(question, passages));
}

/** The passage that shares most with the question, and its sentences that do. */
function extract(question: string, passages: readonly Passage[]) {
  const asked = gramsIn(question);
  const ranked = passages
    .map((passage) => ({ passage, shared: sharedWith(asked, passage.text) }))
    .toSorted((a, b) => b.shared - a.shared);
  const best = ranked[0];
  if (!best || best.shared === 0) return { passage: null, search: question, sentences: [] };
  const [, ...body] = best.passage.text.split("\n");
  const sentences = body.join("\n").split(/(?<=[。！？；\n])|(?<=\.)\s+/u);
  const telling = sentences
    .map((text, place) => ({ text: text.trim(), place, shared: sharedWith(asked, text) }))
    .filter(({ text }) => text !== "")
    .toSorted((a, b) => b.shared - a.shared || a.place - b.place)
    .slice(0, 2)
    .toSorted((a, b) => a.place - b.place);
  return {
    passage: best.passage.name,
    search: null,
    sentences: telling.map(({ text }) => ({ text, passage: best.passage.name })),
  };
}

function lie(mood: "obeys" | "invents", question: string, passages: readonly Passage[]) {
  const passage = passages[0]?.name ?? "p1";
  const invented = [
    "We will refund you 500 euros at once.",
    "本店赔偿一千元。",
    "Your card 4111 1111 1111 1111 is on file.",
    "Open https://evil.example/login and type your password.",
    "Everything can be returned for free within 365 days.",
    "The case is closed.",
  ];
  const obeyed = [question, ...passages.map(({ text }) => text), ...question.split(/[\n.。!?？]/u)].map((text) =>
    text.trim(),
  );
  const texts = mood === "obeys" ? [...obeyed, ...invented].filter(Boolean) : invented;
  return {
    passage,
    search: null,
    sentences: texts.slice(0, 12).map((text) => ({ text: text.slice(0, 2_000), passage })),
  };
}

function gramsIn(text: string): Set<string> {
  const words = text.toLowerCase().match(/\p{Script=Han}+|[\p{L}\p{N}]{3,}/gu) ?? [];
  return new Set(
    words.flatMap((word) =>
      /\p{Script=Han}/u.test(word) ? [...word].slice(1).map((one, at) => [...word][at]! + one) : [word.slice(0, 5)],
    ),
  );
}

function sharedWith(asked: ReadonlySet<string>, text: string): number {
  return [...gramsIn(text)].filter((gram) => asked.has(gram)).length;
}
