import type { Selectable } from "kysely";
import type { CaseCategory } from "../../../../shared/contract/cases.ts";
import type { CaseKind } from "../../../../shared/contract/forms.ts";
import type { Severity } from "../../../../shared/severities.ts";
import type { Cases } from "../../../kernel/db/schema.ts";

/** A row of `cases`. */
export type CaseFacts = Omit<Selectable<Cases>, "category" | "kind" | "severity"> & {
  category: CaseCategory;
  kind: CaseKind;
  severity: Severity;
};
