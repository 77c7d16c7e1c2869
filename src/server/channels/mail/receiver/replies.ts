/** What the receiver says when it does not take a mail: a code (RFC 5321), an enhanced status (RFC 3463), plain words. */
export type Reply = Error & { responseCode: number };

export function reply(code: number, status: string, text: string): Reply {
  return Object.assign(new Error(`${status} ${text}`), { responseCode: code });
}

export function isReply(error: unknown): error is Reply {
  return error instanceof Error && "responseCode" in error;
}

/** The sending server keeps the mail and tries again (RFC 5321 §4.2.1). */
export function tryAgain(): Reply {
  return reply(451, "4.3.0", "Cannot store mail now, please try again");
}
