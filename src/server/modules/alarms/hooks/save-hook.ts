import type { AlarmHookView, SaveAlarmHook } from "../../../../shared/contract/alarms.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { guardHost } from "../../../kernel/guard-address.ts";
import { seal, unseal } from "../../../kernel/seal.ts";
import { audit, changesOf } from "../../accounts/index.ts";
import { hookAddressNeeded, hookNotFound } from "../errors.ts";
import { presentHook } from "../present.ts";
import { deleteHookRow, findHook, findHooks, type HookRow, insertHook, updateHook } from "../store/hooks.ts";

/** The webhooks, without what opens them. */
export async function listHooks(ctx: Ctx): Promise<{ items: AlarmHookView[] }> {
  return { items: (await findHooks(ctx.db)).map((row) => presentHook(ctx, row)) };
}

/**
 * Saves a webhook; its address and its secret are kept sealed and never shown again.
 * @param id null for a new one
 * @throws alarms.hook_not_found, alarms.hook_address_needed, hosts.refused, hosts.unknown
 */
export async function saveHook(ctx: Ctx, id: number | null, input: SaveAlarmHook): Promise<AlarmHookView> {
  const before = id === null ? null : await getHook(ctx, id);
  const url = await readUrl(ctx, input, before);
  const { name, format, locale, teamIds, rungs, active } = input;
  const values = {
    ...{ name: name.trim(), format, locale, teamIds, rungs, active },
    sealedUrl: url === null ? before!.sealedUrl : seal(ctx.config.secret, url),
    sealedSecret: secretOf(ctx, input, before),
  };
  return ctx.tx(async (tx) => {
    const at = tx.now();
    if (before) await updateHook(tx.db, before.id, values, at);
    const savedId = before?.id ?? (await insertHook(tx.db, values, at));
    const row = (await findHook(tx.db, savedId))!;
    const details = before ? { ...changesOf(visible(before), visible(row)) } : visible(row);
    await audit(tx, {
      action: before ? "alarms.hook_changed" : "alarms.hook_created",
      subject: { kind: "alarm_hook", id: savedId },
      details: { ...details, ...(before && url !== null && { addressChanged: true }) },
    });
    return presentHook(tx, row);
  });
}

/** Takes a webhook away, and with it the record of what was told there. @throws alarms.hook_not_found */
export async function deleteHook(ctx: Ctx, id: number): Promise<void> {
  const { name } = await getHook(ctx, id);
  await ctx.tx(async (tx) => {
    await deleteHookRow(tx.db, id);
    await audit(tx, { action: "alarms.hook_deleted", subject: { kind: "alarm_hook", id }, details: { name } });
  });
}

/** @throws alarms.hook_not_found */
export async function getHook(ctx: Ctx, id: number): Promise<HookRow> {
  const row = await findHook(ctx.db, id);
  if (!row) throw hookNotFound({ id });
  return row;
}

/** Where a hook posts to and what with, readable. */
export function openHook(ctx: Ctx, { sealedUrl, sealedSecret }: HookRow): { url: string; secret: string | null } {
  const { secret } = ctx.config;
  return { url: unseal(secret, sealedUrl), secret: sealedSecret === null ? null : unseal(secret, sealedSecret) };
}

async function readUrl(ctx: Ctx, { url: typed }: SaveAlarmHook, before: HookRow | null): Promise<string | null> {
  if (!typed?.trim()) {
    if (before) return null;
    throw hookAddressNeeded();
  }
  const url = URL.parse(typed.trim());
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && ctx.config.allowPrivateHosts === "all");
  if (!url || !isSafe || url.username || url.password) throw hookAddressNeeded();
  await guardHost(url.hostname, "web", ctx.config);
  return url.href;
}

function secretOf(ctx: Ctx, { secret }: SaveAlarmHook, before: HookRow | null): string | null {
  if (secret === undefined) return before?.sealedSecret ?? null;
  return secret?.trim() ? seal(ctx.config.secret, secret.trim()) : null;
}

function visible({ name, format, locale, teamIds, rungs, active }: HookRow) {
  return { name, format, locale, teamIds, rungs, active };
}
