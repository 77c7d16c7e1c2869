/**
 * What it means that a customer comes again before we answered: it is counted, and each time the case becomes one step more
 * urgent. Pure. Nothing here ever makes a case less urgent; only people do.
 */

/** What the customer did since our last answer. */
export type Tally = {
  contacts: number;
  /** in the order in which they were tried */
  channels: readonly string[];
};

/** One message of a customer. */
export type Coming = {
  at: Date;
  channel: string;
  /** on a channel without threads people write one thing in several lines */
  isChat: boolean;
};

/** Lines of a chat that follow one another as closely are one contact. */
const ONE_BREATH_MS = 10 * 60_000;

const URGENT = 4;

/** @param lastAt when something was last said in the case */
export function afterContact(tally: Tally, coming: Coming, lastAt: Date | null): Tally {
  const { contacts, channels } = tally;
  const goesOn =
    coming.isChat &&
    contacts > 0 &&
    channels.at(-1) === coming.channel &&
    lastAt !== null &&
    coming.at.getTime() - lastAt.getTime() < ONE_BREATH_MS;
  if (goesOn) return tally;
  // The last one stands last, so that the next line of a chat is known for one.
  return { contacts: contacts + 1, channels: [...channels.filter((each) => each !== coming.channel), coming.channel] };
}

/** The tally of contacts that came one after the other, with none before them. */
export function tallyOf(contacts: readonly Coming[]): Tally {
  let tally: Tally = { contacts: 0, channels: [] };
  let lastAt: Date | null = null;
  for (const coming of contacts) {
    tally = afterContact(tally, coming, lastAt);
    lastAt = coming.at;
  }
  return tally;
}

/** The priority after somebody came again unanswered: one step more for each time, urgent at most. */
export function raisedPriority(priority: number, before: Tally, after: Tally): number {
  const repeats = Math.max(0, after.contacts - Math.max(1, before.contacts));
  return Math.min(URGENT, priority + repeats);
}
