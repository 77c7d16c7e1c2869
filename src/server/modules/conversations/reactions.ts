import { on } from "../../kernel/events/define-reaction.ts";
import { accountChanged } from "./events.ts";
import { releaseWaiting } from "./sending/recover.ts";

export const reactions = [
  on(accountChanged, "conversations.release-waiting", async (ctx, { data }) => {
    if (data.active && data.canSend) await releaseWaiting(ctx, data);
  }),
];
