/** LINE gives no time; by its documentation a token is good for about a minute after the message. */
const FRESH_MS = 50_000;
/** More people than these do not write within a minute. */
const REMEMBERED = 5_000;

const tokens = new Map<string, { token: string; at: number }>();

/**
 * Remembers by which token the next answer to a person is free. Only this process knows it: an answer that another one sends
 * is pushed, which counts against the month's messages.
 */
export function keepReplyToken(accountId: number, userId: string, token: string, at: Date): void {
  const key = `${accountId}:${userId}`;
  tokens.delete(key);
  tokens.set(key, { token, at: at.getTime() });
  if (tokens.size > REMEMBERED) tokens.delete(tokens.keys().next().value!);
}

/** The token of what a person just said, once; null when there is none that is fresh. */
export function takeReplyToken(accountId: number, userId: string, now: Date): string | null {
  const key = `${accountId}:${userId}`;
  const kept = tokens.get(key);
  tokens.delete(key);
  return kept && Math.abs(now.getTime() - kept.at) < FRESH_MS ? kept.token : null;
}
