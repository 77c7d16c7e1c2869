import { sql } from "kysely";
import type { MessageTemplate } from "../../../../shared/contract/templates.ts";
import { jsonRows } from "../../../kernel/db/json-rows.ts";
import type { Database } from "../../../kernel/db/pool.ts";

type Key = { accountId: number; id: string; language: string | null };

/** Puts what a provider told in place of what it told before. */
export async function replaceTemplates(
  db: Database,
  accountId: number,
  templates: readonly MessageTemplate[],
): Promise<void> {
  await sql`delete from message_templates where account_id = ${accountId}`.execute(db);
  const rows = templates.map((definition) => ({ ...definition, language: definition.language ?? "", definition }));
  await sql`
    insert into message_templates (account_id, external_id, language, name, state, definition)
    select ${accountId}, id, language, name, state, definition
    from json_to_recordset(${jsonRows(rows)}::json)
      as w(id text, language text, name text, state text, definition jsonb)
    on conflict do nothing
  `.execute(db);
}

/** Forgets an account's templates, and that they were ever asked for. */
export async function forgetTemplates(db: Database, accountId: number): Promise<void> {
  await sql`delete from message_templates where account_id = ${accountId}`.execute(db);
  await sql`delete from template_fetches where account_id = ${accountId}`.execute(db);
}

/** An account's templates by name, after a place in that order. */
export async function listTemplates(
  db: Database,
  page: { accountId: number; usable: boolean; after: readonly [string, string, string] | null; limit: number },
): Promise<MessageTemplate[]> {
  const { rows } = await sql<{ definition: MessageTemplate }>`
    select definition from message_templates
    where account_id = ${page.accountId} and (not ${page.usable} or state = 'usable')
      and (${page.after === null} or (name, external_id, language) > (${page.after?.[0] ?? ""}, ${page.after?.[1] ?? ""}, ${page.after?.[2] ?? ""}))
    order by name, external_id, language limit ${page.limit}
  `.execute(db);
  return rows.map(({ definition }) => definition);
}

export async function findTemplate(db: Database, { accountId, id, language }: Key): Promise<MessageTemplate | null> {
  const { rows } = await sql<{ definition: MessageTemplate }>`
    select definition from message_templates
    where account_id = ${accountId} and external_id = ${id} and language = ${language ?? ""}
  `.execute(db);
  return rows[0]?.definition ?? null;
}

/** Makes those who fetch an account's templates wait for each other. */
export async function lockTemplates(db: Database, accountId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('message_templates'), ${accountId}::integer)`.execute(db);
}

export type TemplateFetch = { fetchedAt: Date | null; error: string | null };

/** When an account's templates were fetched last, and why they could not be since. */
export async function findFetch(db: Database, accountId: number): Promise<TemplateFetch> {
  const { rows } = await sql<TemplateFetch>`
    select fetched_at, error from template_fetches where account_id = ${accountId}
  `.execute(db);
  return rows[0] ?? { fetchedAt: null, error: null };
}

/** Notes what came of fetching an account's templates. @param fetchedAt null: nothing; those that are known stay */
export async function noteFetch(db: Database, accountId: number, { fetchedAt, error }: TemplateFetch): Promise<void> {
  await sql`
    insert into template_fetches (account_id, fetched_at, error) values (${accountId}, ${fetchedAt}, ${error})
    on conflict (account_id) do update
      set fetched_at = coalesce(excluded.fetched_at, template_fetches.fetched_at), error = excluded.error
  `.execute(db);
}
