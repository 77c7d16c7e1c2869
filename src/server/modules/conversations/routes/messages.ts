import { Type } from "typebox";
import { Id, IdParams, page } from "../../../../shared/contract/common.ts";
import { AddNote, MessageView, SendReply, UndoneMessage } from "../../../../shared/contract/conversations.ts";
import { route } from "../../../kernel/http/route.ts";
import { addNote } from "../add-note.ts";
import { listMessages } from "../reading/list-messages.ts";
import { presentMessage } from "../reading/present-messages.ts";
import { sendReply } from "../sending/send-reply.ts";
import { undoMessage } from "../sending/undo-message.ts";

export const messageRoutes = [
  route({
    method: "GET",
    path: "/api/v1/cases/:id/messages",
    access: "cases:read",
    summary: "The messages of a case, oldest first; `next` is the `before` of the earlier ones.",
    params: IdParams,
    query: Type.Object({
      before: Type.Optional(Id),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
    }),
    response: page(MessageView),
    handler: (ctx, { params, query }) =>
      listMessages(ctx, { caseId: params.id, before: query.before ?? null, limit: query.limit ?? 50 }),
  }),
  route({
    method: "POST",
    path: "/api/v1/cases/:id/reply",
    access: "cases:reply",
    summary: "Answers the customer; until `delivery.sendAt` it can be undone.",
    params: IdParams,
    body: SendReply,
    response: MessageView,
    handler: (ctx, { params, body }) => sendReply(ctx, params.id, body),
  }),
  route({
    method: "POST",
    path: "/api/v1/cases/:id/notes",
    access: "cases:note",
    summary: "Writes an internal note that no customer sees.",
    params: IdParams,
    body: AddNote,
    response: MessageView,
    handler: async (ctx, { params, body }) => presentMessage(ctx, await addNote(ctx, { caseId: params.id, ...body })),
  }),
  route({
    method: "POST",
    path: "/api/v1/messages/:id/undo",
    access: "cases:reply",
    summary: "Takes a message of one's own back before it leaves, and returns what was typed.",
    params: IdParams,
    response: UndoneMessage,
    handler: (ctx, { params }) => undoMessage(ctx, params.id),
  }),
];
