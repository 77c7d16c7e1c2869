import { hasThreads } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { contactsOfCases } from "../conversations/index.ts";
import { type Tally, tallyOf } from "./repeats.ts";
import { writeRecount } from "./store/write.ts";

/** What the messages of a case say of its contacts. */
export type Recount = { tally: Tally; firstAnsweredAt: Date | null };

/** Counts anew, from its messages, what a customer did since our last answer: where an answer came, got lost, or moved. */
export async function recountOf(ctx: Ctx, caseId: number): Promise<Recount> {
  const { unanswered, firstAnsweredAt } = (await contactsOfCases(ctx, [caseId])).get(caseId)!;
  return {
    tally: tallyOf(unanswered.map((each) => ({ ...each, isChat: !hasThreads(each.channel) }))),
    firstAnsweredAt,
  };
}

/** Writes what the messages of these cases say of their contacts, after messages were moved between them. */
export async function recountCases(ctx: Ctx, caseIds: readonly number[]): Promise<void> {
  for (const id of caseIds) await writeRecount(ctx.db, id, await recountOf(ctx, id));
}
