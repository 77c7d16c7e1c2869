import type { FormField } from "../contract/forms.ts";
import { canonicalMailAddress } from "../mail-address.ts";
import { canonicalPhone } from "../phone-number.ts";
import { type Answers, filesOf, isQuestion, shownFields, valuesOf } from "./answers.ts";
import { isOfKind } from "./file-kinds.ts";
import { fitsMask } from "./mask.ts";

/** Why an answer is not taken; the words are `forms.faults.<code>`. */
export const faultCodes = [
  "missing",
  "consent",
  "too_short",
  "too_long",
  "mask",
  "no_number",
  "no_date",
  "too_small",
  "too_large",
  "no_address",
  "no_phone",
  "no_option",
  "one_only",
  "too_many_files",
  "file_kind",
] as const;
export type FaultCode = (typeof faultCodes)[number];
export type AnswerFault = { field: string; code: FaultCode; params: Record<string, string | number> };

/** What an answer may have where its field says nothing. */
const LONGEST: Partial<Record<FormField["kind"], number>> = { short_text: 300, long_text: 20_000, email: 254 };
const LONGEST_ELSE = 200;
export const MOST_FILES = 10;

/** The number of letters that a field takes. */
export function longestOf(field: FormField): number {
  return field.maxLength ?? LONGEST[field.kind] ?? LONGEST_ELSE;
}

/**
 * What is wrong with the answers, one fault a field, in their order; fields that are not shown are not asked. The browser and
 * the server both go by this and nothing else. Pure.
 *
 * @param given whether who one is is left out
 */
export function checkAnswers(
  fields: readonly FormField[],
  answers: Answers,
  given: { anonymous?: boolean } = {},
): AnswerFault[] {
  return shownFields(fields, answers, given)
    .filter(isQuestion)
    .flatMap((field) => {
      const fault =
        field.kind === "files" ? faultOfFiles(field, answers) : faultOf(field, valuesOf(answers, field.key));
      return fault ? [{ field: field.key, code: fault[0], params: fault[1] ?? {} }] : [];
    });
}

type Fault = [code: FaultCode, params?: Record<string, string | number>] | null;

function faultOf(field: FormField, values: readonly string[]): Fault {
  if (values.length === 0) return field.required ? [field.kind === "consent" ? "consent" : "missing"] : null;
  if (values.length > 1 && field.kind !== "choices") return ["one_only"];
  if (field.kind === "choice" || field.kind === "choices") {
    const known = new Set(field.options?.map(({ value }) => value));
    return values.every((value) => known.has(value)) ? null : ["no_option"];
  }
  return faultOfText(field, values[0]!);
}

function faultOfText(field: FormField, value: string): Fault {
  const length = Array.from(value).length;
  const longest = longestOf(field);
  if (length > longest) return ["too_long", { limit: longest }];
  if (field.minLength && length < field.minLength) return ["too_short", { limit: field.minLength }];
  if (field.mask && !fitsMask(value, field.mask)) return ["mask", { mask: field.mask }];
  switch (field.kind) {
    case "number":
      return /^-?\d{1,15}(\.\d{1,6})?$/.test(value) ? faultOfRange(field, Number(value)) : ["no_number"];
    case "date":
      return isDate(value) ? faultOfRange(field, value) : ["no_date"];
    case "email":
      return canonicalMailAddress(value) ? null : ["no_address", { value }];
    case "phone":
      return canonicalPhone(value) ? null : ["no_phone", { value }];
    default:
      return null;
  }
}

function faultOfRange({ min, max }: FormField, value: number | string): Fault {
  if (typeof min === typeof value && value < min!) return ["too_small", { limit: min! }];
  if (typeof max === typeof value && value > max!) return ["too_large", { limit: max! }];
  return null;
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

function faultOfFiles(field: FormField, answers: Answers): Fault {
  const files = filesOf(answers, field.key);
  if (files.length === 0) return field.required ? ["missing"] : null;
  const most = field.maxFiles ?? MOST_FILES;
  if (files.length > most) return ["too_many_files", { limit: most }];
  const wrong = field.fileKinds?.length && files.find(({ name }) => !isOfKind(name, field.fileKinds!));
  return wrong ? ["file_kind", { name: wrong.name }] : null;
}
