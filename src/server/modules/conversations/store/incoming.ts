import { sql } from "kysely";
import { hasThreads } from "../../../kernel/channel/index.ts";
import { jsonRows, storable } from "../../../kernel/db/json-rows.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import type { AddedMessage, NewIncoming, StoredFile } from "../add-incoming.ts";

/** References beyond these are noise: nobody answers the hundredth ancestor. */
const MAX_REFS = 50;

/** Stores messages and begins or goes on with their conversations, in one statement. */
export async function insertIncoming(db: Database, rows: readonly NewIncoming[]): Promise<AddedMessage[]> {
  const { rows: added } = await sql<AddedMessage>`
    /* prepared */ with wanted as materialized (
      select w.*, nextval('messages_id_seq') as message_id,
        coalesce(w.known_conversation_id, nextval('conversations_id_seq')) as conversation_id
      from json_to_recordset(${jsonRows(rows.map(toRecord))}::json) as w(
        n integer, customer_id bigint, case_id bigint, known_conversation_id bigint, account_id bigint, channel text,
        kind text, external_id text, in_reply_to text, thread_refs text[], subject text, sender jsonb, recipients jsonb,
        our_role text, text text, quoted_text text, signature_text text, html text, raw_sha256 text, auto_reply text,
        language text, problems jsonb, written_at timestamptz, at timestamptz, handle_id bigint, third_person boolean,
        joined jsonb, maybe_of jsonb, line bigint, form jsonb)
    ),
    begun as (
      insert into conversations (id, customer_id, account_id, channel, case_id, subject, handle_id, created_at,
        last_message_at)
      select conversation_id, customer_id, account_id, channel, case_id, subject, line, at, at
      from wanted where known_conversation_id is null
    ),
    gone_on as (
      update conversations c set last_message_at = greatest(c.last_message_at, w.at), case_id = w.case_id,
        handle_id = coalesce(c.handle_id, w.line)
      from (
        select known_conversation_id as id, max(at) as at, max(case_id) as case_id, max(line) as line
        from wanted where known_conversation_id is not null group by 1
      ) w
      where c.id = w.id
    ),
    stored as (
      insert into messages (id, customer_id, conversation_id, case_id, account_id, channel, direction, kind, external_id,
        in_reply_to, thread_refs, subject, sender, recipients, our_role, text, quoted_text, signature_text, html,
        raw_sha256, auto_reply, language, problems, written_at, created_at, handle_id, third_person, joined, maybe_of,
        form)
      select message_id, customer_id, conversation_id, case_id, account_id, channel, 'in', kind, external_id,
        in_reply_to, thread_refs, subject, sender, recipients, our_role, text, quoted_text, signature_text, html,
        raw_sha256, auto_reply, language, problems, written_at, at, handle_id, third_person, joined, maybe_of,
        form
      from wanted
    )
    select message_id, conversation_id from wanted order by n
  `.execute(db);
  return added;
}

function toRecord(row: NewIncoming, n: number) {
  return {
    n,
    // Where messages name what they answer, a thread is nobody's line.
    line: hasThreads(row.channel) ? null : row.handleId,
    customer_id: row.customerId,
    case_id: row.caseId,
    known_conversation_id: row.conversationId,
    account_id: row.accountId,
    channel: row.channel,
    kind: row.kind ?? "message",
    external_id: row.externalId ?? null,
    in_reply_to: row.inReplyTo ?? null,
    thread_refs: (row.threadRefs ?? []).slice(0, MAX_REFS),
    subject: row.subject ?? null,
    sender: row.sender ? { ...row.sender, replyTo: row.replyTo ?? null } : null,
    recipients: row.recipients ?? { to: [], cc: [], bcc: [] },
    our_role: row.ourRole ?? null,
    text: row.text,
    quoted_text: row.quotedText ?? null,
    signature_text: row.signatureText ?? null,
    html: row.html ?? null,
    raw_sha256: row.rawSha256 ?? null,
    auto_reply: row.autoReply ?? null,
    language: row.language ?? null,
    problems: row.problems ?? [],
    written_at: row.writtenAt ?? null,
    at: row.at,
    handle_id: row.handleId,
    third_person: row.thirdPerson ?? false,
    joined: row.joined ?? null,
    maybe_of: row.maybeOf ?? null,
    form: row.form ?? null,
  };
}

type NewAttachment = StoredFile & { messageId: number; customerId: number };

/** Stores which files messages carry. */
export async function insertAttachments(db: Database, files: readonly NewAttachment[], now: Date): Promise<void> {
  if (files.length === 0) return;
  await sql`
    /* prepared */ with wanted as materialized (
      select * from json_to_recordset(${jsonRows(files)}::json) as w(
        "messageId" bigint, "customerId" bigint, name text, type text, size bigint, sha256 text, inline boolean,
        "contentId" text)
    ),
    kept as (
      insert into files (sha256, size, stored_at)
      select sha256, max(size), ${now}::timestamptz from wanted group by sha256 order by sha256
      on conflict do nothing
    )
    insert into attachments (message_id, customer_id, name, type, size, sha256, inline, content_id)
    select "messageId", "customerId", name, type, size, sha256, inline, "contentId" from wanted
  `.execute(db);
}

/** A message that is known by its channel id, as far as threads are concerned. */
export type KnownMessage = {
  id: number;
  accountId: number | null;
  externalId: string;
  direction: "in" | "out" | "note";
  caseId: number;
  conversationId: number | null;
  customerId: number;
  handleId: number | null;
  sender: { kind: string; address: string } | null;
  recipients: Partial<Record<"to" | "cc" | "bcc", { address: string }[]>>;
};

/** The messages with these channel ids, on any account. */
export async function messagesByExternalId(db: Database, externalIds: readonly string[]): Promise<KnownMessage[]> {
  const { rows } = await sql<KnownMessage>`
    /* prepared */ with wanted as materialized (select unnest(${externalIds.map(storable)}::text[]) as external_id)
    select m.id, m.account_id, m.external_id, m.direction, m.case_id, m.conversation_id, m.customer_id, m.handle_id,
      m.sender, m.recipients
    from wanted cross join lateral (
      select * from messages i where i.external_id = wanted.external_id and i.direction = 'in'
      union all
      select * from messages o where o.external_id = wanted.external_id and o.direction = 'out'
    ) m
    order by m.id
  `.execute(db);
  return rows;
}

/** Of these incoming messages, what tells whether another is the same. */
export async function contentsOf(db: Database, messageIds: readonly number[]) {
  return db
    .selectFrom("messages")
    .select(["id", "subject", "text", "quotedText"])
    .where("id", "in", [...messageIds])
    .execute();
}

/** The newest conversation of each of these cases on each account. */
export async function newestConversations(db: Database, caseIds: readonly number[]) {
  const { rows } = await sql<{ id: number; caseId: number; accountId: number | null; customerId: number }>`
    select distinct on (case_id, account_id) id, case_id, account_id, customer_id
    from conversations where case_id = any(${caseIds}::bigint[])
    order by case_id, account_id, last_message_at desc, id desc
  `.execute(db);
  return rows;
}

/** The cases of these messages. */
export async function casesOfMessageIds(db: Database, messageIds: readonly number[]) {
  return db
    .selectFrom("messages")
    .select(["id", "caseId"])
    .where("id", "in", [...messageIds])
    .execute();
}
