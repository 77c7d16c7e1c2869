import type { FormField, FormSpec } from "../contract/forms.ts";
import { isQuestion } from "./answers.ts";
import { fieldRoles } from "./kinds.ts";

/** Why a form cannot be as somebody drew it; the words are `desk-form.wrong.<code>`. */
export type FormFaultCode =
  | "key_twice"
  | "key_reserved"
  | "role_twice"
  | "role_unfit"
  | "no_words"
  | "no_address"
  | "no_options"
  | "option_twice"
  | "condition_unknown"
  | "condition_later"
  | "label_missing"
  | "length_order"
  | "range_order";
export type FormProblem = { code: FormFaultCode; field: string | null };

/** What a posted form has besides its answers. */
const reservedKeys = ["website", "anonymous", "executive"];

const rolesFor: Record<(typeof fieldRoles)[number], readonly FormField["kind"][]> = {
  name: ["short_text"],
  address: ["email", "phone"],
  subject: ["short_text", "choice"],
  words: ["long_text"],
};

/** What is wrong with a form, said of its fields. Pure: the editor shows it, the server refuses by it. */
export function faultsOfForm({ fields, anonymous }: Pick<FormSpec, "fields" | "anonymous">): FormProblem[] {
  const problems: FormProblem[] = [];
  const before = new Map<string, FormField>();
  const allKeys = new Set(fields.map(({ key }) => key));
  for (const field of fields) {
    const say = (code: FormFaultCode) => problems.push({ code, field: field.key });
    if (before.has(field.key)) say("key_twice");
    if (reservedKeys.includes(field.key)) say("key_reserved");
    if (!hasWords(field.label)) say("label_missing");
    if (field.role && !rolesFor[field.role].includes(field.kind)) say("role_unfit");
    if (field.kind === "choice" || field.kind === "choices") sayOfOptions(field, say);
    if (field.minLength !== undefined && field.maxLength !== undefined && field.minLength > field.maxLength) {
      say("length_order");
    }
    if (field.min !== undefined && field.max !== undefined && field.min > field.max) say("range_order");
    for (const { field: other } of field.showIf?.conditions ?? []) {
      const known = before.get(other);
      if (known && isQuestion(known)) continue;
      say(allKeys.has(other) && !known ? "condition_later" : "condition_unknown");
    }
    before.set(field.key, field);
  }
  for (const role of fieldRoles) {
    const having = fields.filter((field) => field.role === role);
    if (having.length > 1) problems.push({ code: "role_twice", field: having[1]!.key });
  }
  if (!fields.some(({ role }) => role === "words")) problems.push({ code: "no_words", field: null });
  if (!anonymous && !fields.some(({ role, required, showIf }) => role === "address" && required && !showIf)) {
    problems.push({ code: "no_address", field: null });
  }
  return problems;
}

function sayOfOptions({ options = [] }: FormField, say: (code: FormFaultCode) => void): void {
  if (options.length === 0) say("no_options");
  if (new Set(options.map(({ value }) => value)).size < options.length) say("option_twice");
  if (options.some(({ label }) => !hasWords(label))) say("label_missing");
}

function hasWords(label: Record<string, string | undefined>): boolean {
  return Object.values(label).some((text) => text?.trim());
}
