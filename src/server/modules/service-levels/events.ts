import { Type } from "typebox";
import { Id } from "../../../shared/contract/common.ts";
import { NotificationKind } from "../../../shared/contract/notifications.ts";
import { defineEvent } from "../../kernel/events/define-event.ts";

export const notified = defineEvent(
  "service-levels.notified",
  "People were told something by name: their list of notifications is longer.",
  Type.Object({ kind: NotificationKind, staffIds: Type.Array(Id) }),
);

export const policyChanged = defineEvent(
  "service-levels.policy_changed",
  "A policy was made, got a new version, or was deleted. Promises made before stay as they are.",
  Type.Object({ policyId: Id, version: Type.Integer(), archived: Type.Boolean() }),
);
