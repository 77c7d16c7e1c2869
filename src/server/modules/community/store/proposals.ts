import { sql } from "kysely";
import type { ProposalState } from "../../../../shared/contract/community-proposals.ts";
import type { Database } from "../../../kernel/db/pool.ts";

/** A proposal with the question and the answer that it is made of. */
export type ProposalRow = {
  id: number;
  state: ProposalState;
  questionId: number;
  accountId: number;
  title: string;
  question: string;
  answer: string;
  memberId: number | null;
  staffId: number | null;
  official: boolean;
  language: string;
  articleId: number | null;
  reason: string | null;
  createdAt: Date;
};

const columns = sql`r.id, r.state, r.question_id, q.account_id, q.title, q.body as question, a.body as answer, a.member_id,
  a.staff_id, a.official, q.language, r.article_id, r.reason, r.created_at`;
const joined = sql`community_proposals r join community_posts q on q.id = r.question_id
  join community_posts a on a.id = r.answer_id`;
/** What became of the question and its answer since: an open proposal that is none any more is not shown. */
const stands = sql`(r.state <> 'open' or (q.state = 'visible' and q.merged_into is null and a.state = 'visible'
  and a.question_id = q.id and (q.accepted_id = a.id or a.official)))`;

/** Proposes an answer for an article; another one of the same question takes its place, and what was settled stays so. */
export async function writeProposal(
  db: Database,
  proposal: { questionId: number; answerId: number; covered: number; at: Date },
): Promise<void> {
  const { questionId, answerId, covered, at } = proposal;
  await sql`
    insert into community_proposals (question_id, answer_id, covered, created_at)
    values (${questionId}, ${answerId}, ${covered}, ${at})
    on conflict (question_id) do update set answer_id = excluded.answer_id, covered = excluded.covered
    where community_proposals.state = 'open'
  `.execute(db);
}

/** Takes back what nobody has settled yet. */
export async function dropProposal(db: Database, questionId: number): Promise<void> {
  await db.deleteFrom("communityProposals").where("questionId", "=", questionId).where("state", "=", "open").execute();
}

/** Proposals of a state, the newest first. */
export async function listProposals(
  db: Database,
  state: ProposalState,
  after: readonly [string, number] | null,
  limit: number,
): Promise<(ProposalRow & { place: string })[]> {
  const { rows } = await sql<ProposalRow & { place: string }>`
    select ${columns}, r.created_at::text as place from ${joined}
    where r.state = ${state} and ${stands}
      and (${after === null} or (r.created_at, r.id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::bigint))
    order by r.created_at desc, r.id desc limit ${limit}
  `.execute(db);
  return rows;
}

/** A proposal, held until the transaction ends. */
export async function lockProposal(db: Database, id: number): Promise<ProposalRow | undefined> {
  const { rows } = await sql<ProposalRow>`
    select ${columns} from ${joined} where r.id = ${id} and ${stands} for update of r
  `.execute(db);
  return rows[0];
}

export async function settleProposal(
  db: Database,
  id: number,
  settled: {
    state: "written" | "refused";
    articleId: number | null;
    reason: string | null;
    by: number | null;
    at: Date;
  },
): Promise<void> {
  const { by: settledBy, at: settledAt, ...rest } = settled;
  await db
    .updateTable("communityProposals")
    .set({ ...rest, settledBy, settledAt })
    .where("id", "=", id)
    .execute();
}

/** The article that was made of a question's answer; null for none. */
export async function articleOfQuestion(db: Database, questionId: number): Promise<number | null> {
  const row = await db
    .selectFrom("communityProposals")
    .select("articleId")
    .where("questionId", "=", questionId)
    .executeTakeFirst();
  return row?.articleId ?? null;
}
