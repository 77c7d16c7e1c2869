import { isDeepStrictEqual } from "node:util";
import type { SaveForm } from "../../../shared/contract/forms.ts";
import { faultsOfForm } from "../../../shared/forms/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { violatedConstraint } from "../../kernel/db/sqlstate.ts";
import { invalidInput } from "../../kernel/errors.ts";
import { activeAmong, audit, changesOf } from "../accounts/index.ts";
import { executivesByIds } from "../executives/index.ts";
import { executiveUnfit, formNeeded, formNotFound, formWrong, personUnfit, slugTaken } from "./errors.ts";
import { formChanged } from "./events.ts";
import { findForm } from "./find-forms.ts";
import { type FormFacts, formById, insertForm, setArchived, updateForm } from "./store.ts";

/**
 * Makes a form (`id` null) or gives it this shape: another version of it where what customers see or what becomes of it
 * changed. What was sent before keeps the fields it was sent with.
 *
 * @throws forms.not_found, forms.slug_taken, forms.wrong, forms.needed, forms.person_unfit, forms.executive_unfit,
 *   request.invalid for an unknown brand or team
 */
export async function saveForm(ctx: Ctx, id: number | null, input: SaveForm): Promise<FormFacts> {
  const [problem] = faultsOfForm(input.spec);
  if (problem) throw formWrong({ problem: problem.code, field: problem.field ?? "" });
  try {
    return await ctx.tx((tx) => write(tx, id, input));
  } catch (error) {
    throw meaningOf(error, input) ?? error;
  }
}

async function write(tx: Ctx, id: number | null, input: SaveForm): Promise<FormFacts> {
  await checkPeople(tx, input);
  const by = tx.actor.kind === "staff" ? tx.actor.id : null;
  const made = { by, at: tx.now() };
  if (id === null) {
    const formId = await insertForm(tx.db, { ...input, isDefault: false }, made);
    return tell(tx, null, await findForm(tx, formId));
  }
  const before = await formById(tx.db, id, true);
  if (!before) throw formNotFound({ id });
  if (before.isDefault && (!input.published || input.brandId !== before.brandId)) throw formNeeded();
  const isNewVersion = !isDeepStrictEqual(before.spec, input.spec);
  const version = before.version + (isNewVersion ? 1 : 0);
  await updateForm(tx.db, { ...input, id, version }, { ...made, isNewVersion });
  return tell(tx, before, await findForm(tx, id));
}

/** Puts a form into the archive, where nobody finds it, or takes it out again, still hidden. @throws forms.not_found, forms.needed */
export async function archiveForm(ctx: Ctx, id: number, archived: boolean): Promise<FormFacts> {
  return ctx.tx(async (tx) => {
    const before = await formById(tx.db, id, true);
    if (!before) throw formNotFound({ id });
    if (before.isDefault) throw formNeeded();
    await setArchived(tx.db, id, archived ? tx.now() : null, tx.now());
    return tell(tx, before, await findForm(tx, id));
  });
}

/** Makes another form of one, hidden until somebody publishes it. @throws forms.not_found */
export async function duplicateForm(ctx: Ctx, id: number): Promise<FormFacts> {
  const { brandId, slug, position, spec } = await findForm(ctx, id);
  for (let n = 2; ; n++) {
    const copy = { brandId, slug: `${slug.slice(0, 54)}-${n}`, position: position + 1, published: false, spec };
    try {
      return await ctx.tx((tx) => write(tx, null, copy));
    } catch (error) {
      if (violatedConstraint(error) !== "forms_slug_key") throw error;
    }
  }
}

async function checkPeople(tx: Ctx, { spec }: SaveForm): Promise<void> {
  const people = [...spec.ownerIds, ...spec.notifyIds];
  const active = await activeAmong(tx, people);
  const unfit = people.find((id) => !active.has(id));
  if (unfit !== undefined) throw personUnfit({ id: unfit });
  if (spec.executiveIds.length === 0) return;
  const known = new Set((await executivesByIds(tx, spec.executiveIds)).map(({ staffId }) => staffId));
  const stranger = spec.executiveIds.find((id) => !known.has(id));
  if (stranger !== undefined) throw executiveUnfit({ id: stranger });
}

async function tell(tx: Ctx, before: FormFacts | null, after: FormFacts): Promise<FormFacts> {
  await audit(tx, {
    action: before ? "forms.changed" : "forms.created",
    subject: { kind: "form", id: after.id },
    details: { changes: changesOf(before ? readable(before) : {}, readable(after)) },
  });
  const { id: formId, version, published, archivedAt } = after;
  tx.emit(formChanged, { formId, version, published, archived: archivedAt !== null });
  return after;
}

function readable({
  brandId,
  slug,
  position,
  published,
  archivedAt,
  version,
  spec,
}: FormFacts): Record<string, unknown> {
  const { fields, ...rest } = spec;
  const archived = archivedAt !== null;
  return { brandId, slug, position, published, archived, version, ...rest, fields: fields.map(({ key }) => key) };
}

function meaningOf(error: unknown, { slug }: SaveForm) {
  switch (violatedConstraint(error)) {
    case "forms_slug_key":
      return slugTaken({ slug });
    case "forms_brand_id_fkey":
      return invalidInput({ field: "brandId", problem: "is no brand" });
  }
}
