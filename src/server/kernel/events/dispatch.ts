import { sql } from "kysely";
import type { Ctx } from "../ctx.ts";
import type { Database } from "../db/pool.ts";
import { insertJobs, type NewJob } from "../jobs/store.ts";
import type { EventRow } from "./define-event.ts";
import type { Reaction } from "./define-reaction.ts";

const TASK_PREFIX = "react:";

/** The name of the job that runs a reaction. */
export function taskOfReaction(reaction: Reaction): string {
  return `${TASK_PREFIX}${reaction.name}`;
}

/** A handler for `followDurably` that leaves one job for each event and reaction, so that each retries alone. */
export function dispatcher(reactions: readonly Reaction[]) {
  const byType = Map.groupBy(reactions, (reaction) => reaction.event.type);
  return async (trx: Database, events: readonly EventRow[]): Promise<void> => {
    const fitting = events.flatMap((event) =>
      (byType.get(event.type) ?? [])
        .filter((reaction) => reaction.when(event))
        .map((reaction) => ({ event, reaction })),
    );
    const idle = await idleOf(
      trx,
      fitting.map(({ reaction }) => reaction),
    );
    const jobs: NewJob[] = fitting
      .filter(({ reaction }) => !idle.has(reaction.wanted))
      .map(({ event, reaction }) => ({
        name: taskOfReaction(reaction),
        data: event,
        maxAttempts: reaction.maxAttempts,
        first: reaction.first,
      }));
    if (jobs.length > 0) await insertJobs(trx, jobs);
  };
}

/** Which of the reactions' `wanted` say no; each is asked once. */
async function idleOf(trx: Database, reactions: readonly Reaction[]): Promise<Set<Reaction["wanted"]>> {
  const idle = new Set<Reaction["wanted"]>();
  for (const wanted of new Set(reactions.map((reaction) => reaction.wanted))) {
    if (wanted && !(await wanted(trx))) idle.add(wanted);
  }
  return idle;
}

/** Runs a reaction on an event unless it already ran. */
export async function runReaction(ctx: Ctx, reaction: Reaction, event: EventRow): Promise<void> {
  await ctx.tx(async (tx) => {
    const first = await tx.db
      .insertInto("reactionRuns")
      .values({ reaction: reaction.name, eventId: event.id, at: tx.now() })
      .onConflict((conflict) => conflict.doNothing())
      .returning("eventId")
      .executeTakeFirst();
    if (first) await reaction.run(tx, { ...event, at: new Date(event.at) });
  });
}

/** Forgets runs so old that their jobs are long gone. */
export async function forgetReactionRuns(ctx: Ctx): Promise<void> {
  await sql`delete from reaction_runs where at < ${ctx.now()}::timestamptz - interval '30 days'`.execute(ctx.db);
}
