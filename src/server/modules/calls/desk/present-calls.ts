import type { CallView } from "../../../../shared/contract/calls.ts";
import { type Ctx, can } from "../../../kernel/ctx.ts";
import { staffRefs, teamRefs } from "../../accounts/index.ts";
import { getCases } from "../../cases/index.ts";
import { accountRefs } from "../../conversations/index.ts";
import { customerRefs } from "../../customers/index.ts";
import { exchangeById, takesOrders } from "../exchange-of.ts";
import { secondsOf } from "../finish-call.ts";
import { menuOf } from "../line/menu-of.ts";
import { mayRecordOf } from "../store/browser-calls.ts";
import type { CallRow } from "../store/calls.ts";
import { type RecordingRow, recordingsOf } from "../store/recordings.ts";
import { mayAfter, mayNow } from "./may-do.ts";

/** Calls as the desk shows them to whoever asks, in their order. */
export async function presentCalls(ctx: Ctx, rows: readonly CallRow[]): Promise<CallView[]> {
  const ids = <T>(pick: (row: CallRow) => T | null | undefined) => rows.flatMap((row) => pick(row) ?? []);
  const staffIds = rows.flatMap(({ agentId, transfer }) => [agentId, transfer?.staffId, transfer?.fromId]);
  const [staff, teams, accounts, customers, recordings, cases, agreed] = await Promise.all([
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
    mayRecordOf(
      ctx.db,
      rows.map((row) => row.id),
    ),
  ]);
  const views: CallView[] = [];
  for (const row of rows) {
    const ref = (id: number | null | undefined) => (id ? (staff.get(id) ?? { id, name: `#${id}` }) : null);
    // Whoever is on the call hears of the case only what they may see.
    const on = row.state === "ended" ? null : await exchangeById(ctx, row.accountId);
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
      inBrowser: agreed.has(row.id),
      mayRecord: agreed.get(row.id) ?? null,
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
      atTelephone: on !== null && !takesOrders(on),
      may: on === null ? mayAfter(ctx, row) : await mayNow(ctx, on, row),
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

function presentRecording(ctx: Ctx, { id }: CallRow, row: RecordingRow): CallView["recordings"][number] {
  const { number, kind, seconds, state, problem } = row;
  const may = mayPlay(ctx, kind);
  const url = state === "stored" && may ? `/api/v1/calls/${id}/recordings/${number}` : null;
  const why = may && problem !== null ? { reason: problem, words: row.problemWords ?? "" } : null;
  return { number, kind, seconds, state, url, mayPlay: may, problem: why };
}
