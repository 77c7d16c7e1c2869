import { sql } from "kysely";
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
};

/** Writes down that there is a recording; the call must be locked. @returns undefined when it is known */
export async function insertRecording(
  db: Database,
  given: Pick<RecordingRow, "callId" | "externalId" | "kind" | "url" | "seconds">,
): Promise<RecordingRow | undefined> {
  const { rows } = await sql<RecordingRow>`
    insert into call_recordings (call_id, number, external_id, kind, url, seconds, state)
    select ${given.callId}, coalesce(max(number), 0) + 1, ${given.externalId}, ${given.kind}, ${given.url},
      ${given.seconds}, 'pending'
    from call_recordings where call_id = ${given.callId}
    on conflict (call_id, external_id) do nothing returning *
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
  values: Partial<Pick<RecordingRow, "state" | "sha256" | "size" | "type">>,
): Promise<void> {
  await db
    .updateTable("callRecordings")
    .set(values)
    .where("callId", "=", callId)
    .where("number", "=", number)
    .execute();
}
