import { type RawBuilder, sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

const EXCERPT = 300;

/** Gives all messages, files and threads of one person to another. @returns the threads that have no case */
export async function giveRows(db: Database, from: number, to: number): Promise<number[]> {
  await sql`
    with given as (update messages set customer_id = ${to} where customer_id = ${from} returning id)
    update attachments a set customer_id = ${to} from given where a.message_id = given.id
  `.execute(db);
  const { rows } = await sql<{ id: number; caseId: number | null }>`
    update conversations set customer_id = ${to} where customer_id = ${from} returning id, case_id
  `.execute(db);
  return rows.filter((row) => row.caseId === null).map((row) => row.id);
}

type Give = { from: number; to: number };

/** Gives what belongs to these cases to another, as far as `from` has it. */
export async function giveCaseRows(db: Database, { from, to, caseIds }: Give & { caseIds: readonly number[] }) {
  await sql`
    with given as (
      update messages set customer_id = ${to}
      where case_id = any(${caseIds}::bigint[]) and customer_id = ${from} returning id
    )
    update attachments a set customer_id = ${to} from given where a.message_id = given.id
  `.execute(db);
  await sql`
    update conversations set customer_id = ${to}
    where case_id = any(${caseIds}::bigint[]) and customer_id = ${from}
  `.execute(db);
}

/** Gives these threads to another, as far as `from` has them. */
export async function giveConversations(db: Database, { from, to, ids }: Give & { ids: readonly number[] }) {
  await sql`
    update conversations set customer_id = ${to} where id = any(${ids}::bigint[]) and customer_id = ${from}
  `.execute(db);
}

/** A chat is of whoever has the handle at its other end: changes hands between these two where that is the other. */
export async function giveChatsByHandle(db: Database, { from, to }: Give): Promise<void> {
  await sql`
    update conversations c set customer_id = h.customer_id
    from handles h
    where h.id = c.handle_id and h.customer_id in (${from}, ${to}) and c.customer_id in (${from}, ${to})
      and c.customer_id <> h.customer_id
  `.execute(db);
}

/** Notes anew, for all messages in a person's cases, whether somebody else wrote them. */
export async function markThirdPersons(db: Database, customerId: number, handleIds: readonly number[]) {
  await sql`
    update messages set third_person = not third_person
    where customer_id = ${customerId} and handle_id is not null
      and third_person is distinct from (handle_id <> all(${handleIds}::bigint[]))
  `.execute(db);
}

/** The cases of a person, but for `except`, whose first message came from one of these handles. */
export async function casesBegunBy(
  db: Database,
  { customerId, handleIds, except }: { customerId: number; handleIds: readonly number[]; except: readonly number[] },
): Promise<number[]> {
  const { rows } = await sql<{ caseId: number }>`
    select m.case_id from messages m
    where m.customer_id = ${customerId} and m.handle_id = any(${handleIds}::bigint[])
      and m.case_id <> all(${except}::bigint[])
      and not exists (select from messages earlier where earlier.case_id = m.case_id and earlier.id < m.id)
  `.execute(db);
  return rows.map((row) => row.caseId);
}

export type TimelineRow = {
  id: number;
  createdAt: Date;
  caseId: number;
  channel: string;
  direction: string;
  kind: string;
  subject: string | null;
  excerpt: string;
  autoReply: string | null;
  deliveryState: string | null;
  thirdPerson: boolean;
  authorId: number | null;
  senderName: string | null;
};

/** The newest messages of a person before a place: those of their cases, and those they wrote into other people's. */
export async function timelineRows(
  db: Database,
  page: {
    customerId: number;
    handleIds: readonly number[];
    before: { at: Date; id: number };
    limit: number;
    mayRead: (caseId: RawBuilder<unknown>) => RawBuilder<boolean>;
  },
): Promise<TimelineRow[]> {
  const visible = page.mayRead(sql.ref("messages.case_id"));
  const { rows } = await sql<TimelineRow>`
    with newest as (
      (select id, created_at from messages
        where customer_id = ${page.customerId} and undone_at is null
          and (created_at, id) < (${page.before.at}::timestamptz, ${page.before.id}::bigint) and ${visible}
        order by created_at desc, id desc limit ${page.limit})
      union all
      (select m.id, m.created_at from unnest(${page.handleIds}::bigint[]) h
        cross join lateral (
          select id, created_at from messages
          where handle_id = h and third_person and customer_id <> ${page.customerId}
            and (created_at, id) < (${page.before.at}::timestamptz, ${page.before.id}::bigint) and ${visible}
          order by created_at desc, id desc limit ${page.limit}
        ) m)
      order by created_at desc, id desc limit ${page.limit}
    )
    select m.id, m.created_at, m.case_id, m.channel, m.direction, m.kind, m.subject, left(m.text, ${EXCERPT}) as excerpt,
      m.auto_reply, m.delivery_state, m.third_person, m.author_id,
      coalesce(m.sender ->> 'name', m.sender ->> 'display', m.sender ->> 'address') as sender_name
    from newest n join messages m on m.id = n.id
    order by m.created_at desc, m.id desc
  `.execute(db);
  return rows;
}
