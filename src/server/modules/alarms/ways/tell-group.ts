import type { Ctx } from "../../../kernel/ctx.ts";
import { staffRefs } from "../../accounts/index.ts";
import { defaultBrand, getBrand } from "../../brands/index.ts";
import { getCases } from "../../cases/index.ts";
import type { HookVerdict } from "../hooks/formats.ts";
import { tellHook } from "../hooks/test-hook.ts";
import { findHook } from "../store/hooks.ts";
import type { TellingRow } from "../store/tellings.ts";
import { ringWords } from "./ring-words.ts";

/** Tells a group: who is in it is not ours to know, so nothing of what the case is about. */
export async function tellGroup(ctx: Ctx, { hookId, caseId, ring }: TellingRow): Promise<HookVerdict> {
  const hook = await findHook(ctx.db, hookId!);
  if (!hook?.active) return { outcome: "refused", detail: "off" };
  const about = caseId === null ? undefined : (await getCases(ctx, [caseId])).get(caseId);
  const { timeZone } = about ? await getBrand(ctx, about.brandId) : await defaultBrand(ctx);
  const ownerName = (await staffRefs(ctx, ring.ownerId === null ? [] : [ring.ownerId])).get(ring.ownerId ?? 0)?.name;
  const { url } = ctx.config;
  const words = { ring, locale: hook.locale, timeZone, url, caseId, ownerName: ownerName ?? null, about: null };
  return tellHook(ctx, hook, ringWords(words));
}
