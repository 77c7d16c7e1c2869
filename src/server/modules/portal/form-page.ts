import { randomUUID } from "node:crypto";
import type { Locale } from "../../../shared/contract/common.ts";
import type { FormFault, PortalForm, PortalPage, TypedForm } from "../../../shared/contract/portal.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { executivesByIds } from "../executives/index.ts";
import { type FormFacts, publishedForms } from "../forms/index.ts";
import { articleRead } from "./article-read.ts";
import type { ReadForm } from "./read-form.ts";

type FormPage = Extract<PortalPage, { page: "form" }>;

/** A form's page, empty or with what was typed and what is wrong with it. */
export async function formPage(
  ctx: Ctx,
  form: FormFacts,
  around: {
    isHome: boolean;
    sent?: { read: ReadForm; faults: FormFault[] };
    article?: string;
    locale?: Locale;
    walk?: FormPage["walk"];
  },
): Promise<FormPage> {
  const { isHome, sent, locale = "en" } = around;
  const article = await articleRead(ctx, { id: form.brandId }, sent?.read.fields.article ?? around.article);
  const others = isHome ? (await publishedForms(ctx, form.brandId)).filter(({ id }) => id !== form.id) : [];
  return {
    page: "form",
    form: await portalForm(ctx, form),
    isHome,
    others: others.map(({ slug, spec }) => ({ slug, title: spec.title, kind: spec.kind })),
    typed: sent ? typedIn(sent.read) : { values: {}, anonymous: false, executive: null },
    faults: sent?.faults ?? [],
    filesLost: (sent?.read.filesSent ?? 0) > 0,
    formKey: sent?.read.fields.formKey || randomUUID(),
    article: article && { id: article.id, title: article.titles[locale] ?? Object.values(article.titles)[0] ?? "" },
    walk: around.walk ?? null,
  };
}

/** What customers see of a form; who gets it and what becomes of it is not among it. */
export async function portalForm(ctx: Ctx, { slug, spec }: Pick<FormFacts, "slug" | "spec">): Promise<PortalForm> {
  const { title, intro, kind, fields, anonymous } = spec;
  const executives = kind === "executive" ? await executivesByIds(ctx, spec.executiveIds) : [];
  return {
    ...{ slug, title, intro, kind, fields, anonymous },
    executives: executives.map((executive) => ({
      id: executive.staffId,
      name: executive.name,
      title: executive.title,
    })),
  };
}

/** What stood in a form that was posted. */
export function typedIn({ values, fields }: ReadForm): TypedForm {
  const executive = Number(fields.executive);
  return {
    values,
    anonymous: fields.anonymous === "yes",
    executive: Number.isSafeInteger(executive) && executive > 0 ? executive : null,
  };
}
