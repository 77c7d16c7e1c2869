import { on } from "../../kernel/events/define-reaction.ts";
import { messageReceived } from "../conversations/index.ts";
import { acknowledge } from "./acknowledge.ts";

export const reactions = [
  on(messageReceived, "intake.acknowledge", async (ctx, { data }) => {
    const silence = await acknowledge(ctx, data);
    if (silence) ctx.log.debug({ messageId: data.messageId, silence }, "not acknowledged");
  }),
];
