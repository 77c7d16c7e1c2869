import { useQuery } from "@tanstack/react-query";
import type { CallView } from "../../../shared/contract/calls.ts";
import { callsOfQuery } from "../../lib/call-queries.ts";

/**
 * The call that a message stands for; undefined until it is known, and for one that is older than those that are asked for.
 * All messages of a case or a customer share one question.
 */
export function useCallOf(
  of: { caseId: number } | { customerId: number },
  messageId: number,
  enabled = true,
): CallView | undefined {
  return useQuery({ ...callsOfQuery(of), enabled }).data?.find((call) => call.messageId === messageId);
}
