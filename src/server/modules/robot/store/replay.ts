import { type RawBuilder, sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";
import type { Found } from "../policy.ts";

/** A turn that was decided by articles, with what it needs to be decided again. */
export type OldTurn = {
  id: number;
  dialogueId: number;
  messageId: number;
  move: string;
  found: Found[];
  shown: number[];
  verdict: "right" | "wrong" | null;
  at: Date;
  /** how often it could not help before */
  misses: number;
};

/** The newest turns of an account that articles decided: what the customer asked, or who they are, decided the others. */
export async function turnsByArticles(
  db: Database,
  accountId: number,
  visible: RawBuilder<boolean>,
  limit: number,
): Promise<OldTurn[]> {
  const { rows } = await sql<OldTurn>`
    select t.id, t.dialogue_id, t.message_id, t.move, t.found, t.shown, t.verdict, t.at, (
      select count(*)::int from robot_turns p where p.dialogue_id = t.dialogue_id and p.id < t.id and p.move = 'admit'
    ) as misses
    from robot_turns t join robot_dialogues d on d.id = t.dialogue_id
    where d.account_id = ${accountId} and ${visible}
      and t.reason not in ('chosen', 'rejected', 'none_of_them')
      and (t.move in ('answer', 'ask_back', 'admit') or (t.reason = 'two_misses' and t.found <> '[]'))
    order by t.id desc limit ${limit}
  `.execute(db);
  return rows;
}
