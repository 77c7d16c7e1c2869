import i18next from "i18next";
import { isApiError } from "./api-error.ts";
import { errorText } from "./i18n.ts";

/** Where in a form a fault belongs, and its sentence in the reader's language. */
export type FieldFault = { path: (string | number)[]; text: string };

/** How the server names what is wrong, and the sentence for it. */
const sentences: [pattern: RegExp, key: string][] = [
  [/is needed|required|fewer than 1 (items|characters)/, "needed"],
  [/host is another/, "secretAgain"],
  [/more than (\d+) (items|characters)/, "tooLong"],
  [/fewer than (\d+) (items|characters)/, "tooShort"],
  [/match format "email"/, "email"],
  [/(<=|>=|must be (integer|number))/, "number"],
];

/** The faults of a refused form, each with its field; empty when the server named none. */
export function fieldFaults(error: unknown): FieldFault[] {
  if (!isApiError(error)) return [];
  const { field, problem } = error.params;
  const named = error.fields.length > 0 ? error.fields : [{ field, problem }];
  return named.flatMap((fault) => {
    if (typeof fault.field !== "string") return [];
    const path = fault.field.split(/[./]/).map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    // What has a code of its own has a sentence of its own.
    const text = typeof fault.problem === "string" ? sentenceOf(fault.problem) : errorText(error);
    return [{ path, text }];
  });
}

function sentenceOf(problem: string): string {
  for (const [pattern, key] of sentences) {
    const match = pattern.exec(problem);
    if (match) return i18next.t(`desk-forms.problem.${key}`, { limit: match[1] });
  }
  return i18next.t("desk-forms.problem.other", { problem });
}
