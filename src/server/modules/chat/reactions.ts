import { on } from "../../kernel/events/define-reaction.ts";
import { chatLines, messageWritten } from "../conversations/index.ts";
import { mailLater } from "./mail-undelivered.ts";
import { CHANNEL } from "./open-chat.ts";
import { findVisitor } from "./store/visitors.ts";

export const reactions = [
  on(
    messageWritten,
    "chat.mail-undelivered",
    async (ctx, { data }) => {
      const [line] = await chatLines(ctx, [data.messageId]);
      if (!line || line.accountId === null) return;
      const visitor = await findVisitor(ctx.db, line.accountId, line.address);
      if (visitor) mailLater(ctx, visitor.id);
    },
    { when: ({ data }) => data.channel === CHANNEL && !data.automatic },
  ),
];
