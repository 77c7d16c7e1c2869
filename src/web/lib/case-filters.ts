import {
  type CaseQuery,
  type FieldName,
  type FieldTerm,
  parseCaseQuery,
  printCaseQuery,
  type QueryTerm,
  type QueryValue,
} from "../../shared/case-query/index.ts";

/** Two values of a query are the same choice. */
export function isSameValue(one: QueryValue, other: QueryValue): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

const isChoice = (term: CaseQuery["terms"][number], field: FieldName): term is FieldTerm =>
  term.kind === "field" && term.field === field && term.operator === ":" && !term.negated;

/** The values chosen for a field: what a multi-select shows as ticked. */
export function chosenValues(text: string, field: FieldName): QueryValue[] {
  return parseCaseQuery(text).query.terms.flatMap((term) => (isChoice(term, field) ? term.values : []));
}

/**
 * Writes a multi-select's choice back into the query: in the place of the field's first term, or at the end. Everything
 * else of the query stays as it is; terms that cannot be read are dropped, as they have no effect.
 */
export function withChosenValues(text: string, field: FieldName, values: QueryValue[]): string {
  const terms = parseCaseQuery(text).query.terms;
  const first = terms.findIndex((term) => isChoice(term, field));
  const rest: QueryTerm[] = terms.filter((term) => !isChoice(term, field));
  if (values.length === 0) return printCaseQuery({ terms: rest });
  const chosen: FieldTerm = { kind: "field", field, operator: ":", values, negated: false, at: 0, end: 0 };
  const place = first === -1 ? rest.length : terms.slice(0, first).filter((term) => !isChoice(term, field)).length;
  return printCaseQuery({ terms: rest.toSpliced(place, 0, chosen) });
}

/** The query with one value of a field ticked or unticked. */
export function toggleValue(text: string, field: FieldName, value: QueryValue): string {
  const chosen = chosenValues(text, field);
  const without = chosen.filter((other) => !isSameValue(other, value));
  return withChosenValues(text, field, without.length < chosen.length ? without : [...chosen, value]);
}
