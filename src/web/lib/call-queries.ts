import { type QueryClient, queryOptions, useQuery } from "@tanstack/react-query";
import type { CallView, Telephone } from "../../shared/contract/calls.ts";
import type { ChannelAccountView } from "../../shared/contract/channels.ts";
import { api } from "./api.ts";
import { useCan } from "./session.ts";

/** So many of the newest calls are shown with what is known of them; older ones as the line that stands for them. */
const SHOWN = 100;

/** The channel whose messages are calls. */
const CHANNEL = "phone";
const CHAT = "webchat";

/** True for a message that stands for a call. */
export function isCall({ channel, direction }: { channel: string | null; direction: string | null }): boolean {
  return channel === CHANNEL && direction !== "note";
}

/** True for a message that may stand for a call although its channel is written: people also call from the chat. */
export function mayBeCall({ channel, direction }: { channel: string | null; direction: string | null }): boolean {
  return channel === CHAT && direction === "in";
}

/** True for an account that people can call. */
export function isTelephone({ channel }: { channel: string }): boolean {
  return channel === CHANNEL;
}

/** True for an account whose callers hear a menu of ours; exchanges that lead calls themselves have their own. */
export function hasMenu(account: Pick<ChannelAccountView, "channel" | "config">): boolean {
  return isTelephone(account) && account.config.protocol !== "webhook";
}

/** My telephone and what it does now. */
export const telephoneQuery = queryOptions({
  queryKey: ["telephone"],
  queryFn: ({ signal }) => api.get("/api/v1/telephone", { signal }),
});

/** My telephone; undefined for whoever may take no calls, and until it is known. */
export function useTelephone(): Telephone | undefined {
  const can = useCan();
  return useQuery({ ...telephoneQuery, enabled: can("calls:take") }).data;
}

/** Who waits, and who is there to answer. */
export const callQueueQuery = queryOptions({
  queryKey: ["call-queue"],
  queryFn: ({ signal }) => api.get("/api/v1/call-queue", { signal }),
});

/**
 * Who calls, and what is known of them. Each time it is asked is written down, so it is asked anew only when the call turns
 * out to be somebody else's, or about another case.
 */
export const callPopQuery = ({ id, caseId, customer }: Pick<CallView, "id" | "caseId" | "customer">) =>
  queryOptions({
    queryKey: ["call-pop", id, caseId, customer?.id],
    queryFn: ({ signal }) => api.get("/api/v1/calls/:id/pop", { params: { id }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The newest calls of a case or of a customer; they lie under its key, which is what live events refresh. */
export const callsOfQuery = (of: { caseId: number } | { customerId: number }) =>
  queryOptions({
    queryKey: ["caseId" in of ? "case" : "customer", Object.values(of)[0] as number, "calls"],
    queryFn: async ({ signal }) => (await api.get("/api/v1/calls", { query: { ...of, limit: SHOWN }, signal })).items,
  });

/** Asks anew for all that shows calls, after something was done with one. */
export async function refreshCalls(client: QueryClient): Promise<void> {
  const keys = [["telephone"], ["call-queue"], ["calls"]];
  await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
}
