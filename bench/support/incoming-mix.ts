import type { IncomingMessage } from "../../src/server/kernel/channel/index.ts";
import type { ToReceive } from "../../src/server/modules/intake/index.ts";
import { addressOf, type Loaded, loadedMessageId } from "./load-million.ts";
import { seededRandom } from "./random.ts";

/**
 * Parsed mails as a busy day brings them: a third answer a loaded message, a third name none and are from known persons, a
 * third come from persons nobody knew. Of the known ones a third wrote on this very day, so that it must be found out
 * whether they write about the same again, which they do.
 */
export function* incomingMix(loaded: Loaded, body: { words: string; page: string }): Generator<ToReceive> {
  const random = seededRandom(Date.now());
  const run = Date.now().toString(36);
  const us = { kind: "mail", address: loaded.address, display: loaded.address, name: null };
  const newcomer = (n: number) => `new${run}-${n}@example.com`;
  const addressFor = (n: number) => {
    if (n % 3 === 2) return newcomer(n);
    if (n % 9 === 1 && n > SETTLED) return newcomer(2 + 3 * Math.floor((random() * (n - SETTLED)) / 3));
    return addressOf(1 + Math.floor(random() * loaded.customers));
  };
  for (let n = 0; ; n++) {
    const story = n % 3;
    const case_ = Math.floor(random() * loaded.cases);
    const address = addressFor(n);
    const sender = { kind: "mail", address, display: address, name: "Bench" };
    const parent = story === 0 ? loadedMessageId(lastOutgoing(loaded, case_)) : null;
    const message: IncomingMessage = {
      externalId: `${Math.floor(random() * 2 ** 32).toString(36)}.${run}.${n}@bench.example`,
      sender,
      replyTo: null,
      recipients: { to: [us], cc: [], bcc: [] },
      ourRole: "to",
      subject: "A question about my order",
      text: body.words,
      quotedText: null,
      signatureText: null,
      html: body.page,
      attachments: [],
      threadRefs: parent ? [parent] : [],
      inReplyTo: parent,
      provenCaseId: null,
      autoReply: null,
      report: null,
      language: "en",
      writtenAt: new Date(),
      problems: [],
    };
    yield {
      intakeId: null,
      account: { id: loaded.accountId, channel: "mail", brandId: loaded.brandId, teamId: null },
      message,
      files: [],
      rawSha256: null,
      at: new Date(),
      isOwn: false,
    };
  }
}

/** What was brought so many mails ago is received. */
const SETTLED = 1_000;

/** A loaded message that we sent: whoever answers it is believed. */
function lastOutgoing(loaded: Loaded, n: number): number {
  const first = loaded.cases + (loaded.cases % 2 === 0 ? 1 : 0);
  return first + 2 * (n % Math.floor((loaded.messages - first) / 2));
}
