import type { Locale } from "../../../shared/contract/common.ts";
import type { FormFault } from "../../../shared/contract/portal.ts";
import { type AnswerFault, sayLabel } from "../../../shared/forms/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { type Say, wordsOf } from "../../kernel/words.ts";
import type { BrandInfo } from "../brands/index.ts";
import type { StoredFile } from "../conversations/index.ts";
import { type FormFacts, submitForm } from "../forms/index.ts";
import { articleRead, articleRow } from "./article-read.ts";
import { typedIn } from "./form-page.ts";
import { type ReadForm, storeFiles } from "./read-form.ts";

/**
 * Takes a form that was posted.
 * @returns the message, or what is wrong in the visitor's words
 * @throws KnownError for what is wrong with it as a whole: files that are too large, a sender who is blocked
 */
export async function takeForm(
  ctx: Ctx,
  input: { form: FormFacts; brand: BrandInfo; read: ReadForm; language: Locale; photos: readonly StoredFile[] },
): Promise<{ messageId: number; faults?: undefined } | { faults: FormFault[] }> {
  const { form, brand, read, language } = input;
  if (read.fault) throw read.fault;
  const typed = typedIn(read);
  const fileFields = new Set(form.spec.fields.flatMap(({ kind, key }) => (kind === "files" ? [key] : [])));
  // Files that no field asked for are nobody's answer.
  const sent = read.files.filter(({ field }) => fileFields.has(field));
  const files = Object.groupBy(
    sent.map(({ field, name, content }) => ({ field, name, size: content.length })),
    ({ field }) => field,
  ) as Record<string, { name: string; size: number }[]>;
  const article = await articleRead(ctx, brand, read.fields.article);
  const taken = await submitForm(ctx, {
    form,
    brand,
    answers: { values: typed.values, files },
    files: [...input.photos, ...(await storeFiles(ctx, sent))],
    anonymous: typed.anonymous,
    executiveId: typed.executive,
    ...(article && { alsoSaid: [articleRow(article)] }),
    formKey: read.fields.formKey,
    language,
  });
  if (!taken.faults) return taken;
  const say = wordsOf(language);
  return { faults: taken.faults.map((fault) => inWords(fault, form, language, say)) };
}

function inWords({ field, code, params }: AnswerFault, { spec }: FormFacts, locale: Locale, say: Say): FormFault {
  const label = sayLabel(spec.fields.find(({ key }) => key === field)?.label, locale);
  return { field, message: say(`forms.faults.${code}`, { ...params, field: label }) };
}
