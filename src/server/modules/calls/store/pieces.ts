import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

type Of = { callId: number; number: number };

/** Keeps a piece of a recording; one that is there already stays as it is. */
export async function insertPiece(db: Database, of: Of, piece: { piece: number; content: Uint8Array; at: Date }) {
  await sql`
    insert into call_recording_pieces (call_id, number, piece, content, at)
    values (${of.callId}, ${of.number}, ${piece.piece}, ${Buffer.from(piece.content)}, ${piece.at})
    on conflict do nothing
  `.execute(db);
}

/** How much of a recording is there already, in bytes. */
export async function sizeOfPieces(db: Database, of: Of): Promise<number> {
  const { rows } = await sql<{ size: number }>`
    select coalesce(sum(length(content)), 0)::float8 as size from call_recording_pieces
    where call_id = ${of.callId} and number = ${of.number}
  `.execute(db);
  return rows[0]!.size;
}

/** All pieces of a recording in their order. */
export async function piecesOf(db: Database, of: Of): Promise<{ content: Uint8Array; at: Date }[]> {
  const { rows } = await sql<{ content: Uint8Array; at: Date }>`
    select content, at from call_recording_pieces where call_id = ${of.callId} and number = ${of.number} order by piece
  `.execute(db);
  return rows;
}

export async function deletePieces(db: Database, of: Of): Promise<void> {
  await sql`delete from call_recording_pieces where call_id = ${of.callId} and number = ${of.number}`.execute(db);
}

/** Recordings of which no piece comes any more: of calls that are over, and of pages that were closed long ago. */
export async function quietRecordings(db: Database, before: { over: Date; closed: Date }): Promise<Of[]> {
  const { rows } = await sql<Of>`
    select p.call_id, p.number from call_recording_pieces p join calls c on c.id = p.call_id
    group by p.call_id, p.number, c.state
    having max(p.at) < case when c.state = 'ended' then ${before.over}::timestamptz else ${before.closed}::timestamptz end
    limit 100
  `.execute(db);
  return rows;
}
