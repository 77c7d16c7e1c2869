import { sql } from "kysely";
import type { ChannelError } from "../../../kernel/channel/index.ts";
import type { Database } from "../../../kernel/db/pool.ts";

export type RecordingRow = {
  callId: number;
  number: number;
  externalId: string;
  kind: "conversation" | "voicemail";
  url: string;
  seconds: number | null;
  state: "pending" | "stored" | "failed";
  sha256: string | null;
  size: number | null;
  type: string | null;
  /** when we heard of it, or somebody had it asked for again */
  notedAt: Date;
  tries: number;
  /** when the exchange is asked for it; null: not any more, or it is not an exchange's to give */
  nextAt: Date | null;
  problem: ChannelError["reason"] | null;
  problemWords: string | null;
};

/**
 * Writes down that there is a recording; the call must be locked. One that is not here yet may have another address by now.
 *
 * @param given.askAt when its exchange is asked for it; left out: it is not an exchange's to give
 * @returns undefined when it is here
 */
export async function insertRecording(
  db: Database,
  given: Pick<RecordingRow, "callId" | "externalId" | "kind" | "url" | "seconds"> & { askAt?: Date },
): Promise<RecordingRow | undefined> {
  const askAt = given.askAt ?? null;
  const { rows } = await sql<RecordingRow>`
    insert into call_recordings (call_id, number, external_id, kind, url, seconds, state, noted_at, next_at)
    select ${given.callId}, coalesce(max(number), 0) + 1, ${given.externalId}, ${given.kind}, ${given.url},
      ${given.seconds}, 'pending', coalesce(${askAt}, now()), ${askAt}
    from call_recordings where call_id = ${given.callId}
    on conflict (call_id, external_id) do update
      set url = excluded.url, state = 'pending', tries = 0, noted_at = excluded.noted_at, next_at = excluded.next_at
      where call_recordings.state <> 'stored' and call_recordings.url <> excluded.url
    returning *
  `.execute(db);
  return rows[0];
}

export async function findRecording(db: Database, callId: number, number: number): Promise<RecordingRow | undefined> {
  const { rows } = await sql<RecordingRow>`
    select * from call_recordings where call_id = ${callId} and number = ${number}
  `.execute(db);
  return rows[0];
}

export async function recordingsOf(db: Database, callIds: readonly number[]): Promise<Map<number, RecordingRow[]>> {
  const { rows } = await sql<RecordingRow>`
    select * from call_recordings where call_id = any(${[...callIds]}::bigint[]) order by call_id, number
  `.execute(db);
  return Map.groupBy(rows, (row) => row.callId);
}

export async function updateRecording(
  db: Database,
  { callId, number }: Pick<RecordingRow, "callId" | "number">,
  values: Partial<Omit<RecordingRow, "callId" | "number">>,
): Promise<void> {
  await db
    .updateTable("callRecordings")
    .set(values)
    .where("callId", "=", callId)
    .where("number", "=", number)
    .execute();
}

/** Recordings that should have been asked for before then: whoever was to ask was cut off. */
export async function overdueRecordings(db: Database, before: Date): Promise<{ callId: number; number: number }[]> {
  const { rows } = await sql<{ callId: number; number: number }>`
    select call_id, number from call_recordings where next_at < ${before} order by next_at limit 100
  `.execute(db);
  return rows;
}

/** What was taken for words on the tape was recorded while somebody of ours spoke. */
export async function areConversations(db: Database, callId: number): Promise<void> {
  await db.updateTable("callRecordings").set({ kind: "conversation" }).where("callId", "=", callId).execute();
}
