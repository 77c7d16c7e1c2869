import type { Ctx } from "../../kernel/ctx.ts";
import { formNotFound } from "./errors.ts";
import { lockForms } from "./lock-forms.ts";
import { makeContactForm } from "./seed-forms.ts";
import { allForms, type FormFacts, formById, formBySlug } from "./store.ts";

export type { FormFacts } from "./store.ts";

/** @throws forms.not_found */
export async function findForm(ctx: Ctx, id: number): Promise<FormFacts> {
  const form = await formById(ctx.db, id);
  if (!form) throw formNotFound({ id });
  return form;
}

/** A form that customers may fill in, by its address; undefined for one that is hidden or none. */
export async function findFormBySlug(ctx: Ctx, slug: string): Promise<FormFacts | undefined> {
  const form = await formBySlug(ctx.db, slug);
  return form?.published && !form.archivedAt ? form : undefined;
}

/** The forms of a brand that customers find, in order. */
export async function publishedForms(ctx: Ctx, brandId: number): Promise<FormFacts[]> {
  return (await allForms(ctx.db)).filter((form) => form.brandId === brandId && form.published && !form.archivedAt);
}

/** The form that a brand's help page begins with; a brand that was just made gets it now. */
export async function firstForm(ctx: Ctx, brandId: number): Promise<FormFacts> {
  const isFirst = (form: FormFacts) => form.brandId === brandId && form.isDefault;
  const known = (await allForms(ctx.db)).find(isFirst);
  if (known) return known;
  return ctx.tx(async (tx) => {
    await lockForms(tx);
    const made = (await allForms(tx.db)).find(isFirst);
    return made ?? findForm(tx, await makeContactForm(tx, brandId));
  });
}
