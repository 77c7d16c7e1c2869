import { sql } from "kysely";
import type { CaseKind } from "../../../../shared/contract/forms.ts";
import { jsonRows } from "../../../kernel/db/json-rows.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import type { NewCase } from "../open-cases.ts";
import type { CaseLife } from "../policy.ts";
import type { Recount } from "../recount.ts";
import type { CaseFacts } from "./case-facts.ts";

/** Inserts cases and returns their ids in the order of the rows. */
export async function insertCases(db: Database, rows: readonly NewCase[], now: Date): Promise<number[]> {
  const records = rows.map((row) => ({
    customer_id: row.customerId,
    brand_id: row.brandId,
    subject: row.subject,
    channel: row.channel,
    language: row.language,
    team_id: row.teamId,
    owner_id: row.ownerId ?? null,
    priority: row.priority ?? 2,
    tags: row.tags ?? [],
    at: row.at,
    awaiting: row.awaiting ?? true,
    category: row.category ?? "new",
    kind: row.kind ?? "question",
    form_id: row.formId ?? null,
    addressee_id: row.addresseeId ?? null,
  }));
  const { rows: inserted } = await sql<{ id: number }>`
    /* prepared */ insert into cases (customer_id, brand_id, subject, status_id, category, priority, team_id, owner_id, channel, language,
      tags, opened_at, updated_at, last_message_at, awaiting_since, closed_at, unanswered_contacts, unanswered_channels,
      kind, form_id, addressee_id)
    select r.customer_id, r.brand_id, r.subject, s.id, s.category, r.priority, r.team_id, r.owner_id, r.channel, r.language,
      r.tags, r.at, ${now}::timestamptz, r.at, case when r.awaiting then r.at end,
      case when r.category = 'closed' then ${now}::timestamptz end,
      case when r.awaiting then 1 else 0 end, case when r.awaiting then array[r.channel] else '{}' end,
      r.kind, r.form_id, r.addressee_id
    from rows from (
      jsonb_to_recordset(${jsonRows(records)}::jsonb) as (
        customer_id bigint, brand_id bigint, subject text, channel text, language text, team_id bigint, owner_id bigint,
        priority smallint, tags text[], at timestamptz, awaiting boolean, category text, kind text,
        form_id bigint, addressee_id bigint)
    ) with ordinality as r(customer_id, brand_id, subject, channel, language, team_id, owner_id, priority, tags, at, awaiting,
      category, kind, form_id, addressee_id, n)
    join case_statuses s on s.category = r.category and s.is_default
    order by r.n
    returning id
  `.execute(db);
  return inserted.map((row) => row.id);
}

export type LifeChange = CaseLife & {
  id: number;
  /** null: the default status of the category, kept if the present one is of the same category */
  statusId: number | null;
  lastMessageAt: Date | null;
  contacts: number;
  priority: number;
  unansweredContacts: number;
  unansweredChannels: readonly string[];
  firstAnsweredAt: Date | null;
};

type Written = Pick<
  CaseFacts,
  "statusId" | "contactCount" | "priority" | "unansweredContacts" | "unansweredChannels" | "firstAnsweredAt"
>;

