import { Type } from "typebox";
import { Id, NullableText } from "../../../shared/contract/common.ts";
import { defineEvent } from "../../kernel/events/define-event.ts";

export const customerCreated = defineEvent(
  "customers.created",
  "A person became known: by their first message, or because somebody wrote them down.",
  Type.Object({ handles: Type.Array(Type.Object({ kind: Type.String(), address: Type.String() })) }),
);

export const customerUpdated = defineEvent(
  "customers.updated",
  "What we know of a person changed; `changes` has the old and the new value of each field.",
  Type.Object({ changes: Type.Record(Type.String(), Type.Object({ from: Type.Unknown(), to: Type.Unknown() })) }),
);

export const customersMerged = defineEvent(
  "customers.merged",
  "Two records turned out to be one person: everything of the other now belongs to the one that stays.",
  Type.Object({ keptId: Id, otherId: Id, reason: NullableText }),
);

export const customersUnmerged = defineEvent(
  "customers.unmerged",
  "A merge was taken back: the other person has their handles, cases and messages again, also those that came since.",
  Type.Object({ keptId: Id, otherId: Id }),
);

export const customerBlocked = defineEvent(
  "customers.blocked",
  "Nothing more is taken in from this person.",
  Type.Object({}),
);

export const customerOptedOut = defineEvent(
  "customers.opted_out",
  "The person wants to be written to no more on a channel; the sender refuses what would go there.",
  Type.Object({ channel: Type.String() }),
);

export const customerOptedIn = defineEvent(
  "customers.opted_in",
  "The person wants to be written to again on a channel.",
  Type.Object({ channel: Type.String() }),
);

export const customerUnblocked = defineEvent("customers.unblocked", "The person is heard again.", Type.Object({}));
