import type { EndedBy } from "../../../shared/contract/cobrowse.ts";

const MINUTE = 60_000;
/** So long an invitation may be taken. */
export const CODE_MS = 10 * MINUTE;
/** So long neither side may be silent, and nobody is looked at for longer than the limit in one go. */
export const SILENT_MS = 2 * MINUTE;
export const LIMIT_MS = 60 * MINUTE;

type Times = {
  expiresAt: Date;
  consentedAt: Date | null;
  pageSeenAt: Date | null;
  agentSeenAt: Date | null;
  endedAt: Date | null;
};

export function stateOf({ consentedAt, endedAt }: Times): "invited" | "live" | "ended" {
  if (endedAt) return "ended";
  return consentedAt ? "live" : "invited";
}

/** Why an open session has to end by now; null while it may go on. */
export function dueEnd(times: Times, now: Date): EndedBy | null {
  if (times.endedAt) return null;
  const { consentedAt } = times;
  if (!consentedAt) return now >= times.expiresAt ? "expired" : null;
  const since = (at: Date | null) => now.getTime() - (at ?? consentedAt).getTime();
  if (since(consentedAt) >= LIMIT_MS) return "limit";
  return since(times.pageSeenAt) >= SILENT_MS || since(times.agentSeenAt) >= SILENT_MS ? "silence" : null;
}
