import { Type } from "typebox";
import { route } from "../../../kernel/http/route.ts";
import { hearRequest } from "../hear-request.ts";

/** What an exchange tells at once is a form or a short document; recordings come by reference. */
const LIMIT = 262_144;

export const hookRoutes = [
  route({
    method: "POST",
    path: "/hooks/phone/:key",
    access: "public",
    summary: "Where the exchange of a telephone account tells of calls, and asks what they are to do.",
    params: Type.Object({ key: Type.String({ maxLength: 64 }) }),
    rawBody: true,
    bodyLimit: LIMIT,
    hidden: true,
    handler: async (ctx, { params }, { request, reply }) => {
      const answer = await hearRequest(ctx, params.key, request);
      return reply
        .status(answer.status ?? 200)
        .type(answer.type ?? "text/plain; charset=utf-8")
        .send(answer.body ?? "");
    },
  }),
];
