import type { Ctx } from "../../../kernel/ctx.ts";
import { staffRefs } from "../../accounts/index.ts";
import { defaultBrand, getBrand } from "../../brands/index.ts";
import { getCases } from "../../cases/index.ts";
import type { HookVerdict, Notice } from "../hooks/formats.ts";
import { tellHook } from "../hooks/test-hook.ts";
import { findHook, type HookRow } from "../store/hooks.ts";
import type { TellingRow } from "../store/tellings.ts";
import { inOne, ringWords } from "./ring-words.ts";

/** Tells a group: who is in it is not ours to know, so nothing of what the case is about. */
export async function tellGroup(ctx: Ctx, rows: readonly TellingRow[]): Promise<HookVerdict> {
  const hook = await findHook(ctx.db, rows[0]!.hookId!);
  if (!hook?.active) return { outcome: "refused", detail: "off" };
  const notices: Notice[] = [];
  for (const row of rows) notices.push(await noticeOf(ctx, hook, row));
  return tellHook(ctx, hook, inOne(notices, { locale: hook.locale, url: ctx.config.url }));
}

async function noticeOf(ctx: Ctx, hook: HookRow, { caseId, ring }: TellingRow): Promise<Notice> {
  const about = caseId === null ? undefined : (await getCases(ctx, [caseId])).get(caseId);
  const { timeZone } = about ? await getBrand(ctx, about.brandId) : await defaultBrand(ctx);
  const ownerName = (await staffRefs(ctx, ring.ownerId === null ? [] : [ring.ownerId])).get(ring.ownerId ?? 0)?.name;
  const { url } = ctx.config;
  const words = { ring, locale: hook.locale, timeZone, url, caseId, ownerName: ownerName ?? null, about: null };
  return ringWords(words);
}
