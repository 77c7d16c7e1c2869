import { Type } from "typebox";
import { Id } from "../../../shared/contract/common.ts";
import { defineEvent } from "../../kernel/events/define-event.ts";

export const ruleSaved = defineEvent(
  "rules.saved",
  "A rule was made, got a new version, or was deleted.",
  Type.Object({ ruleId: Id, version: Type.Integer(), archived: Type.Boolean() }),
);

export const ruleFired = defineEvent(
  "rules.fired",
  "A rule fired in a case. Its actions are done right after; what each came to is in its log.",
  Type.Object({ ruleId: Id, version: Type.Integer(), firingId: Id, trigger: Type.String(), name: Type.String() }),
);

export const ruleStopped = defineEvent(
  "rules.stopped",
  "A rule was kept from firing: its own effects led to it too often (`depth`), or it fires in this case again and again.",
  Type.Object({
    ruleId: Id,
    version: Type.Integer(),
    firingId: Id,
    why: Type.Union([Type.Literal("depth"), Type.Literal("too_many")]),
    name: Type.String(),
  }),
);
