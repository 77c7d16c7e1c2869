import type {
  DraftVersion,
  RobotTally,
  RobotTrial,
  RobotVersions,
} from "../../../../shared/contract/robot-versions.ts";
import { channelOf } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { audit, staffRefs } from "../../accounts/index.ts";
import { getAccount } from "../../conversations/index.ts";
import { cannotTalk, noTrial, notSetUp, versionInUse, versionUnknown } from "../errors.ts";
import { robotChanged } from "../events.ts";
import { canTalk } from "../policy.ts";
import {
  changeVersion,
  deleteDraft,
  findSettings,
  insertDraft,
  putInForce,
  type RobotSettings,
  settingsById,
  settingsOf,
  versionsOf,
} from "../store/settings.ts";
import { endTrialRow, insertTrial, type Trial, talliesSince, trialOf } from "../store/trials.ts";
import { findingOf, spreadOf } from "./compare.ts";

const NEWEST = 50;

/** The versions of the robot on an account, newest first, and how a trial stands. @throws request.not_found */
export async function listVersions(ctx: Ctx, accountId: number): Promise<RobotVersions> {
  const account = await getAccount(ctx, accountId);
  const live = await settingsOf(ctx.db, accountId);
  const trial = await trialOf(ctx.db, accountId);
  const rows = await versionsOf(ctx.db, accountId, NEWEST);
  const people = await staffRefs(
    ctx,
    rows.flatMap(({ createdBy }) => createdBy ?? []),
  );
  const stateOf = ({ id, inForceSince }: RobotSettings) => {
    if (id === trial?.settingsId) return "trial" as const;
    if (id === live?.id) return "live" as const;
    return inForceSince === null ? ("draft" as const) : ("earlier" as const);
  };
  return {
    account: { id: account.id, name: account.name },
    trial: trial && live ? await standing(ctx, trial, live) : null,
    items: rows.map((row) => ({
      id: row.id,
      name: row.name,
      caution: row.caution,
      asksBack: row.asksBack,
      mostMisses: row.mostMisses,
      usesModel: row.usesModel,
      state: stateOf(row),
      active: row.active,
      createdAt: row.createdAt.toISOString(),
      createdBy: people.get(row.createdBy ?? 0) ?? null,
      inForceSince: row.inForceSince?.toISOString() ?? null,
    })),
  };
}

const nothing: RobotTally = { ended: 0, solved: 0, handedOver: 0, abandoned: 0, returned: 0, wrong: 0 };

/** Only what began since the trial did is compared: other weeks have other questions. */
async function standing(ctx: Ctx, { accountId, settingsId, share, begunAt }: Trial, live: RobotSettings) {
  const tallies = await talliesSince(ctx.db, accountId, begunAt);
  const sum = (rows: readonly RobotTally[]) =>
    rows.reduce<RobotTally>(
      (all, row) => ({
        ended: all.ended + row.ended,
        solved: all.solved + row.solved,
        handedOver: all.handedOver + row.handedOver,
        abandoned: all.abandoned + row.abandoned,
        returned: all.returned + row.returned,
        wrong: all.wrong + row.wrong,
      }),
      nothing,
    );
  const tried = await settingsById(ctx.db, settingsId);
  const mine = sum(tallies.filter((row) => row.settingsId === settingsId));
  const others = sum(tallies.filter((row) => row.settingsId !== settingsId));
  const side = ({ id, name }: RobotSettings, tally: RobotTally) => ({
    version: { id, name },
    tally,
    solved: spreadOf(tally.solved, tally.ended),
  });
  const answer: RobotTrial = {
    share,
    begunAt: begunAt.toISOString(),
    trial: side(tried, mine),
    beside: side(live, others),
    finding: findingOf(mine, others),
  };
  return answer;
}

/**
 * Makes a draft of how the robot could talk on an account; nothing changes for customers.
 * @throws robot.cannot_talk, robot.not_set_up, request.not_found
 */
