import type { Locale } from "../../../../shared/contract/common.ts";
import type { FlowTurn } from "../../../../shared/contract/flows.ts";
import { sayIn, turnOf, wrongWords } from "../../../../shared/flows/index.ts";
import { wordsOf } from "../../../kernel/words.ts";
import type { RunFacts } from "../store/runs.ts";

/** A turn, and the same as bare lines for channels that have nothing else. */
export type RunTurn = FlowTurn & { texts: string[] };

/** What is said and asked where a run stands; `missed`: the last answer could not be taken. */
export function presentTurn(run: RunFacts, missed = false, locale: Locale = run.locale): RunTurn {
  const say = wordsOf(locale);
  const words = { solved: say("flows.solved.question"), yes: say("flows.solved.yes"), no: say("flows.solved.no") };
  const turn = turnOf(run.spec, run.state, locale, words);
  const usual = () => say(`flows.wrong.${turn.ask?.kind ?? "text"}`);
  const wrong = missed && turn.ask ? wrongWords(run.spec, run.state, locale) || usual() : null;
  return {
    runId: run.id,
    name: sayIn(run.spec.name, locale, {}),
    stepNo: run.state.stepNo,
    ...turn,
    wrong,
    end: run.outcome ?? run.state.end,
    texts: wrong ? [wrong] : turn.says.map(({ text }) => text).filter((text) => text !== ""),
  };
}
