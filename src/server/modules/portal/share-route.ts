import { Type } from "typebox";
import { route } from "../../kernel/http/route.ts";
import { defaultBrand } from "../brands/index.ts";
import { asPortal } from "./case-page.ts";
import { sendPage } from "./render.ts";

export const shareRoute = route({
  method: "GET",
  path: "/share",
  access: "public",
  summary: "Where a customer types the digits of an invitation to show their page.",
  hidden: true,
  perMinute: 60,
  query: Type.Object({ lang: Type.Optional(Type.String({ maxLength: 20 })) }),
  handler: async (ctx, _, http) => {
    await sendPage(ctx, http, { page: "share" }, await defaultBrand(asPortal(ctx)));
  },
});
