import { makeReplyAddress, provenCase } from "../../kernel/reply-token.ts";

const NOBODY = "us@forum";

/**
 * The id that we give a private message which we begin (`external_id`, at most 50 characters of words and hyphens): whoever
 * answers in it answers this case. Two topics may not have the same.
 */
export function proofOf(secret: string, caseId: number, messageId: number): string {
  const token = makeReplyAddress(secret, caseId, NOBODY).slice("us+".length, -"@forum".length);
  return `${token}-${messageId.toString(36)}`.slice(0, 50);
}

/** The case that the id of a private message proves; null when it is none of ours. */
export function caseProvenBy(secret: string, begunAs: unknown): number | null {
  if (typeof begunAs !== "string") return null;
  return provenCase(secret, [`us+${begunAs.replace(/-[0-9a-z]*$/i, "")}@forum`]);
}
