import { type ToParse, toIncoming } from "./to-incoming.ts";

/** What a thread of parse-aside.ts runs. */
export function parseInThread({ raw, envelope, account, secret }: ToParse) {
  return toIncoming(raw, envelope, account, secret);
}
