import type { Static } from "typebox";
import type { CallQueue, SetTelephone, StaffTelephone, Telephone } from "../../../../shared/contract/calls.ts";
import { type Ctx, can } from "../../../kernel/ctx.ts";
import { notFound } from "../../../kernel/errors.ts";
import { audit, membersToRoute, staffRefs, teamsOfStaff } from "../../accounts/index.ts";
import { CHAT } from "../../chat/index.ts";
import { accountsOfChannel } from "../../conversations/index.ts";
import { telephoneWrong } from "../errors.ts";
import { CHANNEL, exchangeOf, takesOrders } from "../exchange-of.ts";
import { enqueueOfferTo } from "../jobs-of-calls.ts";
import { waitsOf } from "../line/estimate-wait.ts";
import { tellTelephone } from "../set-telephone.ts";
import { type AgentRow, agentsOf, lockAgent, updateAgent } from "../store/agents.ts";
import { findCall, waitingCalls } from "../store/calls.ts";
import { maySeeCall } from "./call-for.ts";
import { presentCall, presentCalls } from "./present-calls.ts";
import { me } from "./take-call.ts";

/** A number, an extension of an exchange, or an address that it knows. */
const ADDRESS = /^(?:\+?[0-9*#]{2,20}|sips?:[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,120}|client:[A-Za-z0-9._-]{1,100})$/;

/** Somebody's own telephone, and what it does now. */
export async function showTelephone(ctx: Ctx): Promise<Telephone> {
  const staffId = me(ctx);
  const agent = (await agentsOf(ctx.db, [staffId], ctx.now())).get(staffId)!;
  const call = agent.callId === null ? undefined : await findCall(ctx.db, agent.callId);
  const accounts = await accountsOfChannel(ctx, CHANNEL);
  return {
    address: agent.address,
    inBrowser: agent.inBrowser,
    takesBrowserCalls: await hasVoice(ctx),
    state: agent.state,
    since: agent.since.toISOString(),
    call: call ? await presentCall(ctx, call) : null,
    wrapUpUntil: agent.wrapUpUntil?.toISOString() ?? null,
    waiting: (await waitingCalls(ctx.db, await teamsOfStaff(ctx, [staffId]))).length,
    accounts: accounts.map((account) => {
      const { id, name } = account;
      return { id, name, dials: takesOrders(exchangeOf(ctx, account)) };
    }),
  };
}

/** True where people can call us from a chat. */
async function hasVoice(ctx: Ctx): Promise<boolean> {
  return (await accountsOfChannel(ctx, CHAT)).some(({ config }) => config.voice === true);
}

/** Somebody's telephone as an administrator sees it. @throws request.not_found */
export async function showStaffTelephone(ctx: Ctx, staffId: number): Promise<StaffTelephone> {
  const staff = (await staffRefs(ctx, [staffId])).get(staffId);
  if (!staff) throw notFound({ what: "member of staff", id: staffId });
  const { address, inBrowser, state, since } = (await agentsOf(ctx.db, [staffId], ctx.now())).get(staffId)!;
  return { staff, address, inBrowser, state, since: since.toISOString() };
}

/**
 * Says where somebody is rung; null: nowhere.
 * @param given.inBrowser whether calls from the chat ring in their page of the desk; left out: as before
 * @throws calls.telephone_wrong, request.not_found
 */
export async function saveTelephone(ctx: Ctx, staffId: number, given: Static<typeof SetTelephone>): Promise<void> {
  const { address: typed } = given;
  const address = typed === null || typed.trim() === "" ? null : canonicalAddress(typed);
  if (!(await staffRefs(ctx, [staffId])).has(staffId)) throw notFound({ what: "member of staff", id: staffId });
  await ctx.tx(async (tx) => {
    const before = await lockAgent(tx.db, staffId, tx.now());
    const { inBrowser = before.inBrowser } = given;
    if (before.address === address && before.inBrowser === inBrowser) return;
    await updateAgent(tx.db, staffId, { address, inBrowser });
    const details = {
      ...(before.address !== address && { address: { from: before.address, to: address } }),
      ...(before.inBrowser !== inBrowser && { inBrowser: { from: before.inBrowser, to: inBrowser } }),
    };
    await audit(tx, { action: "calls.telephone_set", subject: { kind: "staff", id: staffId }, details });
    await tellTelephone(tx, staffId);
    if (address !== null || inBrowser) enqueueOfferTo(tx, staffId);
  });
}

function canonicalAddress(typed: string): string {
  const plain = typed.trim().replace(/^(sips?|client):/i, (scheme) => scheme.toLowerCase());
  const address = /^[+0-9][0-9 ().-]*$/.test(plain) ? plain.replace(/[ ().-]/g, "") : plain;
  if (!ADDRESS.test(address)) throw telephoneWrong({ address: typed });
  return address;
}

/** Who waits, and who is there to answer: in one's own teams, or everywhere for whoever may control calls. */
export async function showQueue(ctx: Ctx): Promise<CallQueue> {
  const own = ctx.actor.kind === "staff" ? await teamsOfStaff(ctx, [ctx.actor.id!]) : [];
  const isAll = can(ctx.actor, "calls:control");
  const rows = await waitingCalls(ctx.db, isAll ? null : own);
  const visible = [];
  for (const row of rows) if (await maySeeCall(ctx, row)) visible.push(row);
  const views = await presentCalls(ctx, visible);
  const teamIds = [...new Set(rows.flatMap(({ teamId }) => teamId ?? []))];
  const waits = new Map((await Promise.all(teamIds.map((id) => waitsOf(ctx, id)))).flatMap((each) => [...each]));
  return {
    waiting: views.map((call, index) => {
      const { position, seconds } = waits.get(call.id) ?? { position: index + 1, seconds: null };
      return { call, position, waitingSince: call.queuedAt ?? call.startedAt, estimatedSeconds: seconds };
    }),
    agents: await agentsIn(ctx, [...new Set([...own, ...(isAll ? teamIds : [])])]),
  };
}

async function agentsIn(ctx: Ctx, teamIds: readonly number[]): Promise<CallQueue["agents"]> {
  const members = new Map(
    (await Promise.all(teamIds.map((id) => membersToRoute(ctx, id)))).flat().map((one) => [one.staffId, one]),
  );
  const ids = [...members.keys()];
  const [agents, refs] = await Promise.all([agentsOf(ctx.db, ids, ctx.now()), staffRefs(ctx, ids)]);
  return [...agents.values()]
    .filter(({ address, inBrowser }) => address !== null || inBrowser)
    .map((agent) => {
      const { online, availability } = members.get(agent.staffId)!;
      return {
        ...presentAgent(agent, refs),
        available: online && availability === "available" && agent.state === "idle",
      };
    });
}

function presentAgent({ staffId, state, since }: AgentRow, refs: ReadonlyMap<number, { id: number; name: string }>) {
  return { staff: refs.get(staffId) ?? { id: staffId, name: `#${staffId}` }, state, since: since.toISOString() };
}
