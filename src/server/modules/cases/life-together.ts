import type { Ctx } from "../../kernel/ctx.ts";
import { answeredTogether } from "../conversations/index.ts";
import { type MergeRow, mergesInto } from "./store/merges.ts";

/** What happened to two cases while they were one. */
export type LifeTogether = {
  /** since when the one has been part of the other */
  since: Date;
  /** when a person of ours last answered both; null for never */
  answeredAt: Date | null;
};

/**
 * Looks for what was said since a merge where the case then was. What other cases brought there is about none of the two.
 * @param path the cases that it became part of, one by way of the other; the last one stands for it
 */
export async function lifeTogether(tx: Ctx, merge: MergeRow, path: readonly number[]): Promise<LifeTogether> {
  const others = (await mergesInto(tx.db, path)).filter(({ id }) => id !== merge.id);
  const above = others.filter(({ otherId }) => path.includes(otherId));
  const beside = others.filter(({ otherId }) => !path.includes(otherId));
  const since = new Date(Math.max(...[merge, ...above].map(({ mergedAt }) => mergedAt.getTime())));
  const answeredAt = await answeredTogether(tx, path.at(-1)!, {
    since: merge.mergedAt,
    here: since,
    along: above.flatMap(({ messageIds }) => messageIds),
    foreign: beside.flatMap(({ messageIds }) => messageIds),
  });
  return { since, answeredAt };
}
