import type { Ctx } from "../ctx.ts";
import type { Database } from "../db/pool.ts";
import type { EventDefinition, EventRow } from "./define-event.ts";

/** Whether a reaction has anything to do at present; reads in the transaction of the dispatcher, so that nothing is missed. */
type Wanted = (trx: Database) => Promise<boolean>;

/** What a module does on another's fact. Runs in one transaction, once for each event, in no order. */
export type Reaction = {
  readonly event: EventDefinition<unknown>;
  /** `<module>.<what>`, unique */
  readonly name: string;
  readonly maxAttempts: number;
  /** It goes before the other reactions: somebody sits and waits for what it does. */
  readonly first: boolean;
  /** What is not wanted costs no job. */
  readonly when: (event: EventRow) => boolean;
  /** Asked once for all events that are read together: while it says no, none of them costs a job. */
  readonly wanted: Wanted | null;
  readonly run: (ctx: Ctx, event: EventRow) => Promise<void>;
};

/**
 * Declares a reaction: `on(messageReceived, "promises.start-first-response", async (ctx, event) => …)`.
 * Its writes and the note that it ran are one transaction, so a repeated job changes nothing. What leaves the database
 * (sending, calling) belongs in a job that it enqueues.
 *
 * @param options.when looks at the event alone, before a job is made of it
 * @param options.wanted looks at what is set up, before jobs are made: reactions that share one are asked together
 */
export function on<T>(
  event: EventDefinition<T>,
  name: string,
  run: (ctx: Ctx, event: EventRow<T>) => Promise<void>,
  options: { maxAttempts?: number; first?: boolean; when?: (event: EventRow<T>) => boolean; wanted?: Wanted } = {},
): Reaction {
  return {
    event,
    name,
    maxAttempts: options.maxAttempts ?? 12,
    first: options.first ?? false,
    when: (options.when ?? (() => true)) as Reaction["when"],
    wanted: options.wanted ?? null,
    run: run as Reaction["run"],
  };
}
