import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";
import { CODE_MS, type SentLately } from "../codes/policy.ts";

export type CodeRow = {
  id: string;
  purpose: "case" | "sign-in";
  caseId: number | null;
  /** null to sign in by an address that is nobody's, or not looked up yet */
  customerId: number | null;
  handleKind: string;
  handleAddress: string;
  display: string;
  channel: string;
  messageId: number | null;
  /** null until a code is made */
  codeProof: string | null;
  askedBy: string;
  tries: number;
  sentAt: Date;
  expiresAt: Date;
};

/** Whoever asks for a code for this address or person at the same time waits until the transaction ends. */
export async function lockAsking(db: Database, keys: readonly string[]): Promise<void> {
  for (const key of [...keys].sort()) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`identity-code ${key}`}, 0))`.execute(db);
  }
}

/**
 * When codes were sent since a time to an address and for a person, for the same purpose, and at somebody's wish for any.
 * What we send otherwise would show in the wait of whoever wants to sign in by an address, and strangers who want to would
 * keep its person from being proven in a case.
 */
export async function sentSince(
  db: Database,
  of: Pick<CodeRow, "handleKind" | "handleAddress" | "customerId" | "askedBy" | "purpose">,
  since: Date,
): Promise<SentLately> {
  const { rows } = await sql<{ by: keyof SentLately; sentAt: Date }>`
    select 'handle' as by, sent_at from identity_codes
    where handle_kind = ${of.handleKind} and handle_address = ${of.handleAddress} and sent_at > ${since}
      and purpose = ${of.purpose}
    union all select 'person', sent_at from identity_codes
    where customer_id = ${of.customerId} and sent_at > ${since} and purpose = ${of.purpose}
    union all select 'asker', sent_at from identity_codes where asked_by = ${of.askedBy} and sent_at > ${since}
  `.execute(db);
  const of_ = (by: keyof SentLately) => rows.filter((row) => row.by === by).map((row) => row.sentAt);
  return { handle: of_("handle"), person: of_("person"), asker: of_("asker") };
}

/** When codes were made for a person since a time. */
export async function sentToPerson(db: Database, customerId: number, since: Date): Promise<Date[]> {
  const { rows } = await sql<{ sentAt: Date }>`
    select sent_at from identity_codes where customer_id = ${customerId} and sent_at > ${since}
  `.execute(db);
  return rows.map(({ sentAt }) => sentAt);
}

/** A code that is still good, held until the transaction ends. */
export async function liveCode(trx: Database, id: string, now: Date): Promise<CodeRow | undefined> {
  const { rows } = await sql<CodeRow>`
    select * from identity_codes where id = ${id} and ended_at is null and expires_at > ${now} for update
  `.execute(trx);
  return rows[0];
}

/** So many of the newest are looked at: more are not sent within the time that codes are good. */
const MOST_LIVE = 500;

/** The codes that are still good, newest first. */
export async function liveCodes(db: Database, now: Date): Promise<CodeRow[]> {
  const { rows } = await sql<CodeRow>`
    select * from identity_codes
    where sent_at >= ${new Date(now.getTime() - CODE_MS)} and ended_at is null and expires_at > ${now}
    order by sent_at desc limit ${MOST_LIVE}
  `.execute(db);
  return rows;
}

/** Writes down what a code was made of. */
export async function settleCode(
  db: Database,
  { id, ...made }: Pick<CodeRow, "id" | "codeProof"> & Partial<Pick<CodeRow, "customerId" | "channel" | "messageId">>,
): Promise<void> {
  await db.updateTable("identityCodes").set(made).where("id", "=", id).execute();
}

/** Ends the codes that a new one takes the place of: of the same case, or to sign in by the same address. */
export async function endEarlier(db: Database, code: CodeRow, now: Date): Promise<void> {
  await sql`
    update identity_codes set ended_at = ${now}
    where ended_at is null and purpose = ${code.purpose} and (
      case_id = ${code.caseId}
      or ${code.caseId}::bigint is null and handle_kind = ${code.handleKind} and handle_address = ${code.handleAddress}
    )
  `.execute(db);
}

/** Writes a code down. */
export async function insertCode(db: Database, code: CodeRow): Promise<void> {
  await db.insertInto("identityCodes").values(code).execute();
}

/** The newest code of a case that is still good, or undefined. */
export async function liveCodeOfCase(db: Database, caseId: number, now: Date): Promise<CodeRow | undefined> {
  const { rows } = await sql<CodeRow>`
    select * from identity_codes
    where case_id = ${caseId} and purpose = 'case' and ended_at is null and expires_at > ${now}
    order by sent_at desc limit 1
  `.execute(db);
  return rows[0];
}

/** Counts a try before it is made. @returns the code as it then is; undefined when it takes no more tries */
export async function countTry(
  db: Database,
  id: string,
  { now, most }: { now: Date; most: number },
): Promise<CodeRow | undefined> {
  const { rows } = await sql<CodeRow>`
    update identity_codes set tries = tries + 1
    where id = ${id} and ended_at is null and expires_at > ${now} and tries < ${most}
    returning *
  `.execute(db);
  return rows[0];
}

/** Ends a code. @returns false when somebody else has used it meanwhile */
export async function endCode(db: Database, id: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update identity_codes set ended_at = ${now} where id = ${id} and ended_at is null returning id
  `.execute(db);
  return rows.length > 0;
}

/** Forgets codes that count for nothing any more. */
export async function forgetCodes(db: Database, before: Date): Promise<void> {
  await db.deleteFrom("identityCodes").where("sentAt", "<", before).execute();
}

/** What was proven in a case, and the code that waits there, are of the case that it became part of. */
export async function moveToCase(db: Database, from: number, to: number): Promise<void> {
  await sql`
    update identity_proofs set case_id = ${to}, first_case_id = coalesce(first_case_id, case_id) where case_id = ${from}
  `.execute(db);
  await db.updateTable("identityCodes").set({ caseId: to }).where("caseId", "=", from).execute();
}
