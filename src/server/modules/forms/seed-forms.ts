import type { Ctx } from "../../kernel/ctx.ts";
import { contactForm } from "./contact-form.ts";
import { lockForms } from "./lock-forms.ts";
import { brandsWithoutForm, formBySlug, insertForm } from "./store.ts";

/** Gives each brand that has none the form its help page begins with. Runs at each start; nodes that start at once make one. */
export async function seedForms(ctx: Ctx): Promise<void> {
  if ((await brandsWithoutForm(ctx.db)).length === 0) return;
  await ctx.tx(async (tx) => {
    await lockForms(tx);
    for (const brandId of await brandsWithoutForm(tx.db)) await makeContactForm(tx, brandId);
  });
}

/** Makes a brand's contact form, under an address that is free. */
export async function makeContactForm(tx: Ctx, brandId: number): Promise<number> {
  const isFree = !(await formBySlug(tx.db, "contact"));
  const slug = isFree ? "contact" : `contact-${brandId}`;
  const form = { brandId, slug, position: 0, published: true, isDefault: true, spec: contactForm };
  return insertForm(tx.db, form, { by: null, at: tx.now() });
}
