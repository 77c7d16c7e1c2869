import type { Locale } from "../contract/common.ts";
import type { AskStep, FlowAsk, FlowSpec, FlowText } from "../contract/flows.ts";
import { canGoBack, SOLVED, stepOf, wantsOf } from "./engine.ts";
import { waysOf } from "./leads-to.ts";
import { type Fact, type FlowState, knownIn, offeredOrders } from "./state.ts";

const PLACES = /\{\{\s*([a-z][a-z0-9_.]*)\s*\}\}/g;

/** Words that every flow needs and nobody draws. */
export type PlayerWords = { solved: string; yes: string; no: string };

/** What is said and asked where a run stands, in a language. */
export function turnOf(spec: FlowSpec, state: FlowState, locale: Locale, words: PlayerWords) {
  const known = knownIn(state.path);
  const from = state.path.findLastIndex(({ did }) => did === "answered") + 1;
  const says = state.path.slice(from).flatMap((line) => {
    const step = line.did === "said" ? stepOf(spec, line.step) : undefined;
    if (step?.type === "say") return [{ text: sayIn(step.text, locale, known), picture: step.picture }];
    if (step?.type === "hand_over" || step?.type === "end") {
      return [{ text: sayIn(step.text, locale, known), picture: null }];
    }
    return [];
  });
  const step = wantsOf(spec, state).what === "answer" ? stepOf(spec, state.at) : undefined;
  const rest = { canGoBack: canGoBack(state), progress: progressOf(spec, state) };
  if (step?.type === "ask") {
    says.push({ text: sayIn(step.text, locale, known), picture: step.picture });
    return { says, ask: askOf(step, locale, known), ...rest };
  }
  if (step?.type === "end") {
    says.push({ text: words.solved, picture: null });
    const options = [
      { value: "yes", label: words.yes },
      { value: "no", label: words.no },
    ];
    return { says, ask: { key: SOLVED, kind: "solved" as const, optional: false, options }, ...rest };
  }
  return { says, ask: null, ...rest };
}

/** What is said instead where an answer could not be taken; empty: the usual words for this kind of question. */
export function wrongWords(spec: FlowSpec, state: FlowState, locale: Locale): string {
  const step = stepOf(spec, state.at);
  return step?.type === "ask" ? sayIn(step.wrong, locale, knownIn(state.path)) : "";
}

/** A text in a language, else in the other, with what is known in its places. */
export function sayIn(text: FlowText, locale: Locale, known: Record<string, Fact>): string {
  const words = text[locale] || text[locale === "en" ? "zh-CN" : "en"] || "";
  return words.replaceAll(PLACES, (_, name: string) => {
    const fact = known[name];
    return fact === undefined ? "" : typeof fact === "string" ? fact : sayIn(fact, locale, {});
  });
}

function askOf(step: AskStep, locale: Locale, known: Record<string, Fact>): FlowAsk {
  const options = step.kind === "choice" ? step.options : [];
  return {
    key: step.key,
    kind: step.kind,
    optional: step.optional,
    options:
      step.kind === "order_number"
        ? offeredOrders(known)
        : options.map(({ value, label }) => ({ value, label: sayIn(label, locale, known) })),
  };
}

/** The share of the way that is behind: questions answered, of these and the most that may still come. */
function progressOf(spec: FlowSpec, state: FlowState): number {
  if (state.end) return 1;
  const done = state.path.filter(({ did }) => did === "answered").length;
  const ahead = Math.max(1, questionsAhead(spec, state.at, new Set(), new Map()));
  return done / (done + ahead);
}

function questionsAhead(spec: FlowSpec, id: string | null, above: Set<string>, counted: Map<string, number>): number {
  const step = stepOf(spec, id);
  if (!step || above.has(step.id)) return 0;
  const before = counted.get(step.id);
  if (before !== undefined) return before;
  above.add(step.id);
  const ways = waysOf(step).map(({ next }) => questionsAhead(spec, next, above, counted));
  above.delete(step.id);
  const asks = step.type === "ask" || (step.type === "end" && step.solved === "ask");
  const count = Math.max(0, ...ways) + (asks ? 1 : 0);
  counted.set(step.id, count);
  return count;
}
