import type { Static, TSchema } from "typebox";
import type { Ctx } from "../ctx.ts";

export type JobOptions = {
  /** Not before this time. */
  runAt?: Date;
  /** Jobs of the same queue run one after the other. */
  queue?: string;
  /** A waiting job of the same key is replaced instead of a second one being made. */
  key?: string;
};

/** Background work: at least once, retried with growing pauses, so that handlers must bear being run twice. */
export type JobDefinition<T> = {
  readonly name: string;
  readonly schema: TSchema;
  readonly maxAttempts: number;
  /** When it runs by itself: five cron fields in UTC. */
  readonly cron?: string;
  readonly run: (ctx: Ctx, data: T) => Promise<void>;
};

/** Declares a job: `defineJob("conversations.send-message", { schema }, async (ctx, { messageId }) => …)`. */
export function defineJob<S extends TSchema>(
  name: string,
  options: { schema: S; maxAttempts?: number; cron?: string },
  run: (ctx: Ctx, data: Static<S>) => Promise<void>,
): JobDefinition<Static<S>> {
  return { name, schema: options.schema, maxAttempts: options.maxAttempts ?? 12, cron: options.cron, run };
}
