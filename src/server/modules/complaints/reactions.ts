import { compareSeverity } from "../../../shared/severities.ts";
import { on } from "../../kernel/events/define-reaction.ts";
import { caseClosed, caseMergedInto, caseOpened, caseUpdated } from "../cases/index.ts";
import { messageReceived, messageWritten } from "../conversations/index.ts";
import { keepPromises, promiseBroken } from "../promises/index.ts";
import { promiseSooner } from "../service-levels/index.ts";
import { apologised, settlementMoved, severityChanged } from "./events.ts";
import { askSatisfaction } from "./satisfaction/ask-satisfaction.ts";
import { tellOfCustomersMove } from "./settlement/tell-of-move.ts";
import { carrySeverity } from "./severity/set-severity.ts";
import { tellOfSeverity } from "./severity/tell-of-severity.ts";
import { weighCase } from "./severity/weigh-case.ts";

export const reactions = [
  on(
    messageReceived,
    "complaints.weigh-message",
    (ctx, { caseId, data }) => weighCase(ctx, { caseId: caseId!, messageId: data.messageId }),
    { when: ({ caseId, data }) => caseId !== null && data.kind === "message" && data.autoReply === null },
  ),
  on(caseOpened, "complaints.weigh-opened", (ctx, { caseId }) => weighCase(ctx, { caseId: caseId!, messageId: null }), {
    when: ({ data }) => data.kind === "complaint",
  }),
  on(caseUpdated, "complaints.weigh-kind", (ctx, { caseId }) => weighCase(ctx, { caseId: caseId!, messageId: null }), {
    when: ({ data }) => data.changes.kind?.to === "complaint",
  }),
  on(
    promiseBroken,
    "complaints.weigh-broken",
    (ctx, { caseId }) => weighCase(ctx, { caseId: caseId!, messageId: null }),
    { when: ({ caseId }) => caseId !== null },
  ),
  on(caseMergedInto, "complaints.carry-severity", (ctx, { data }) =>
    carrySeverity(ctx, { from: data.fromCaseId, into: data.intoCaseId }),
  ),
  on(severityChanged, "complaints.tell-of-severity", tellOfSeverity, {
    when: ({ data }) => compareSeverity(data.to, data.from) > 0 && compareSeverity(data.to, "high") >= 0,
  }),
  on(
    severityChanged,
    "complaints.promise-sooner",
    (ctx, { caseId }) => promiseSooner(ctx, caseId!, "severity_raised"),
    {
      when: ({ data }) => compareSeverity(data.to, data.from) > 0,
    },
  ),
  on(settlementMoved, "complaints.tell-of-move", tellOfCustomersMove, {
    when: ({ actorKind, data }) => actorKind !== "staff" && data.party === "customer",
  }),
  on(apologised, "complaints.keep-apology", async (ctx, { id, at, caseId }) => {
    await keepPromises(ctx, { caseId: caseId!, kinds: ["apology"], evidenceEventId: id, at });
  }),
  on(
    messageWritten,
    "complaints.keep-follow-up",
    async (ctx, { id, caseId, data }) => {
      const at = new Date(data.at);
      await keepPromises(ctx, { caseId: caseId!, kinds: ["follow_up"], evidenceEventId: id, at });
    },
    { when: ({ caseId, data }) => caseId !== null && data.kind === "reply" && !data.automatic },
  ),
  on(caseClosed, "complaints.ask-satisfaction", (ctx, { caseId, data }) =>
    askSatisfaction(ctx, { caseId: caseId!, by: data.by }),
  ),
];
