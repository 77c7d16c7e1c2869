import type { FlowAnswered, FlowSpec } from "../../../../shared/contract/flows.ts";
import { knownIn, type PathLine, SOLVED, sayIn, stepOf } from "../../../../shared/flows/index.ts";
import { wordsOf } from "../../../kernel/words.ts";

const locales = ["zh-CN", "en"] as const;

/** What was asked and answered on a way, in both languages. Questions that were skipped are not among it. */
export function answersOf(spec: FlowSpec, path: readonly PathLine[]): FlowAnswered[] {
  const known = knownIn(path);
  const both = (say: (locale: (typeof locales)[number]) => string) => ({ "zh-CN": say("zh-CN"), en: say("en") });
  return path.flatMap((line) => {
    if (line.did !== "answered" || line.value === "") return [];
    const step = stepOf(spec, line.step);
    if (line.key === SOLVED && step?.type === "end") {
      const isYes = line.value === "yes";
      const question = both((locale) => wordsOf(locale)("flows.solved.question"));
      return [
        { question, answer: both((locale) => wordsOf(locale)(`flows.solved.${isYes ? "yes" : "no"}`)), at: line.at },
      ];
    }
    if (step?.type !== "ask") return [];
    const option = step.options.find(({ value }) => value === line.value);
    const isChoice = step.kind === "choice" && option;
    const answer = isChoice ? both((locale) => sayIn(option.label, locale, known)) : both(() => line.value);
    return [{ question: both((locale) => sayIn(step.text, locale, known)), answer, at: line.at }];
  });
}

/** The same as a note: a line a question. */
export function answersAsText(spec: FlowSpec, path: readonly PathLine[], locale: (typeof locales)[number]): string {
  const lines = answersOf(spec, path).map(
    ({ question, answer }) => `${firstLine(question[locale] ?? "")} — ${answer[locale] ?? ""}`,
  );
  return [sayIn(spec.name, locale, {}), ...lines].join("\n");
}

function firstLine(text: string): string {
  return text.split("\n").find((line) => line.trim() !== "") ?? "";
}
