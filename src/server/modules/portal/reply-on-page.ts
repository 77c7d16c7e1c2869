import type { Ctx } from "../../kernel/ctx.ts";
import { handleToWriteAs } from "../customers/index.ts";
import type { OpenedCase } from "./case-page.ts";
import { fieldMissing, fieldTooLong } from "./errors.ts";
import { type ReadForm, storeFiles } from "./read-form.ts";
import { receiveForm } from "./receive-form.ts";

const LONGEST = 20_000;

/**
 * A message that the customer writes on the page of their case: it joins that case, as theirs.
 * @throws KnownError that names the field at fault
 */
export async function replyOnPage(
  ctx: Ctx,
  { opened, form, language }: { opened: OpenedCase; form: ReadForm; language: string },
): Promise<void> {
  const text = form.fields.text?.trim() ?? "";
  if (form.fault) throw form.fault;
  if (text === "" && form.files.length === 0) throw fieldMissing({ field: "text" });
  if (text.length > LONGEST) throw fieldTooLong({ field: "text", limit: LONGEST });
  await receiveForm(ctx, opened.brand, {
    formKey: form.fields.formKey,
    sender: await handleToWriteAs(ctx, opened.facts.customerId),
    subject: null,
    text,
    files: await storeFiles(ctx, form.files),
    language,
    caseId: opened.facts.id,
  });
}
