import { Type } from "typebox";
import { Id, NullableId, NullableText, NullableTime, Time } from "../../../shared/contract/common.ts";
import { RemedyKind, SettlementMoveKind } from "../../../shared/contract/complaints.ts";
import { severities } from "../../../shared/severities.ts";
import { defineEvent } from "../../kernel/events/define-event.ts";

const Level = Type.Enum([...severities]);

export const severityChanged = defineEvent(
  "complaints.severity_changed",
  "A case became more serious by the rules or by what was merged into it, or a person set how serious it is.",
  Type.Object({
    from: Level,
    to: Level,
    by: Type.Union([Type.Literal("rules"), Type.Literal("person"), Type.Literal("merge")]),
    /** the keys of the rules that counted now */
    rules: Type.Array(Type.String()),
    /** the words of the customer that counted */
    detail: NullableText,
    /** why a person set it */
    reason: Type.Optional(Type.String()),
  }),
);

export const severityRulesChanged = defineEvent(
  "complaints.severity_rules_changed",
  "The rules by which cases are weighed have another version.",
  Type.Object({ version: Type.Integer() }),
);

const Agreed = {
  remedy: RemedyKind,
  amountMinor: Type.Union([Type.Integer(), Type.Null()]),
  currency: NullableText,
};

export const settlementMoved = defineEvent(
  "complaints.settlement_moved",
  "What the customer wants, an offer, a counter-offer, an acceptance or a refusal was put on record.",
  Type.Object({ moveId: Id, kind: SettlementMoveKind, party: Type.String(), reason: NullableText }),
);

export const settlementAgreed = defineEvent(
  "complaints.settlement_agreed",
  "Customer and shop agree how a complaint is settled. `confirmed` says that the customer said so themselves.",
  Type.Object({ ...Agreed, caseId: Id, dueAt: NullableTime, promiseId: NullableId, confirmed: Type.Boolean() }),
);

export const settlementConfirmed = defineEvent(
  "complaints.settlement_confirmed",
  "The customer confirmed the settlement: by their own click, or in a message that is named.",
  Type.Object({ ...Agreed, caseId: Id, evidenceMessageId: NullableId }),
);

export const apologyAsked = defineEvent(
  "complaints.apology_asked",
  "A manager was asked to apologise to the customer.",
  Type.Object({ apologyId: Id, managerId: Id, dueAt: Time }),
);

export const apologised = defineEvent(
  "complaints.apologised",
  "A manager apologised to the customer under their own name.",
  Type.Object({ apologyId: Id, managerId: Id, messageId: Id }),
);

export const apologyDeclined = defineEvent(
  "complaints.apology_declined",
  "The manager who was asked sees no reason to apologise, and says why.",
  Type.Object({ apologyId: Id, managerId: Id, reason: Type.String() }),
);

export const satisfactionAsked = defineEvent(
  "complaints.satisfaction_asked",
  "The customer is asked, once, how they found it.",
  Type.Object({ channel: Type.String() }),
);

export const satisfactionRated = defineEvent(
  "complaints.satisfaction_rated",
  "The customer said how they found it, from 1 to 5.",
  Type.Object({
    rating: Type.Integer(),
    /** what it was before they changed their mind */
    before: Type.Union([Type.Integer(), Type.Null()]),
    ownerId: NullableId,
    teamId: NullableId,
    channel: Type.String(),
    hasComment: Type.Boolean(),
  }),
);
