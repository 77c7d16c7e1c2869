import { findField } from "./fields.ts";
import type { CaseQuery, QueryTerm, QueryValue } from "./types.ts";

/** Writes a query so that reading it gives the same query again. */
export function printCaseQuery(query: CaseQuery): string {
  return query.terms.map(printTerm).join(" ");
}

function printTerm(term: QueryTerm): string {
  const sign = term.negated ? "-" : "";
  if (term.kind === "words") return sign + (isPlainWord(term.text) ? term.text : quote(term.text));
  const values = term.values.map((value) => printValue(term.field, value));
  return `${sign}${term.field}${term.operator}${values.join(",")}`;
}

function printValue(field: string, value: QueryValue): string {
  switch (value.kind) {
    case "keyword":
      return value.keyword;
    case "number":
      return String(value.number);
    case "duration":
      return `${value.amount}${value.unit}`;
    case "text":
      return isPlainValue(field, value.text) ? value.text : quote(value.text);
  }
}

const PLAIN = /^[\p{L}\p{N}_./@+][\p{L}\p{N}_./@+-]*$/u;

/** Text that reads as itself without quotation marks: no keyword, no number, no sign with a meaning. */
function isPlainValue(field: string, text: string): boolean {
  return PLAIN.test(text) && !/^\d+$/.test(text) && !findField(field)?.keywords.includes(text.toLowerCase());
}

function isPlainWord(text: string): boolean {
  return PLAIN.test(text);
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}