/** Writes what acts made of cases, set-based, and counts their versions up. Returns the status each has now. */
export async function writeLives(
  trx: Database,
  changes: readonly LifeChange[],
  now: Date,
): Promise<Map<number, Written>> {
  if (changes.length === 0) return new Map();
  const records = changes.map((change) => ({
    id: change.id,
    category: change.category,
    status_id: change.statusId,
    awaiting_since: change.awaitingSince,
    solved_at: change.solvedAt,
    closed_at: change.closedAt,
    snoozed_until: change.snoozedUntil,
    last_message_at: change.lastMessageAt,
    contacts: change.contacts,
    priority: change.priority,
    unanswered_contacts: change.unansweredContacts,
    unanswered_channels: change.unansweredChannels,
    first_answered_at: change.firstAnsweredAt,
  }));
  const { rows } = await sql<Written & { id: number }>`
    /* prepared */ update cases c set
      category = r.category,
      status_id = coalesce(r.status_id, case when c.category = r.category then c.status_id else s.id end),
      awaiting_since = r.awaiting_since,
      solved_at = r.solved_at,
      closed_at = r.closed_at,
      snoozed_until = r.snoozed_until,
      last_message_at = greatest(c.last_message_at, r.last_message_at),
      contact_count = c.contact_count + r.contacts,
      priority = r.priority,
      unanswered_contacts = r.unanswered_contacts,
      unanswered_channels = r.unanswered_channels,
      first_answered_at = r.first_answered_at,
      updated_at = greatest(c.updated_at, ${now}::timestamptz),
      version = c.version + 1
    from jsonb_to_recordset(${jsonRows(records)}::jsonb) as r(
      id bigint, category text, status_id bigint, awaiting_since timestamptz, solved_at timestamptz, closed_at timestamptz,
      snoozed_until timestamptz, last_message_at timestamptz, contacts integer, priority smallint,
      unanswered_contacts integer, unanswered_channels text[], first_answered_at timestamptz)
    join case_statuses s on s.category = r.category and s.is_default
    where c.id = r.id
    returning c.id, c.status_id, c.contact_count, c.priority, c.unanswered_contacts, c.unanswered_channels,
      c.first_answered_at
  `.execute(trx);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Writes the owner and team of a locked case. */
export async function writeAssignment(
  trx: Database,
  to: { id: number; ownerId: number | null; teamId: number | null },
  now: Date,
): Promise<void> {
  await sql`
    update cases set owner_id = ${to.ownerId}, team_id = ${to.teamId},
      updated_at = greatest(updated_at, ${now}::timestamptz), version = version + 1
    where id = ${to.id}
  `.execute(trx);
}

/** What a change sets on a locked case; what is left out stays. */
export type FieldChange = {
  subject?: string;
  priority?: number;
  brandId?: number;
  kind?: CaseKind;
  /** null: about none */
  partnerId?: number | null;
  tags?: readonly string[];
};

/** Writes fields of a locked case and counts its version up. */
export async function writeFields(trx: Database, id: number, change: FieldChange, now: Date): Promise<void> {
  await sql`
    update cases set
      subject = coalesce(${change.subject ?? null}::text, subject),
      priority = coalesce(${change.priority ?? null}::smallint, priority),
      brand_id = coalesce(${change.brandId ?? null}::bigint, brand_id),
      kind = coalesce(${change.kind ?? null}::text, kind),
      partner_id = case when ${change.partnerId !== undefined} then ${change.partnerId ?? null}::bigint else partner_id end,
      tags = coalesce(${change.tags ? [...change.tags] : null}::text[], tags),
      updated_at = greatest(updated_at, ${now}::timestamptz),
      version = version + 1
    where id = ${id}
  `.execute(trx);
}

/** Remembers tags so that they can be suggested. */
export async function rememberTags(trx: Database, tags: readonly string[]): Promise<void> {
  if (tags.length === 0) return;
  await sql`insert into tags (name) select unnest(${[...tags]}::text[]) on conflict do nothing`.execute(trx);
}

/** Writes until when a locked case is put aside. */
export async function writeSnooze(trx: Database, id: number, until: Date | null, now: Date): Promise<void> {
  await sql`
    update cases set snoozed_until = ${until}::timestamptz,
      updated_at = greatest(updated_at, ${now}::timestamptz), version = version + 1
    where id = ${id}
  `.execute(trx);
}

/** Writes what a locked case's messages say of its contacts. */
export async function writeRecount(trx: Database, id: number, { tally, firstAnsweredAt }: Recount): Promise<void> {
  await sql`
    update cases set unanswered_contacts = ${tally.contacts}, unanswered_channels = ${[...tally.channels]}::text[],
      first_answered_at = ${firstAnsweredAt}::timestamptz
    where id = ${id}
  `.execute(trx);
}
