import { on } from "../../kernel/events/define-reaction.ts";
import { messageReceived } from "../conversations/index.ts";
import { noteContact } from "./feedback/note-contact.ts";

export const reactions = [
  on(messageReceived, "help.note-contact", (ctx, { data }) => noteContact(ctx, data.messageId), {
    when: ({ data }) => data.channel === "form",
  }),
];
