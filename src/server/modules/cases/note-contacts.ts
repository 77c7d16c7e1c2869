import { hasThreads } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { actOnCases } from "./act-on-cases.ts";
import { isRepeat } from "./policy.ts";
import { afterContact, type Tally } from "./repeats.ts";
import type { CaseFacts } from "./store/case-facts.ts";
import { lockCases } from "./store/read.ts";

/** Something that came in about a case. */
export type Contact = {
  caseId: number;
  /** when it came to us */
  at: Date;
  /** false for what a machine wrote: it is kept with the case, and neither reopens it nor makes anybody wait */
  countsAsContact: boolean;
  /** the one it came by; the case's own unless said */
  channel?: string;
};

/**
 * Notes that customers wrote about cases: what was solved, closed or waiting is open again, what was put aside is
 * back, and the customer waits for a word from us since their first unanswered message. Who comes again before we
 * answered makes the case more urgent (repeats.ts). Set-based; at most one contact a case in a call is needed, several are
 * taken in order.
 *
 * Must run in the transaction that stores the messages, before they are stored: it locks the cases, and whose they are
 * may have changed until then.
 *
 * @returns the cases as they are now
 */
export async function noteContacts(ctx: Ctx, contacts: readonly Contact[]): Promise<CaseFacts[]> {
  if (contacts.length === 0) return [];
  return ctx.tx(async (tx) => {
    const byCase = Map.groupBy(contacts, (contact) => contact.caseId);
    const rows = await lockCases(tx.db, [...byCase.keys()]);
    const machines = rows.filter((row) => !byCase.get(row.id)!.some((contact) => contact.countsAsContact));
    const people = rows.filter((row) => !machines.includes(row));
    return actOnCases(tx, [
      ...people.map((row) => {
        const counting = byCase.get(row.id)!.filter((contact) => contact.countsAsContact);
        const first = counting.reduce((a, b) => (a.at <= b.at ? a : b));
        return {
          row,
          act: { kind: "contact" as const, at: first.at },
          lastMessageAt: latest(byCase.get(row.id)!),
          contacts: counting.length - 1 + (isRepeat(row) ? 1 : 0),
          tally: tallyAfter(row, counting),
        };
      }),
      // An act that leads nowhere: only the time of the last message moves.
      ...machines.map((row) => ({
        row,
        act: { kind: "set" as const, to: row.category, unansweredSince: row.awaitingSince },
        lastMessageAt: latest(byCase.get(row.id)!),
      })),
    ]);
  });
}

/** What the customer did since our last answer, these contacts included. */
function tallyAfter(row: CaseFacts, counting: readonly Contact[]): Tally {
  let tally: Tally = { contacts: row.unansweredContacts, channels: row.unansweredChannels };
  let lastAt = row.lastMessageAt;
  for (const { at, channel = row.channel } of counting.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    tally = afterContact(tally, { at, channel, isChat: !hasThreads(channel) }, lastAt);
    lastAt = at;
  }
  return tally;
}

function latest(contacts: readonly Contact[]): Date {
  return contacts.reduce((a, b) => (a.at >= b.at ? a : b)).at;
}
