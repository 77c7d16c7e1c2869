import { ContactForm } from "../../../shared/contract/portal.ts";
import { canonicalMailAddress } from "../../../shared/mail-address.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import type { KnownError } from "../../kernel/errors.ts";
import type { BrandInfo } from "../brands/index.ts";
import { addressWrong, fieldMissing, fieldTooLong } from "./errors.ts";
import { type ReadForm, storeFiles } from "./read-form.ts";
import { receiveForm } from "./receive-form.ts";

/** An address as people write it; `<a@b.c>` and `mailto:a@b.c` are one too, but not to be written to as they stand. */
const PLAIN = /^[^\s<>:"]+@[^\s<>:"]+$/;

export type ContactInput = { form: ReadForm; brand: BrandInfo; language: string };

/**
 * Opens a case by the contact form.
 * @returns the message
 * @throws KnownError that names the field at fault
 */
export async function openByContact(ctx: Ctx, { form, brand, language }: ContactInput): Promise<number> {
  const typed = typedContact(form.fields);
  const fault = faultOf(typed) ?? form.fault;
  if (fault) throw fault;
  const address = canonicalMailAddress(typed.email);
  if (!address) throw addressWrong({ field: "email", address: typed.email });
  return receiveForm(ctx, brand, {
    formKey: form.fields.formKey,
    sender: { kind: "mail", address, display: PLAIN.test(typed.email) ? typed.email : address, name: typed.name },
    subject: typed.subject,
    text: typed.text,
    files: await storeFiles(ctx, form.files),
    language,
    caseId: null,
  });
}

/** The form's fields as they were typed, without blanks around them. */
export function typedContact(fields: Record<string, string>): ContactForm {
  const { name = "", email = "", subject = "", text = "" } = fields;
  return { name: name.trim(), email: email.trim(), subject: subject.trim(), text: text.trim() };
}

function faultOf(typed: ContactForm): KnownError | null {
  for (const [field, schema] of Object.entries(ContactForm.properties)) {
    const { length } = typed[field as keyof ContactForm];
    const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = schema as {
      minLength?: number;
      maxLength?: number;
    };
    if (length < minLength) return fieldMissing({ field });
    if (length > maxLength) return fieldTooLong({ field, limit: maxLength });
  }
  return null;
}
