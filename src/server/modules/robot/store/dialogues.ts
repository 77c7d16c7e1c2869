import { sql } from "kysely";
import type { Locale } from "../../../../shared/contract/common.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import type { Offered } from "../understand/choice.ts";

export type DialogueState = "talking" | "handed_over" | "ended";
export type Outcome = "solved_said" | "solved_silence" | "handed_over" | "abandoned" | "returned";

/** What the next message may be the answer to. */
export type Waits =
  | { for: "choice"; offered: Offered[]; question: string }
  /** a question of a flow: `kind` of answer, and how often in a row it could not be taken */
  | { for: "flow"; runId: number; stepNo: number; kind: string; wrong: number }
  /** which of their orders is meant */
  | { for: "order"; offered: { number: string; title: string }[] }
  /** `orders`: what they asked of their orders, to be answered once it is proven who they are */
  | { for: "address"; orders?: string }
  | { for: "code"; codeId: string; orders?: string };

/** A row of `robot_dialogues`. */
export type Dialogue = {
  id: number;
  caseId: number;
  conversationId: number | null;
  accountId: number;
  brandId: number;
  channel: string;
  locale: Locale;
  settingsId: number;
  state: DialogueState;
  outcome: Outcome | null;
  reason: string | null;
  misses: number;
  waits: Waits | null;
  provenKind: string | null;
  provenAddress: string | null;
  provenUntil: Date | null;
  rejected: number[];
  startedAt: Date;
  lastAt: Date;
  endedAt: Date | null;
};

export type NewDialogue = Pick<
  Dialogue,
  "caseId" | "conversationId" | "accountId" | "brandId" | "channel" | "locale" | "settingsId"
> & { at: Date };

/** Begins a dialogue in a case, or finds the one that is on there. */
export async function beginDialogue(db: Database, { at, ...row }: NewDialogue): Promise<void> {
  await db
    .insertInto("robotDialogues")
    .values({ ...row, startedAt: at, lastAt: at })
    .onConflict((conflict) => conflict.column("caseId").where("state", "=", "talking").doNothing())
    .execute();
}

/** The newest dialogue of a case. `lock`: held until the transaction ends. */
export async function latestDialogue(db: Database, caseId: number, lock = false): Promise<Dialogue | undefined> {
  const query = db.selectFrom("robotDialogues").selectAll().where("caseId", "=", caseId).orderBy("id", "desc").limit(1);
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) as Dialogue | undefined;
}

export async function dialogueById(db: Database, id: number): Promise<Dialogue | undefined> {
  return (await db.selectFrom("robotDialogues").selectAll().where("id", "=", id).executeTakeFirst()) as
    | Dialogue
    | undefined;
}

type Change = Partial<Omit<Dialogue, "id" | "caseId" | "waits">> & { waits?: Waits | null };

/** Writes what changed in a dialogue. */
export async function changeDialogue(db: Database, id: number, { waits, ...rest }: Change): Promise<void> {
  await db
    .updateTable("robotDialogues")
    .set({ ...rest, ...(waits !== undefined && { waits: waits === null ? null : JSON.stringify(waits) }) })
    .where("id", "=", id)
    .execute();
}

/** Dialogues in which nothing was said since a time, with the last thing that the robot did. */
export async function quietSince(
  db: Database,
  before: Date,
  limit: number,
): Promise<{ id: number; caseId: number; answered: boolean }[]> {
  const { rows } = await sql<{ id: number; caseId: number; answered: boolean }>`
    select d.id, d.case_id, exists (
      select from robot_turns t where t.dialogue_id = d.id and t.move in ('answer', 'own_matters')
    ) as answered
    from robot_dialogues d where d.state = 'talking' and d.last_at < ${before} order by d.last_at limit ${limit}
  `.execute(db);
  return rows;
}
