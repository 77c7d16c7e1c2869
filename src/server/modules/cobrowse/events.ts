import { Type } from "typebox";
import { EndedBy } from "../../../shared/contract/cobrowse.ts";
import { Id, NullableText } from "../../../shared/contract/common.ts";
import { defineEvent } from "../../kernel/events/define-event.ts";

const Session = { sessionId: Id, agentId: Id };

export const cobrowseInvited = defineEvent(
  "cobrowse.invited",
  "A customer was asked to let somebody of ours see their page.",
  Type.Object(Session),
);
export const cobrowseStarted = defineEvent(
  "cobrowse.started",
  "A customer agreed to show their page; the event's time is that of the consent.",
  Type.Object({ ...Session, host: NullableText }),
);
export const cobrowseEnded = defineEvent(
  "cobrowse.ended",
  "Nobody looks at the customer's page any more, or nobody will; seconds are those since the consent.",
  Type.Object({ ...Session, endedBy: EndedBy, seconds: Type.Union([Type.Integer(), Type.Null()]) }),
);
export const cobrowseJudged = defineEvent(
  "cobrowse.judged",
  "Whoever looked said whether the matter was solved without a visit.",
  Type.Object({ ...Session, solved: Type.Boolean() }),
);
