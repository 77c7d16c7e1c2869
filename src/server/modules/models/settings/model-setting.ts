import type { ModelSetting, ModelTrial, SaveModel } from "../../../../shared/contract/models.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { classifyAddress, guardHost } from "../../../kernel/guard-address.ts";
import { seal } from "../../../kernel/seal.ts";
import { audit, changesOf, staffRefs } from "../../accounts/index.ts";
import { askChat, isResting } from "../calling/ask-chat.ts";
import { modelAddress, modelMissing } from "../errors.ts";
import { callsOn, findModel, type ModelRow, writeModel } from "../store/models.ts";

const unset = { active: false, baseUrl: "", model: "", timeoutMs: 6_000, dailyLimit: 5_000, keepDays: 7 };

/** How the language model is set up; its key is never shown. */
export async function readModel(ctx: Ctx): Promise<ModelSetting> {
  const row = await findModel(ctx.db);
  const people = await staffRefs(ctx, row?.changedBy ? [row.changedBy] : []);
  return {
    ...(row ? visible(row) : unset),
    hasKey: Boolean(row?.sealedKey),
    changedAt: row?.changedAt.toISOString() ?? null,
    changedBy: people.get(row?.changedBy ?? 0) ?? null,
    callsToday: await callsOn(ctx.db, ctx.now()),
    resting: row !== undefined && (await isResting(ctx)),
  };
}

/**
 * Sets the language model up. A key goes with its address: where the address changes and no key is given, the old one is
 * taken away, so that nobody can have it sent to a server of their own.
 *
 * @throws models.address, hosts.refused, hosts.unknown
 */
export async function saveModel(ctx: Ctx, { key, ...input }: SaveModel): Promise<ModelSetting> {
  const baseUrl = await readAddress(ctx, input.baseUrl);
  await ctx.tx(async (tx) => {
    const before = await findModel(tx.db);
    const row: ModelRow = {
      kind: "chat",
      ...input,
      baseUrl,
      model: input.model.trim(),
      sealedKey: sealedKeyOf(tx, key, before?.baseUrl === baseUrl ? before : undefined),
      changedAt: tx.now(),
      changedBy: tx.actor.kind === "staff" ? tx.actor.id : null,
    };
    await writeModel(tx.db, row);
    const details = before ? changesOf(visible(before), visible(row)) : visible(row);
    const keyChanged = row.sealedKey !== (before?.sealedKey ?? null);
    await audit(tx, {
      action: "models.changed",
      subject: { kind: "model", id: null },
      details: { ...details, ...(keyChanged && { keyChanged }) },
    });
  });
  return readModel(ctx);
}

/** Asks the model once, with nothing of anybody's, and tells what came of it. @throws models.missing */
export async function tryModel(ctx: Ctx): Promise<ModelTrial> {
  const answer = await askChat(ctx, {
    purpose: "try",
    system: 'Answer with the JSON object {"ok": true} and nothing else.',
    user: "Are you there?",
  });
  if (answer.outcome === "off") throw modelMissing();
  if (answer.outcome === "used_up") return { outcome: "too_many", detail: null, ms: 0 };
  if (answer.outcome === "answered" && !isJson(answer.text)) {
    return { outcome: "not_json", detail: answer.text.slice(0, 200), ms: answer.ms };
  }
  return { outcome: answer.outcome, detail: answer.detail, ms: answer.ms };
}

async function readAddress(ctx: Ctx, typed: string): Promise<string> {
  const url = URL.parse(typed.trim());
  if (!url || url.username || url.password || url.search || url.hash) throw modelAddress({ field: "baseUrl" });
  const [address] = await guardHost(url.hostname, "web", ctx.config);
  // Without encryption only to a server of one's own, which the guard lets through where the operator allows it.
  if (url.protocol !== "https:" && classifyAddress(address!) !== "local") throw modelAddress({ field: "baseUrl" });
  return url.href.replace(/\/+$/, "").replace(/\/chat\/completions$/, "");
}

function sealedKeyOf(ctx: Ctx, key: string | undefined, before: ModelRow | undefined): string | null {
  if (key === undefined) return before?.sealedKey ?? null;
  return key.trim() ? seal(ctx.config.secret, key.trim()) : null;
}

function visible({ active, baseUrl, model, timeoutMs, dailyLimit, keepDays }: ModelRow) {
  return { active, baseUrl, model, timeoutMs, dailyLimit, keepDays };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
