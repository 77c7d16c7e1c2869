import type { CaseView } from "../../../../../../shared/contract/cases.ts";

/** The promises of a case that an answer can be: somebody said that they would answer by then. */
export function keepable({ promises }: CaseView): CaseView["promises"] {
  return promises.filter(({ kind, state }) => kind === "answer" && (state === "open" || state === "broken"));
}
