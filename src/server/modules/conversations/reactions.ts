import { channelOf, hasPages } from "../../kernel/channel/index.ts";
import { on } from "../../kernel/events/define-reaction.ts";
import { accountChanged, messageReceived } from "./events.ts";
import { readPagesJob } from "./page-words/read-pages.ts";
import { releaseWaiting } from "./sending/recover.ts";
import { fetchTemplatesJob } from "./templates/fetch-templates.ts";

export const reactions = [
  on(accountChanged, "conversations.release-waiting", async (ctx, { data }) => {
    if (data.active && data.canSend) await releaseWaiting(ctx, data);
  }),
  on(
    accountChanged,
    "conversations.fetch-templates",
    async (ctx, { data: { accountId } }) =>
      ctx.enqueue(fetchTemplatesJob, { accountId }, { key: `templates:${accountId}` }),
    { when: ({ data }) => data.active && channelOf(data.channel).templates !== undefined },
  ),
  on(
    messageReceived,
    "conversations.read-pages",
    // One after the other: reading takes all of a processor.
    async (ctx, { data: { messageId } }) => ctx.enqueue(readPagesJob, { messageId }, { queue: "read-pages" }),
    { when: ({ data }) => hasPages(data.channel) },
  ),
];
