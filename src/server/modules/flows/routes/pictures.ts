import { Type } from "typebox";
import { route } from "../../../kernel/http/route.ts";
import { openPicture } from "../drawing/keep-picture.ts";

export const pictureRoutes = [
  route({
    method: "GET",
    path: "/guide/pictures/:sha256",
    access: "public",
    summary: "A picture of a guide.",
    hidden: true,
    perMinute: 240,
    params: Type.Object({ sha256: Type.String({ pattern: "^[0-9a-f]{64}$" }) }),
    handler: async (ctx, { params }, { reply }) => {
      const { type, stream } = await openPicture(ctx, params.sha256);
      // Its address is its content: it never changes, and it is shown as what it is, never as a page.
      return reply
        .headers({
          "content-type": type,
          "cache-control": "public, max-age=31536000, immutable",
          "content-security-policy": "default-src 'none'; sandbox",
          "x-content-type-options": "nosniff",
        })
        .send(stream);
    },
  }),
];
