import { sql } from "kysely";
import type { Upload } from "../../../../shared/contract/conversations.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import type { UploadOwner } from "../files/keep-upload.ts";

/** Notes who brought a file in. */
export async function insertUpload(db: Database, owner: UploadOwner, upload: Upload, now: Date): Promise<void> {
  await sql`
    insert into uploads (owner_kind, owner_id, sha256, name, type, size, created_at)
    values (${owner.kind}, ${owner.id}, ${upload.sha256}, ${upload.name}, ${upload.type}, ${upload.size}, ${now})
    on conflict (owner_kind, owner_id, sha256, name) do update
      set type = excluded.type, created_at = excluded.created_at
  `.execute(db);
}

/** Those of these files that somebody brought in. */
export async function findUploads(db: Database, owner: UploadOwner, sha256s: readonly string[]): Promise<Upload[]> {
  const { rows } = await sql<Upload>`
    select sha256, name, type, size from uploads
    where owner_kind = ${owner.kind} and owner_id = ${owner.id} and sha256 = any(${sha256s}::text[])
    order by created_at desc
  `.execute(db);
  return rows;
}

/** Forgets uploads nobody sent. The contents stay: messages may share them. */
export async function forgetUploads(db: Database, before: Date): Promise<void> {
  await sql`delete from uploads where created_at < ${before}`.execute(db);
}
