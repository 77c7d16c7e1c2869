import { isOpenAt, nextOpening } from "../../../../shared/business-time/index.ts";
import type { VoiceOffer } from "../../../../shared/contract/voice.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { isKnownError } from "../../../kernel/errors.ts";
import { defaultTeam, membersToRoute } from "../../accounts/index.ts";
import type { OpenedChat, Visitor } from "../../chat/index.ts";
import { calendarOf } from "../../promises/index.ts";
import { calendarIdFor } from "../../service-levels/index.ts";
import { canCallBack } from "../callbacks/can-call-back.ts";
import { callbackSlotsFor } from "../callbacks/offer-slots.ts";
import { agentsOf } from "../store/agents.ts";
import { goingCallOf } from "../store/browser-calls.ts";

/** What is offered in a chat: about two days. */
const MOST_SLOTS = 32;

/** Whether a visitor can call now; if not, why and from when on. */
export async function voiceOffer(ctx: Ctx, chat: OpenedChat, visitor: Visitor | null): Promise<VoiceOffer> {
  const { account, config } = chat;
  const asksToRecord = config.record ?? false;
  const callId = visitor && (await goingCallOf(ctx.db, account.id, visitor.addresses));
  const offer = { opensAt: null, asksToRecord, callsBack: await canCallBack(ctx), slots: [], callId };
  if (!config.voice) return { ...offer, state: "off" };
  const times = (await callbackSlotsFor(ctx, account)) ?? [];
  const slots = times.slice(0, MOST_SLOTS).map(({ at }) => at);
  const { isOpen, opensAt } = await hoursOf(ctx, account);
  if (!isOpen) return { ...offer, slots, state: "closed", opensAt };
  return { ...offer, slots, state: (await isSomebodyThere(ctx, await teamOf(ctx, account))) ? "open" : "away" };
}

/** The team that is rung for an account. */
export async function teamOf(ctx: Ctx, account: { teamId: number | null }): Promise<number> {
  return account.teamId ?? (await defaultTeam(ctx)).id;
}

/** True when somebody of a team takes calls in the browser and is there, be it speaking with somebody else. */
export async function isSomebodyThere(ctx: Ctx, teamId: number): Promise<boolean> {
  const members = await membersToRoute(ctx, teamId);
  const here = members.filter(({ online, availability }) => online && availability !== "away");
  const agents = await agentsOf(
    ctx.db,
    here.map(({ staffId }) => staffId),
    ctx.now(),
  );
  return [...agents.values()].some(({ inBrowser }) => inBrowser);
}

/** A calendar that cannot be counted in keeps nobody from reaching us. */
async function hoursOf(
  ctx: Ctx,
  { teamId, brandId }: OpenedChat["account"],
): Promise<{ isOpen: boolean; opensAt: string | null }> {
  const now = ctx.now().getTime();
  try {
    const calendarId = await calendarIdFor(ctx, { calendarId: null, teamId, brandId });
    const { compiled } = await calendarOf(ctx, calendarId);
    const next = isOpenAt(compiled, now) ? now : nextOpening(compiled, now);
    return { isOpen: next === now, opensAt: next === null ? null : new Date(next).toISOString() };
  } catch (error) {
    if (!isKnownError(error)) throw error;
    return { isOpen: true, opensAt: null };
  }
}
