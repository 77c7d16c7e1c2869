import { on } from "../../kernel/events/define-reaction.ts";
import { messageReceived, messagesToSearch, pagesRead } from "../conversations/index.ts";
import { customersMerged } from "../customers/index.ts";
import { acknowledge } from "./acknowledge.ts";
import { compareCases } from "./compare-cases.ts";
import { titlePages } from "./title-pages.ts";

export const reactions = [
  on(
    messageReceived,
    "intake.acknowledge",
    async (ctx, { data }) => {
      const silence = await acknowledge(ctx, data);
      if (silence) ctx.log.debug({ messageId: data.messageId, silence }, "not acknowledged");
    },
    // Who calls from a chat waits for a voice; in writing they would be told to wait longer. Calls nobody took: modules/calls.
    { when: ({ data }) => !data.spoken },
  ),
  // Only now is it known that they are one person's, or what a fax says.
  on(customersMerged, "intake.compare-cases", (ctx, { data }) => compareCases(ctx, data.keptId)),
  on(pagesRead, "intake.compare-pages", async (ctx, { data }) => {
    const said = (await messagesToSearch(ctx, [data.messageId])).get(data.messageId);
    if (said) await compareCases(ctx, said.customerId);
  }),
  on(pagesRead, "intake.title-pages", (ctx, { data }) => titlePages(ctx, data.messageId)),
];
