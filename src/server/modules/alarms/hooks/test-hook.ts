import type { AlarmTest } from "../../../../shared/contract/alarms.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { wordsOf } from "../../../kernel/words.ts";
import { audit } from "../../accounts/index.ts";
import type { HookRow } from "../store/hooks.ts";
import { noteHook } from "../store/hooks.ts";
import { type HookVerdict, type Notice, writeHook } from "./formats.ts";
import { postHook } from "./post-hook.ts";
import { getHook, openHook } from "./save-hook.ts";

/** Sends a word of test to a group and says what came of it. @throws alarms.hook_not_found */
export async function testHook(ctx: Ctx, id: number): Promise<AlarmTest> {
  const row = await getHook(ctx, id);
  const say = wordsOf(row.locale);
  const params = { name: row.name, actor: ctx.actor.name };
  const notice = {
    title: say("alarms.test.title", params),
    lines: [say("alarms.test.text", params)],
    links: [{ text: say("alarms.openDesk"), url: `${ctx.config.url}/desk/` }],
  };
  const verdict = await tellHook(ctx, row, notice);
  await audit(ctx, {
    action: "alarms.hook_tested",
    subject: { kind: "alarm_hook", id },
    details: { outcome: verdict.outcome },
  });
  return verdict.outcome === "told" ? { outcome: "told", detail: null } : { outcome: "failed", detail: verdict.detail };
}

/** Tells a group, and keeps with the webhook what came of it. */
export async function tellHook(ctx: Ctx, row: HookRow, notice: Notice): Promise<HookVerdict> {
  const verdict = await postHook(
    ctx,
    row.format,
    writeHook(row.format, notice, { ...openHook(ctx, row), at: ctx.now() }),
  );
  await noteHook(ctx.db, row.id, {
    lastOutcome: verdict.outcome,
    lastDetail: verdict.outcome === "told" ? null : verdict.detail,
    lastAt: ctx.now(),
  });
  return verdict;
}