export async function draftVersion(ctx: Ctx, accountId: number, input: DraftVersion): Promise<RobotVersions> {
  const account = await getAccount(ctx, accountId);
  if (!canTalk(channelOf(account.channel).capabilities)) throw cannotTalk();
  await ctx.tx(async (tx) => {
    const live = await liveOf(tx, accountId);
    const made = { ...input, name: input.name.trim() };
    const { active, keeperId } = live;
    const row = { ...made, accountId, active, keeperId, createdBy: staffOf(tx), createdAt: tx.now() };
    const version = await insertDraft(tx.db, row);
    await note(tx, "robot.version_drafted", accountId, { version, ...made });
  });
  return listVersions(ctx, accountId);
}

/**
 * Lets a version talk in some of the new dialogues, in place of any other that was tried.
 * @param share of a hundred so many
 * @throws robot.version_unknown, robot.not_set_up, robot.version_in_use
 */
export async function beginTrial(ctx: Ctx, id: number, { share }: { share: number }): Promise<RobotVersions> {
  const { accountId } = await getVersion(ctx, id);
  await ctx.tx(async (tx) => {
    const live = await liveOf(tx, accountId);
    if (live.id === id) throw versionInUse({ id });
    const before = await trialOf(tx.db, accountId, true);
    if (before) await endTrialRow(tx.db, before.id, tx.now());
    await changeVersion(tx.db, id, { active: live.active, keeperId: live.keeperId });
    await insertTrial(tx.db, { accountId, settingsId: id, share, begunAt: tx.now(), begunBy: staffOf(tx) });
    await note(tx, "robot.trial_begun", accountId, { version: id, share });
  });
  return listVersions(ctx, accountId);
}

/** Ends the trial of an account: what began with it goes on with it, what begins does not. @throws robot.no_trial */
export async function endTrial(ctx: Ctx, accountId: number): Promise<RobotVersions> {
  await getAccount(ctx, accountId);
  await ctx.tx(async (tx) => {
    const trial = await trialOf(tx.db, accountId, true);
    if (!trial) throw noTrial();
    await endTrialRow(tx.db, trial.id, tx.now());
    await note(tx, "robot.trial_ended", accountId, { version: trial.settingsId });
  });
  return listVersions(ctx, accountId);
}

/**
 * Puts a version into force, be it a draft, one on trial or an earlier one. Whether the robot talks at all, and who answers
 * for it, stays as it is.
 * @throws robot.version_unknown, robot.not_set_up, robot.version_in_use
 */
export async function goLive(ctx: Ctx, id: number): Promise<RobotVersions> {
  const { accountId } = await getVersion(ctx, id);
  await ctx.tx(async (tx) => {
    const live = await liveOf(tx, accountId);
    if (live.id === id) throw versionInUse({ id });
    const trial = await trialOf(tx.db, accountId, true);
    if (trial?.settingsId === id) await endTrialRow(tx.db, trial.id, tx.now());
    await changeVersion(tx.db, id, { active: live.active, keeperId: live.keeperId });
    await putInForce(tx.db, { id, accountId }, tx.now());
    await note(tx, "robot.version_live", accountId, { version: id, before: live.id });
    tx.emit(robotChanged, { accountId, active: live.active });
  });
  return listVersions(ctx, accountId);
}

/** Forgets a draft that was never tried. @throws robot.version_unknown, robot.version_in_use */
export async function dropDraft(ctx: Ctx, id: number): Promise<RobotVersions> {
  const { accountId } = await getVersion(ctx, id);
  await ctx.tx(async (tx) => {
    if (!(await deleteDraft(tx.db, id))) throw versionInUse({ id });
    await note(tx, "robot.draft_dropped", accountId, { version: id });
  });
  return listVersions(ctx, accountId);
}

async function getVersion(ctx: Ctx, id: number): Promise<RobotSettings> {
  const row = await findSettings(ctx.db, id);
  if (!row) throw versionUnknown({ id });
  return row;
}

async function liveOf(tx: Ctx, accountId: number): Promise<RobotSettings> {
  const live = await settingsOf(tx.db, accountId, true);
  if (!live) throw notSetUp();
  return live;
}

const staffOf = ({ actor }: Ctx) => (actor.kind === "staff" ? actor.id : null);

async function note(tx: Ctx, action: string, accountId: number, details: Record<string, unknown>): Promise<void> {
  await audit(tx, { action, subject: { kind: "channel_account", id: accountId }, details });
}
