import type { Selectable } from "kysely";
import type { Ctx } from "../../../kernel/ctx.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import type { ClaimSteps } from "../../../kernel/db/schema.ts";

export type StepRow = Selectable<ClaimSteps>;
type NewStep = {
  claimId: number;
  kind:
    | "opened"
    | "sent"
    | "reminded"
    | "answered"
    | "recovered"
    | "written_off"
    | "closed"
    | "evidence"
    | "file"
    | "time_asked"
    | "time_given"
    | "time_refused"
    | "withdrawn"
    | "paid_back";
  /** when it happened; now when left out */
  at?: Date;
  amount?: number | null;
  words?: string | null;
  /** the time that is asked for, given or refused */
  until?: Date;
  fileSha256?: string;
};

/** Writes down what happened to a claim; lines are only added. */
export async function addStep(tx: Ctx, { at, ...step }: NewStep): Promise<number> {
  const { id } = await tx.db
    .insertInto("claimSteps")
    .values({
      ...step,
      at: at ?? tx.now(),
      notedAt: tx.now(),
      actorKind: tx.actor.kind,
      actorName: tx.actor.name,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** What happened to a claim, in the order in which it was written down. */
export async function stepsOf(db: Database, claimId: number): Promise<StepRow[]> {
  return db.selectFrom("claimSteps").selectAll().where("claimId", "=", claimId).orderBy("id").execute();
}

/** What the partner said with their newest answer. */
export async function lastAnswerWords(db: Database, claimId: number): Promise<string | null> {
  const rows = db
    .selectFrom("claimSteps")
    .select("words")
    .where("claimId", "=", claimId)
    .where("kind", "=", "answered");
  return (await rows.orderBy("id", "desc").limit(1).executeTakeFirst())?.words ?? null;
}

/** True when the partner was reminded since then. */
export async function remindedSince(db: Database, claimId: number, since: Date): Promise<boolean> {
  const rows = db.selectFrom("claimSteps").select("id").where("claimId", "=", claimId).where("kind", "=", "reminded");
  return (await rows.where("at", ">", since).limit(1).executeTakeFirst()) !== undefined;
}
