import { useQuery } from "@tanstack/react-query";
import type { CallView } from "../../../shared/contract/calls.ts";
import { callPopQuery } from "../../lib/call-queries.ts";

/** By when whoever called us themselves was promised a call in the same matter; null where they were not. */
export function useCallbackAhead(call: CallView): string | null {
  const isTheirs = call.direction === "in" && call.caseId !== null;
  const { data } = useQuery({ ...callPopQuery(call), enabled: isTheirs });
  const promised = data?.promises.find(
    ({ kind, state, caseId, dueAt }) =>
      kind === "callback" &&
      state === "open" &&
      caseId === call.caseId &&
      dueAt !== null &&
      Date.parse(dueAt) > Date.now(),
  );
  return isTheirs ? (promised?.dueAt ?? null) : null;
}
