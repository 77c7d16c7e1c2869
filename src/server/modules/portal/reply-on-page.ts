import type { Ctx } from "../../kernel/ctx.ts";
import { mainHandleOf } from "../customers/index.ts";
import type { OpenedCase } from "./case-page.ts";
import { type ReadForm, storeFiles } from "./read-form.ts";
import { receiveForm } from "./receive-form.ts";

/** A message that the customer writes on the page of their case: it joins that case, as theirs. */
export async function replyOnPage(
  ctx: Ctx,
  { opened, form, language }: { opened: OpenedCase; form: ReadForm; language: string },
): Promise<void> {
  await receiveForm(ctx, opened.brand, {
    formKey: form.fields.formKey ?? "",
    sender: await mainHandleOf(ctx, opened.facts.customerId),
    subject: null,
    text: form.fields.text?.trim() ?? "",
    files: await storeFiles(ctx, form.files),
    language,
    caseId: opened.facts.id,
  });
}
