import type { FastifyReply } from "fastify";
import { Type } from "typebox";
import { Done, IdParams } from "../../../../shared/contract/common.ts";
import { Upload } from "../../../../shared/contract/conversations.ts";
import { route } from "../../../kernel/http/route.ts";
import { endFileLinks, openLinkedFile } from "../files/file-links.ts";
import { receiveUpload } from "../files/receive-upload.ts";
import { openAttachment } from "../reading/open-attachment.ts";
import type { OpenedFile } from "../reading/open-file.ts";
import { openRaw } from "../reading/open-raw.ts";
import { showHtml } from "../reading/show-html.ts";

const UPLOAD_LIMIT = 26 * 1_048_576;

export const fileRoutes = [
  route({
    method: "GET",
    path: "/api/v1/messages/:id/html",
    access: "cases:read",
    summary: "A message as a harmless page; `images=1` lets pictures of other servers in, which then know it is read.",
    params: IdParams,
    query: Type.Object({ images: Type.Optional(Type.Enum(["0", "1"])) }),
    handler: async (ctx, { params, query }, { reply }) => {
      const { page, headers } = await showHtml(ctx, { id: params.id, remoteImages: query.images === "1" });
      return reply.headers(headers).send(page);
    },
  }),
  route({
    method: "GET",
    path: "/api/v1/messages/:id/raw",
    access: "cases:read",
    summary: "A message exactly as it came, as a download.",
    params: IdParams,
    handler: async (ctx, { params }, { reply }) => send(reply, await openRaw(ctx, params.id)),
  }),
  route({
    method: "GET",
    path: "/api/v1/attachments/:id",
    access: "cases:read",
    summary: "A file of a message.",
    params: IdParams,
    handler: async (ctx, { params }, { reply }) => send(reply, await openAttachment(ctx, params.id)),
  }),
  route({
    method: "GET",
    path: "/files/:token/:name",
    access: "public",
    summary: "A file that went out as an address.",
    hidden: true,
    perMinute: 240,
    params: Type.Object({ token: Type.String({ maxLength: 60 }), name: Type.String({ maxLength: 1_000 }) }),
    handler: async (ctx, { params }, { reply }) => send(reply, await openLinkedFile(ctx, params.token)),
  }),
  route({
    method: "DELETE",
    path: "/api/v1/messages/:id/file-links",
    access: "cases:reply",
    summary: "Ends the public addresses by which the files of a message went out.",
    params: IdParams,
    response: Done,
    handler: async (ctx, { params }) => {
      await endFileLinks(ctx, params.id);
      return { ok: true as const };
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/uploads",
    access: "cases:reply",
    summary: "Brings in a file (multipart, at most 25 MB) that a reply or note of the same person can then carry.",
    response: Upload,
    bodyLimit: UPLOAD_LIMIT,
    perMinute: 120,
    handler: (ctx, _, { request }) => receiveUpload(ctx, request),
  }),
];

function send(reply: FastifyReply, file: OpenedFile) {
  return reply.headers(file.headers).send(file.stream);
}
