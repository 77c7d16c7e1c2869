import type { TelephoneState } from "../../../shared/contract/calls.ts";
import type { Actor, Ctx } from "../../kernel/ctx.ts";
import { setEngaged, staffRefs } from "../accounts/index.ts";
import { telephoneChanged } from "./events.ts";
import { lockAgent, updateAgent } from "./store/agents.ts";

type Now = { state: TelephoneState; callId: number | null; wrapUpUntil?: Date | null };

/** Notes what somebody's telephone does now; who is on it is given no case meanwhile. Tells its owner's pages. */
export async function setTelephone(tx: Ctx, staffId: number, now: Now): Promise<void> {
  const before = await lockAgent(tx.db, staffId, tx.now());
  const { state, callId, wrapUpUntil = null } = now;
  await updateAgent(tx.db, staffId, {
    state,
    callId,
    wrapUpUntil,
    ...(before.state !== state && { since: tx.now() }),
  });
  await setEngaged(tx, staffId, state === "on-call" || state === "wrap-up" ? state : null);
  await tellTelephone(tx, staffId);
}

/** Tells somebody's pages to look at their telephone. */
export async function tellTelephone(tx: Ctx, staffId: number): Promise<void> {
  const name = (await staffRefs(tx, [staffId])).get(staffId)?.name ?? "";
  const owner: Actor = { kind: "staff", id: staffId, name, permissions: new Set(), teamIds: [] };
  tx.as(owner).emit(telephoneChanged, { staffId });
}

/** What a telephone does no more is free again, unless it has something else in hand by now. */
export async function freeTelephone(tx: Ctx, staffId: number, callId: number): Promise<void> {
  const agent = await lockAgent(tx.db, staffId, tx.now());
  if (agent.callId === callId && agent.state === "ringing")
    await setTelephone(tx, staffId, { state: "idle", callId: null });
}
