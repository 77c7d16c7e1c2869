import { sql } from "kysely";
import type { SubmittedForm } from "../../../../shared/contract/forms.ts";
import type { Database } from "../../../kernel/db/pool.ts";

/** What somebody sent by a form. */
export type Submission = {
  messageId: number;
  caseId: number;
  at: Date;
  language: string | null;
  form: SubmittedForm;
};

export async function submissionsAfter(
  db: Database,
  formId: number,
  page: { after: number; limit: number },
): Promise<Submission[]> {
  const { rows } = await sql<Submission>`
    select id as message_id, case_id, created_at as at, language, form from messages
    where form is not null and (form->>'formId')::bigint = ${formId} and id > ${page.after}
    order by id limit ${page.limit}
  `.execute(db);
  return rows;
}

export async function countByForm(db: Database, formIds: readonly number[]): Promise<{ id: number; count: number }[]> {
  const { rows } = await sql<{ id: number; count: number }>`
    select f.id, (
      select count(*)::int from (
        select from messages where form is not null and (form->>'formId')::bigint = f.id limit 10000) m
    ) as count
    from unnest(${[...formIds]}::bigint[]) as f(id)
  `.execute(db);
  return rows;
}

/** What nobody gave an address with: whether they said that they stay unknown, or left it empty. */
export async function anonymousMessages(db: Database, caseId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from messages
    where case_id = ${caseId} and form is not null and sender->>'kind' = 'none' order by id limit 100
  `.execute(db);
  return rows.map(({ id }) => id);
}
