import { caseCategories } from "../case-categories.ts";
import { caseKinds } from "../case-kinds.ts";
import { severities } from "../severities.ts";
import type { FieldName, Operator, QueryValue } from "./types.ts";

/** What people and the completion list need to know of a field. Its label: `cases.query.fields.<name>`. */
export type FieldSpec = {
  name: FieldName;
  operators: readonly Operator[];
  /** Words with a meaning of their own; labels: `cases.query.values.<name>.<keyword>`. */
  keywords: readonly string[];
  /** What else may stand there. */
  takes: readonly Exclude<QueryValue["kind"], "keyword">[];
  /** Where the desk finds more to offer; null when keywords are all, or nothing can be listed. */
  offers: "staff" | "team" | "brand" | "tag" | "channel" | "cause" | "partner" | null;
};

const is = [":"] as const;
const compare = [":", "<", "<=", ">", ">="] as const;
const range = ["<", "<=", ">", ">="] as const;
const yesNo = ["yes", "no"] as const;

export const priorityKeywords = ["low", "normal", "high", "urgent"] as const;

/** Every field, in the order in which it is offered. */
export const caseQueryFields: readonly FieldSpec[] = [
  // "active" is every state in which somebody still has the case on their list.
  field("state", is, ["active", "done", ...caseCategories], [], null),
  field("owner", is, ["me", "none", "any"], ["number", "text"], "staff"),
  field("team", is, ["mine", "none"], ["number", "text"], "team"),
  field("tag", is, ["none"], ["text", "number"], "tag"),
  field("channel", is, [], ["text"], "channel"),
  field("brand", is, [], ["number", "text"], "brand"),
  field("partner", is, ["none", "any"], ["number", "text"], "partner"),
  field("priority", compare, priorityKeywords, ["number"], null),
  field("kind", is, caseKinds, [], null),
  field("cause", is, ["none"], ["text"], "cause"),
  field("severity", is, severities, [], null),
  field("promise", is, ["open", "broken", "none"], [], null),
  field("due", range, [], ["duration"], null),
  field("awaiting", [":", ...range], yesNo, ["duration"], null),
  field("snoozed", is, yesNo, [], null),
  field("updated", range, [], ["duration"], null),
  field("opened", range, [], ["duration"], null),
  field("solved", range, [], ["duration"], null),
  field("contacts", compare, [], ["number"], null),
  field("language", is, [], ["text"], null),
  field("customer", is, [], ["number"], null),
  field("case", is, [], ["number"], null),
];

const byName = new Map(caseQueryFields.map((spec) => [spec.name as string, spec]));

/** The field of a name, without regard to case. */
export function findField(name: string): FieldSpec | undefined {
  return byName.get(name.toLowerCase());
}

function field(
  name: FieldName,
  operators: readonly Operator[],
  keywords: readonly string[],
  takes: FieldSpec["takes"],
  offers: FieldSpec["offers"],
): FieldSpec {
  return { name, operators, keywords, takes, offers };
}
