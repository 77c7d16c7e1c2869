import { caseQueryFields, type FieldSpec, findField } from "./fields.ts";
import { scan } from "./scan.ts";

/** What can be put in the place of `text.slice(from, to)`. */
export type Completion = {
  from: number;
  to: number;
  /** ready to be inserted, each with the key of its label */
  options: { insert: string; labelKey: string }[];
  /** what the desk can look up beside these, by what was typed so far */
  more: { offers: NonNullable<FieldSpec["offers"]>; typed: string } | null;
};

/** What may come at the caret: names of fields, or values of the field that stands before it. */
export function completeCaseQuery(text: string, caret: number): Completion {
  const term = scan(text.slice(0, caret)).find((candidate) => candidate.end === caret);
  const spec = term?.name && term.operator ? findField(term.name.text) : undefined;
  if (!term || !spec) return completeField(term && !term.operator ? term.values[0]!.text : "", caret);
  const value = term.values[term.values.length - 1]!;
  const typed = value.text.toLowerCase();
  return {
    from: value.at,
    to: caret,
    options: spec.keywords
      .filter((keyword) => !value.quoted && keyword.startsWith(typed))
      .map((keyword) => ({ insert: keyword, labelKey: `cases.query.values.${spec.name}.${keyword}` })),
    more: spec.offers && { offers: spec.offers, typed: value.text },
  };
}

function completeField(typed: string, caret: number): Completion {
  const fitting = caseQueryFields.filter((spec) => spec.name.startsWith(typed.toLowerCase()));
  return {
    from: caret - typed.length,
    to: caret,
    options: fitting.map((spec) => ({
      insert: spec.name + (spec.operators.includes(":") ? ":" : spec.operators[0]),
      labelKey: `cases.query.fields.${spec.name}`,
    })),
    more: null,
  };
}
