import { Type } from "typebox";
import { Id, Names, NullableId, NullableText } from "../../../shared/contract/common.ts";
import { defineEvent } from "../../kernel/events/define-event.ts";

export const causesNamed = defineEvent(
  "causes.named",
  "The causes of a case were named, changed or taken away.",
  Type.Object({
    mainId: NullableId,
    moreIds: Type.Array(Id),
    product: NullableText,
    /** what the main one was called then */
    names: Names,
  }),
);

export const causeChanged = defineEvent(
  "causes.changed",
  "A cause was made, changed, archived, or merged into another one.",
  Type.Object({ causeId: Id, mergedInto: NullableId }),
);

export const improvementChanged = defineEvent(
  "causes.improvement_changed",
  "An improvement was agreed, changed, done or dropped.",
  Type.Object({ improvementId: Id, state: Type.String() }),
);
