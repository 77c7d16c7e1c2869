import type { CaseCategory } from "../../../../shared/contract/cases.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import type { EventRow } from "../../../kernel/events/define-event.ts";
import { eventsOfCases } from "../../../kernel/events/of-cases.ts";
import { caseOpened, caseStatusChanged } from "../../cases/index.ts";
import { messageLost, messageReceived, messageWritten } from "../../conversations/index.ts";
import { isAnswer } from "../answers/policy.ts";
import type { Happening } from "./what-was-owed.ts";

const types = [caseOpened, messageReceived, messageWritten, messageLost, caseStatusChanged].map(({ type }) => type);

/** What happened in these cases, by case and in order, in one statement. */
export async function happeningsOf(ctx: Ctx, caseIds: readonly number[]): Promise<Map<number, Happening[]>> {
  const byCase = Map.groupBy(await eventsOfCases(ctx.db, caseIds, types), ({ caseId }) => caseId!);
  return new Map([...byCase].map(([id, events]) => [id, happeningsIn(events)]));
}

/** The facts of one case as what begins or ends something owed; answers that reached nobody are none. Pure. */
export function happeningsIn(events: readonly EventRow[]): Happening[] {
  const lost = new Set(
    events.filter(({ type }) => type === messageLost.type).map(({ data }) => (data as { messageId: number }).messageId),
  );
  return events.flatMap((event): Happening[] => {
    const at = event.at.getTime();
    const data = event.data as Record<string, unknown>;
    switch (event.type) {
      case caseOpened.type:
        // Somebody of ours wrote down what a customer said; what a message opened is told by the message.
        return event.actorKind === "staff" || event.actorKind === "api_key" ? [{ at, what: "contact" }] : [];
      case messageReceived.type:
        return data.kind === "message" && data.autoReply === null ? [{ at, what: "contact" }] : [];
      case messageWritten.type:
        return isAnswer(data as Parameters<typeof isAnswer>[0]) && !lost.has(data.messageId as number)
          ? [{ at, what: "answer" }]
          : [];
      case caseStatusChanged.type:
        return data.from === data.to ? [] : [{ at, what: "status", to: data.to as CaseCategory }];
      default:
        return [];
    }
  });
}
