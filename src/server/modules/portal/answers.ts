import type { FastifyReply, FastifyRequest } from "fastify";
import type { FormFault } from "../../../shared/contract/portal.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { isKnownError } from "../../kernel/errors.ts";
import { wordsOf } from "../../kernel/words.ts";
import { defaultBrand } from "../brands/index.ts";
import { asPortal } from "./case-page.ts";
import { sendPage, visitorLocale } from "./render.ts";

export type Http = { request: FastifyRequest; reply: FastifyReply };

/** There is no such page, or no longer. */
export async function sendGone(ctx: Ctx, http: Http): Promise<void> {
  await sendPage(ctx, http, { page: "gone" }, await defaultBrand(asPortal(ctx)), { status: 404 });
}

/** An expected error in the visitor's words; others are for the one translator. */
export function faultFor(error: unknown, http: Http, fallback: "zh-CN" | "en"): FormFault {
  if (!isKnownError(error)) throw error;
  const say = wordsOf(visitorLocale(http.request, fallback));
  const field = typeof error.params.field === "string" ? error.params.field : null;
  const named = field ? { ...error.params, field: say(`portal.form.${field}`) } : error.params;
  return { field, message: say(`errors.${error.code}`, named) };
}
