export { type Completion, completeCaseQuery } from "./complete-case-query.ts";
export { durationMs } from "./duration.ts";
export { caseQueryFields, type FieldSpec, findField, priorityKeywords } from "./fields.ts";
export { parseCaseQuery } from "./parse-case-query.ts";
export { printCaseQuery } from "./print-case-query.ts";
export type {
  CaseQuery,
  DurationUnit,
  FieldName,
  FieldTerm,
  Operator,
  QueryProblem,
  QueryTerm,
  QueryValue,
  WordsTerm,
} from "./types.ts";
