import type { EventDefinition, EventRow } from "../../kernel/events/define-event.ts";
import { on, type Reaction } from "../../kernel/events/define-reaction.ts";
import {
  caseAssigned,
  caseMergedInto,
  caseOpened,
  caseReopened,
  caseSnoozed,
  caseStatusChanged,
  caseTagged,
  caseUnmerged,
  caseUpdated,
  caseWoken,
} from "../cases/index.ts";
import { satisfactionRated, severityChanged } from "../complaints/index.ts";
import { messageLost, messageReceived, messageWritten, noteAdded } from "../conversations/index.ts";
import {
  promiseBroken,
  promiseDisputed,
  promiseKept,
  promiseKeptLate,
  promiseMade,
  promiseMoved,
  promiseWaived,
} from "../promises/index.ts";
import { react } from "./react.ts";
import { hasActiveRules } from "./store/rules.ts";

/** All that can set a rule off or make a condition of a timer hold or not. */
const news: readonly EventDefinition<unknown>[] = [
  caseOpened,
  caseReopened,
  caseStatusChanged,
  caseAssigned,
  caseUpdated,
  caseTagged,
  caseSnoozed,
  caseWoken,
  caseMergedInto,
  caseUnmerged,
  messageReceived,
  messageWritten,
  messageLost,
  noteAdded,
  promiseMade,
  promiseMoved,
  promiseKept,
  promiseKeptLate,
  promiseBroken,
  promiseDisputed,
  promiseWaived,
  severityChanged,
  satisfactionRated,
] as readonly EventDefinition<unknown>[];

export const reactions: readonly Reaction[] = news.map((event) =>
  on(event, `rules.on-${event.type.replaceAll(/[._]/g, "-")}`, (ctx, row: EventRow) => react(ctx, row), {
    when: ({ caseId }) => caseId !== null,
    wanted: hasActiveRules,
  }),
);
