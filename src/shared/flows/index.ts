/** Flows: what they are, how they are walked, and what may be wrong with a drawing. The same in the browser and on the server. */
export {
  answerStep,
  canGoBack,
  goBack,
  SOLVED,
  settleAct,
  settleLookUp,
  startFlow,
  stepOf,
  wantsOf,
} from "./engine.ts";
export { faultsOfFlow } from "./faults-of-flow.ts";
export { lead, type Way, waysOf } from "./leads-to.ts";
export type { FlowAnswer } from "./read-answer.ts";
export { type AnsweredFile, type Fact, type FlowState, knownIn, type PathLine } from "./state.ts";
export { type PlayerWords, sayIn, turnOf, wrongWords } from "./turn.ts";
