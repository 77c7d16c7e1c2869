import { type FieldSpec, findField } from "./fields.ts";
import { type RawTerm, type RawValue, scan } from "./scan.ts";
import type { CaseQuery, DurationUnit, QueryProblem, QueryTerm, QueryValue } from "./types.ts";

const DURATION = /^(\d{1,6})(m|h|d|w)$/i;
const NUMBER = /^\d{1,15}$/;

/**
 * Reads a query. What cannot be read is reported with its place and left out of `query`, so that a page can underline
 * it while the rest already works.
 */
export function parseCaseQuery(text: string): { query: CaseQuery; problems: QueryProblem[] } {
  const problems: QueryProblem[] = [];
  const terms = scan(text).flatMap((raw) => readTerm(raw, problems));
  return { query: { terms }, problems };
}

function readTerm(raw: RawTerm, problems: QueryProblem[]): QueryTerm[] {
  const { at, end, negated } = raw;
  if (raw.quoteOpen) {
    const last = raw.values[raw.values.length - 1]!;
    problems.push({ at: last.at, end: last.end, code: "quote_open", params: {} });
    return [];
  }
  if (!raw.name || !raw.operator) {
    const { text, quoted } = raw.values[0]!;
    const number = quoted ? null : /^#(\d{1,15})$/.exec(text);
    if (number) {
      const values: QueryValue[] = [{ kind: "number", number: Number(number[1]) }];
      return [{ kind: "field", field: "case", operator: ":", values, negated, at, end }];
    }
    return text.trim() === "" ? [] : [{ kind: "words", text: text.trim(), negated, at, end }];
  }
  const spec = findField(raw.name.text);
  if (!spec) {
    problems.push({ at: raw.name.at, end: raw.name.end, code: "unknown_field", params: { field: raw.name.text } });
    return [];
  }
  const operator = raw.operator.text;
  const fault = faultOfOperator(spec, raw);
  if (fault) {
    problems.push(fault);
    return [];
  }
  const values = raw.values.map((value) => readValue(spec, operator === ":", value));
  const wrong = values.filter((value) => "code" in value);
  if (wrong.length > 0) {
    problems.push(...wrong);
    return [];
  }
  return [{ kind: "field", field: spec.name, operator, values: values as QueryValue[], negated, at, end }];
}

function faultOfOperator(spec: FieldSpec, raw: RawTerm): QueryProblem | null {
  const operator = raw.operator!;
  if (!spec.operators.includes(operator.text)) {
    const params = { field: spec.name, operators: spec.operators.join(" ") };
    return { at: operator.at, end: operator.end, code: "operator_not_allowed", params };
  }
  if (operator.text !== ":" && raw.values.length > 1) {
    return { at: raw.values[1]!.at, end: raw.end, code: "one_value_only", params: { field: spec.name } };
  }
  return null;
}

function readValue(spec: FieldSpec, equals: boolean, raw: RawValue): QueryValue | QueryProblem {
  const { text, at, end } = raw;
  const problem = (code: QueryProblem["code"]): QueryProblem => ({
    at,
    end,
    code,
    params: { field: spec.name, value: text },
  });
  if (text.trim() === "") return problem("value_missing");
  if (raw.quoted) {
    return spec.takes.includes("text") ? { kind: "text", text: text.trim() } : problem("value_unknown");
  }
  const keyword = spec.keywords.find((candidate) => candidate === text.toLowerCase());
  // "yes" and "no" answer, they do not compare.
  if (keyword && (equals || !spec.takes.includes("duration"))) return { kind: "keyword", keyword };
  if (spec.takes.includes("number") && NUMBER.test(text)) return { kind: "number", number: Number(text) };
  const duration = DURATION.exec(text);
  if (spec.takes.includes("duration")) {
    if (equals) return problem("value_unknown");
    if (!duration) return problem("value_not_duration");
    return { kind: "duration", amount: Number(duration[1]), unit: duration[2]!.toLowerCase() as DurationUnit };
  }
  if (spec.takes.includes("text")) return { kind: "text", text };
  return problem(spec.takes.includes("number") ? "value_not_number" : "value_unknown");
}
