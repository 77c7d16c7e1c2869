import type { RobotAccount, SaveRobot } from "../../../../shared/contract/robot.ts";
import { channelOf, channels } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { activeAmong, audit, staffRefs } from "../../accounts/index.ts";
import { accountsOfChannel, getAccount } from "../../conversations/index.ts";
import { cannotTalk, keeperUnfit } from "../errors.ts";
import { robotChanged } from "../events.ts";
import { canTalk } from "../policy.ts";
import { insertDraft, putInForce, settingsInForce, settingsOf } from "../store/settings.ts";

/** The accounts where a robot can talk, with what is set up on each. */
export async function listRobots(ctx: Ctx): Promise<{ items: RobotAccount[] }> {
  const fitting = channels().filter(({ capabilities }) => canTalk(capabilities));
  const found = await Promise.all(fitting.map(({ name }) => accountsOfChannel(ctx, name)));
  const accounts = found.flat().toSorted((a, b) => a.id - b.id);
  const inForce = new Map((await settingsInForce(ctx.db)).map((row) => [row.accountId, row]));
  const rows = [...inForce.values()];
  const people = await staffRefs(
    ctx,
    rows.flatMap(({ keeperId, createdBy }) => [keeperId, ...(createdBy === null ? [] : [createdBy])]),
  );
  return {
    items: accounts.map(({ id, name, channel, brandId }) => {
      const row = inForce.get(id);
      return {
        account: { id, name },
        channel,
        brandId,
        active: row?.active ?? false,
        name: row?.name ?? "",
        usesModel: row?.usesModel ?? false,
        keeper: people.get(row?.keeperId ?? 0) ?? null,
        changedAt: row?.inForceSince?.toISOString() ?? null,
        changedBy: people.get(row?.createdBy ?? 0) ?? null,
      };
    }),
  };
}

/**
 * Says whether the robot talks on an account, under which name, and who answers for it. What was decided before keeps the
 * settings that it was decided by.
 * @throws robot.cannot_talk, robot.keeper_unfit, request.not_found
 */
export async function saveRobot(ctx: Ctx, accountId: number, input: SaveRobot): Promise<{ items: RobotAccount[] }> {
  const account = await getAccount(ctx, accountId);
  if (!canTalk(channelOf(account.channel).capabilities)) throw cannotTalk();
  const { active, keeperId } = input;
  if (!(await activeAmong(ctx, [keeperId])).has(keeperId)) throw keeperUnfit({ field: "keeperId", id: keeperId });
  const name = input.name.trim();
  await ctx.tx(async (tx) => {
    const before = await settingsOf(tx.db, accountId);
    const usesModel = input.usesModel ?? before?.usesModel ?? false;
    const next = { active, name, keeperId, usesModel };
    if (before && isSame(before, next)) return;
    const createdBy = tx.actor.kind === "staff" ? tx.actor.id : null;
    const { caution = "normal", asksBack = true, mostMisses = 2 } = before ?? {};
    const row = { accountId, ...next, caution, asksBack, mostMisses, createdBy, createdAt: tx.now() };
    await putInForce(tx.db, { id: await insertDraft(tx.db, row), accountId }, tx.now());
    await audit(tx, { action: "robot.changed", subject: { kind: "channel_account", id: accountId }, details: next });
    tx.emit(robotChanged, { accountId, active });
  });
  return listRobots(ctx);
}

function isSame<T extends object>(before: T, next: Partial<T>): boolean {
  return Object.entries(next).every(([key, value]) => before[key as keyof T] === value);
}
