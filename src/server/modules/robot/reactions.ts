import type { Ctx } from "../../kernel/ctx.ts";
import { on } from "../../kernel/events/define-reaction.ts";
import { caseAssigned, caseMergedInto } from "../cases/index.ts";
import { messageReceived, messageWritten } from "../conversations/index.ts";
import { keepByMachine } from "../service-levels/index.ts";
import { robotHandedOver } from "./events.ts";
import { changeDialogue, type Dialogue, latestDialogue } from "./store/dialogues.ts";
import { settingsById, settingsInForce } from "./store/settings.ts";
import { turnsOfReplies } from "./store/turns.ts";
import { takeTurn } from "./take-turn.ts";

export const reactions = [
  on(messageReceived, "robot.take-turn", (ctx, { data }) => takeTurn(ctx, data.messageId), {
    when: ({ caseId, data }) =>
      caseId !== null && data.kind === "message" && data.autoReply === null && !data.thirdPerson && !data.spoken,
    wanted: async (trx) => (await settingsInForce(trx)).length > 0,
    first: true,
  }),
  on(
    messageWritten,
    "robot.keep-answer",
    async (ctx, { id, at, caseId, data }) => {
      const [turn] = await turnsOfReplies(ctx.db, [data.messageId]);
      if (!turn || !isAnswer(turn)) return;
      await keepByMachine(ctx, { eventId: id, at, answersUntil: new Date(data.at), caseId: caseId! });
    },
    { when: ({ caseId, data }) => caseId !== null && data.kind === "robot" },
  ),
  // Where a person speaks, or takes the case, the robot does not.
  on(messageWritten, "robot.fall-silent", (ctx, { caseId }) => fallSilent(ctx, caseId!, "taken"), {
    when: ({ caseId, data }) => caseId !== null && data.kind === "reply" && !data.automatic,
  }),
  on(
    caseAssigned,
    "robot.leave-to-owner",
    async (ctx, { caseId, data }) => {
      const dialogue = await latestDialogue(ctx.db, caseId!);
      if (dialogue?.state !== "talking") return;
      const { keeperId } = await settingsById(ctx.db, dialogue.settingsId);
      if (data.ownerId !== keeperId) await fallSilent(ctx, caseId!, "taken");
    },
    { when: ({ data }) => data.reason !== "robot" && data.ownerId !== data.fromOwnerId },
  ),
  on(caseMergedInto, "robot.leave-merged", (ctx, { data }) => fallSilent(ctx, data.fromCaseId, "merged")),
];

/** What was asked for was said, or done: who asks back, or admits not to know, has answered nothing. */
function isAnswer({ move, reason }: { move: string; reason: string }): boolean {
  return move === "answer" || move === "own_matters" || (move === "flow" && reason === "flow_done");
}

/** People go on by themselves: nothing is said, and nobody is looked for. */
async function fallSilent(ctx: Ctx, caseId: number, reason: string): Promise<void> {
  const dialogue: Dialogue | undefined = await latestDialogue(ctx.db, caseId, true);
  if (dialogue?.state !== "talking") return;
  const at = ctx.now();
  const end = { state: "handed_over", outcome: "handed_over", reason, waits: null, endedAt: at } as const;
  await changeDialogue(ctx.db, dialogue.id, end);
  ctx.emit(robotHandedOver, { dialogueId: dialogue.id, reason }, { caseId });
}
