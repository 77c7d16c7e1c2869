import type { Ctx } from "../ctx.ts";
import type { EventDefinition, EventRow } from "./define-event.ts";

/** What a module does on another's fact. Runs in one transaction, once for each event, in no order. */
export type Reaction = {
  readonly event: EventDefinition<unknown>;
  /** `<module>.<what>`, unique */
  readonly name: string;
  readonly maxAttempts: number;
  readonly run: (ctx: Ctx, event: EventRow) => Promise<void>;
};

/**
 * Declares a reaction: `on(messageReceived, "promises.start-first-response", async (ctx, event) => …)`.
 * Its writes and the note that it ran are one transaction, so a repeated job changes nothing. What leaves the database
 * (sending, calling) belongs in a job that it enqueues.
 */
export function on<T>(
  event: EventDefinition<T>,
  name: string,
  run: (ctx: Ctx, event: EventRow<T>) => Promise<void>,
  options: { maxAttempts?: number } = {},
): Reaction {
  return { event, name, maxAttempts: options.maxAttempts ?? 12, run: run as Reaction["run"] };
}
