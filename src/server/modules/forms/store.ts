import { sql } from "kysely";
import type { FormSpec, SaveForm } from "../../../shared/contract/forms.ts";
import type { Database } from "../../kernel/db/pool.ts";

/** A row of `forms`. */
export type FormFacts = SaveForm & {
  id: number;
  version: number;
  isDefault: boolean;
  archivedAt: Date | null;
  updatedAt: Date;
};

const columns = sql`id, brand_id, slug, position, published, is_default, version, spec, archived_at, updated_at`;

/** Forms in their order; there are as many as a company draws. */
export async function allForms(db: Database): Promise<FormFacts[]> {
  const { rows } = await sql<FormFacts>`
    select ${columns} from forms order by archived_at nulls first, brand_id, not is_default, position, id
  `.execute(db);
  return rows;
}

export async function formById(db: Database, id: number, lock = false): Promise<FormFacts | undefined> {
  const { rows } = await sql<FormFacts>`
    select ${columns} from forms where id = ${id} ${lock ? sql`for update` : sql``}
  `.execute(db);
  return rows[0];
}

export async function formBySlug(db: Database, slug: string): Promise<FormFacts | undefined> {
  const { rows } = await sql<FormFacts>`select ${columns} from forms where slug = ${slug}`.execute(db);
  return rows[0];
}

type Made = { by: number | null; at: Date };

/** Writes a new form in its first version. @throws a unique violation where its address is another's */
export async function insertForm(db: Database, form: SaveForm & { isDefault: boolean }, made: Made): Promise<number> {
  const { id } = await db
    .insertInto("forms")
    .values({ ...form, spec: JSON.stringify(form.spec), createdAt: made.at, updatedAt: made.at })
    .returning("id")
    .executeTakeFirstOrThrow();
  await insertVersion(db, { id, version: 1, spec: form.spec }, made);
  return id;
}

/** Gives a locked form these values; another version where `version` is a new one. */
export async function updateForm(
  db: Database,
  { id, version, ...form }: SaveForm & { id: number; version: number },
  made: Made & { isNewVersion: boolean },
): Promise<void> {
  await db
    .updateTable("forms")
    .set({ ...form, version, spec: JSON.stringify(form.spec), updatedAt: made.at })
    .where("id", "=", id)
    .execute();
  if (made.isNewVersion) await insertVersion(db, { id, version, spec: form.spec }, made);
}

export async function setArchived(db: Database, id: number, at: Date | null, now: Date): Promise<void> {
  const values = { archivedAt: at, updatedAt: now, ...(at && { published: false }) };
  await db.updateTable("forms").set(values).where("id", "=", id).execute();
}

/** The brands that have no form to begin with. */
export async function brandsWithoutForm(db: Database): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from brands b where not exists (select from forms f where f.brand_id = b.id and f.is_default) order by id
  `.execute(db);
  return rows.map(({ id }) => id);
}

async function insertVersion(db: Database, form: { id: number; version: number; spec: FormSpec }, made: Made) {
  await db
    .insertInto("formVersions")
    .values({
      formId: form.id,
      version: form.version,
      spec: JSON.stringify(form.spec),
      createdBy: made.by,
      createdAt: made.at,
    })
    .execute();
}
