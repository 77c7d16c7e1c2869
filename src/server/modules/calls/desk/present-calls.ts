import type { CallView } from "../../../../shared/contract/calls.ts";
import { type Ctx, can } from "../../../kernel/ctx.ts";
import { staffRefs, teamRefs } from "../../accounts/index.ts";
import { getCases } from "../../cases/index.ts";
import { accountRefs } from "../../conversations/index.ts";
import { customerRefs } from "../../customers/index.ts";
import { exchangeById } from "../exchange-of.ts";
import { secondsOf } from "../finish-call.ts";
import { menuOf } from "../line/menu-of.ts";
import type { CallRow } from "../store/calls.ts";
import { type LegRow, legsOf } from "../store/legs.ts";
import { type RecordingRow, recordingsOf } from "../store/recordings.ts";
import { mayControl, staffIdOf } from "./call-for.ts";
import { isLed } from "./steer-call.ts";

/** Calls as the desk shows them to whoever asks, in their order. */
export async function presentCalls(ctx: Ctx, rows: readonly CallRow[]): Promise<CallView[]> {
  const ids = <T>(pick: (row: CallRow) => T | null | undefined) => rows.flatMap((row) => pick(row) ?? []);
  const staffIds = rows.flatMap(({ agentId, transfer }) => [agentId, transfer?.staffId, transfer?.fromId]);
  const [staff, teams, accounts, customers, recordings, cases] = await Promise.all([
    staffRefs(
      ctx,
      staffIds.filter((id) => id !== null && id !== undefined),
    ),
    teamRefs(ctx, [...ids((row) => row.teamId), ...ids((row) => row.transfer?.teamId)]),
    accountRefs(
      ctx,
      rows.map((row) => row.accountId),
    ),
    customerRefs(
      ctx,
      ids((row) => row.customerId),
    ),
    recordingsOf(
      ctx.db,
      rows.map((row) => row.id),
    ),
    getCases(
      ctx,
      ids((row) => row.caseId),
    ),
  ]);
  const views: CallView[] = [];
  for (const row of rows) {
    const ref = (id: number | null | undefined) => (id ? (staff.get(id) ?? { id, name: `#${id}` }) : null);
    // Whoever is on the call hears of the case only what they may see.
    const isVisible = row.caseId !== null && cases.has(row.caseId);
    const of = { ref, team: (id: number | null | undefined) => (id ? (teams.get(id) ?? null) : null) };
    views.push({
      id: row.id,
      messageId: isVisible ? row.messageId : null,
      caseId: isVisible ? row.caseId : null,
      customer: row.customerId === null ? null : (customers.get(row.customerId) ?? null),
      account: accounts.get(row.accountId) ?? { id: row.accountId, name: `#${row.accountId}` },
      direction: row.direction,
      number: row.number,
      ownNumber: row.ownNumber,
      state: row.state,
      outcome: row.outcome,
      agent: ref(row.agentId),
      team: of.team(row.teamId),
      startedAt: row.startedAt.toISOString(),
      queuedAt: row.queuedAt?.toISOString() ?? null,
      answeredAt: row.answeredAt?.toISOString() ?? null,
      endedAt: row.endedAt?.toISOString() ?? null,
      seconds: secondsOf(row),
      language: row.language,
      topic: row.topic,
      orderNumber: row.orderNumber,
      path: await pathOf(ctx, row),
      recordings: (recordings.get(row.id) ?? []).map((recording) => presentRecording(ctx, row, recording)),
      transfer: row.transfer && {
        to: ref(row.transfer.staffId),
        team: of.team(row.transfer.teamId),
        from: ref(row.transfer.fromId),
      },
      may: row.state === "ended" ? mayAfter(ctx, row) : await mayNow(ctx, row),
    });
  }
  return views;
}

export async function presentCall(ctx: Ctx, row: CallRow): Promise<CallView> {
  return (await presentCalls(ctx, [row]))[0]!;
}

async function pathOf(ctx: Ctx, row: CallRow): Promise<CallView["path"]> {
  if (!row.menuState) return [];
  const { menu } = await menuOf(ctx, row.accountId, row.menuVersion);
  return row.menuState.state.path.map(({ node, keys }) => ({ node, name: menu.nodes[node]?.name ?? node, keys }));
}

/** What somebody left on the tape is a message to us, as its case; what was said in a conversation needs more. */
export function mayPlay(ctx: Ctx, kind: RecordingRow["kind"]): boolean {
  return kind === "voicemail" ? can(ctx.actor, "cases:read") : can(ctx.actor, "calls:listen");
}

function presentRecording(ctx: Ctx, { id }: CallRow, { number, kind, seconds, state }: RecordingRow) {
  const may = mayPlay(ctx, kind);
  const url = state === "stored" && may ? `/api/v1/calls/${id}/recordings/${number}` : null;
  return { number, kind, seconds, state, url, mayPlay: may };
}

function mayAfter(ctx: Ctx, row: CallRow): CallView["may"] {
  return row.wrappedUpAt === null && row.answeredAt !== null && can(ctx.actor, "calls:take") && mayControl(ctx, row)
    ? ["wrap-up"]
    : [];
}

async function mayNow(ctx: Ctx, row: CallRow): Promise<CallView["may"]> {
  const me = staffIdOf(ctx);
  if (me === null || !can(ctx.actor, "calls:take")) return [];
  const legs = await legsOf(ctx.db, row.id);
  const rings = legs.some((leg) => leg.staffId === me && (leg.state === "placing" || leg.state === "ringing"));
  const led = isLed(await exchangeById(ctx, row.accountId));
  return [...(led ? ofWaiting(row, legs, rings) : []), ...(mayControl(ctx, row) ? ofControlled(row) : [])];
}

function ofWaiting(row: CallRow, legs: readonly LegRow[], rings: boolean): CallView["may"] {
  const isTaken = legs.some((leg) => leg.state === "answered" && leg.purpose !== "customer");
  const mayWait = row.direction === "in" || row.queuedAt !== null;
  const waits = mayWait && (row.state === "queued" || row.state === "ringing") && !isTaken;
  return [...(waits ? (["take"] as const) : []), ...(rings ? (["decline"] as const) : [])];
}

function ofControlled({ state, direction, agentId }: CallRow): CallView["may"] {
  switch (state) {
    case "talking":
      return ["hold", ...(agentId === null ? [] : (["transfer"] as const)), "hang-up"];
    case "held":
      return ["resume", ...(agentId === null ? [] : (["transfer"] as const)), "hang-up"];
    case "transferring":
      return ["cancel-transfer", "hang-up"];
    case "ringing":
      return direction === "out" ? ["hang-up"] : [];
    default:
      return [];
  }
}
