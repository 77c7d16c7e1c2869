import type { Locale } from "../../../shared/contract/common.ts";
import type { SubmittedForm } from "../../../shared/contract/forms.ts";
import { sayLabel } from "../../../shared/forms/index.ts";

/**
 * What was sent as a text: the person's own words first, then each other answer on a line. It is what search finds, lists
 * show the beginning of, and channels carry that know no tables.
 *
 * @param told the keys of fields whose answers stand elsewhere: who it is from, what it is about
 */
export function plainTextOf(
  { rows }: SubmittedForm,
  { words, told, locale }: { words: string; told: ReadonlySet<string>; locale: Locale },
): string {
  const others = rows
    .filter(({ key, kind }) => !told.has(key) && kind !== "files")
    .map(
      ({ label, values }) => `${sayLabel(label, locale)}: ${values.map((value) => sayLabel(value, locale)).join(", ")}`,
    );
  return [words, others.join("\n")].filter((part) => part !== "").join("\n\n");
}
