import type { Selectable } from "kysely";
import type { CaseCategory } from "../../../../shared/contract/cases.ts";
import type { CaseKind } from "../../../../shared/contract/forms.ts";
import type { Cases } from "../../../kernel/db/schema.ts";

/** A row of `cases`. */
export type CaseFacts = Omit<Selectable<Cases>, "category" | "kind"> & { category: CaseCategory; kind: CaseKind };
