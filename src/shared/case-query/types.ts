/**
 * The query language behind saved views: `state:open owner:me tag:refund -tag:vip priority>=3 due<4h "free words"`.
 * A query is a list of terms that must all hold; several values of one term are alternatives.
 */
export type CaseQuery = { terms: QueryTerm[] };

/** Where something stands in the text: `at` is its first character, `end` the one after its last. */
export type Span = { at: number; end: number };

export type QueryTerm = FieldTerm | WordsTerm;

export type FieldTerm = Span & {
  kind: "field";
  field: FieldName;
  operator: Operator;
  /** one or more, joined by "or"; exactly one after any operator but ":" */
  values: QueryValue[];
  negated: boolean;
};

/** Words that must be found in the case, as they were typed. */
export type WordsTerm = Span & { kind: "words"; text: string; negated: boolean };

export type Operator = ":" | "<" | "<=" | ">" | ">=";

export type QueryValue =
  /** one of the words the field knows: me, none, open, urgent … */
  | { kind: "keyword"; keyword: string }
  | { kind: "number"; number: number }
  /** a name, a tag, a channel */
  | { kind: "text"; text: string }
  /** a length of time: minutes, hours, days, weeks */
  | { kind: "duration"; amount: number; unit: DurationUnit };

export type DurationUnit = "m" | "h" | "d" | "w";

export type FieldName =
  | "state"
  | "owner"
  | "team"
  | "brand"
  | "partner"
  | "customer"
  | "case"
  | "channel"
  | "language"
  | "tag"
  | "priority"
  | "kind"
  | "cause"
  | "severity"
  | "contacts"
  | "promise"
  | "due"
  | "awaiting"
  | "snoozed"
  | "opened"
  | "updated"
  | "solved";

/** What is wrong with a query, and where. The text for `code` is translated under `cases.query.errors.<code>`. */
export type QueryProblem = Span & {
  code:
    | "unknown_field"
    | "operator_not_allowed"
    | "value_missing"
    | "value_unknown"
    | "value_not_number"
    | "value_not_duration"
    | "one_value_only"
    | "quote_open";
  params: Record<string, string>;
};
