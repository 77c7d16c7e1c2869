import { type RawBuilder, sql } from "kysely";
import type { TimelineItem } from "../../../shared/contract/customers.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { pageOf, readCursor } from "../../kernel/db/paging.ts";
import { eventsOfCustomer } from "../../kernel/events/of-customer.ts";
import { audit } from "../accounts/index.ts";
import { customerFacets, type TimelineLine, type TimelinePage } from "./facets.ts";
import { mustFindStanding } from "./must-find.ts";

type Source = { name: string; read: (ctx: Ctx, page: TimelinePage) => Promise<TimelineLine[]> };
type Line = TimelineLine & { rank: number };

/** Ids are far below this, so that it stands for "before nothing of that moment". */
const AFTER_ALL = Number.MAX_SAFE_INTEGER;

/**
 * One stretch of all that passed between a person and us, on whatever channel: messages, notes, promises, what became of
 * their cases, newest first. Each source gives its newest lines before the same place, and they are merged here. What
 * belongs to a case that the actor may not look into is not there for them.
 *
 * @throws KnownError customers.not_found
 */
export async function listTimeline(
  ctx: Ctx,
  input: { customerId: number; cursor?: string | undefined; limit: number },
): Promise<{ items: TimelineItem[]; next: string | null }> {
  const { id: customerId } = await mustFindStanding(ctx, input.customerId);
  const cursor = readCursor(input.cursor, ["number", "number", "number"]);
  // Looking at somebody is written down once, not once a page.
  if (!cursor) await audit(ctx, { action: "customers.timeline_read", subject: { kind: "customer", id: customerId } });
  const limit = input.limit + 1;
  const mayRead = readableBy(ctx);
  const lists = await Promise.all(
    sources().map(async ({ read }, rank) => {
      const lines = await read(ctx, { customerId, before: placeBefore(cursor, rank), limit, mayRead });
      return lines.map((line): Line => ({ ...line, rank }));
    }),
  );
  const lines = lists.flat().sort((a, b) => b.at.getTime() - a.at.getTime() || a.rank - b.rank || b.rowId - a.rowId);
  const { items, next } = pageOf(lines.slice(0, limit), input.limit, (line) => [
    line.at.getTime(),
    line.rank,
    line.rowId,
  ]);
  return { items: await present(ctx, items), next };
}

function sources(): Source[] {
  const facets = customerFacets().flatMap(({ name, timeline }) => (timeline ? [{ name, read: timeline }] : []));
  return [...facets, { name: "events", read: factLines }];
}

function readableBy(ctx: Ctx): TimelinePage["mayRead"] {
  return (caseId) => {
    const conditions = customerFacets().flatMap((facet) => facet.mayReadCase?.(ctx, caseId) ?? []);
    return sql<boolean>`(${sql.join([sql<boolean>`true`, ...conditions] as RawBuilder<boolean>[], sql` and `)})`;
  };
}

/** Where a source goes on: lines of the cursor's moment are ordered by source first, then by their ids downwards. */
function placeBefore(cursor: readonly [number, number, number] | null, rank: number): TimelinePage["before"] {
  if (!cursor) return { at: new Date(8.64e15), id: AFTER_ALL };
  const [at, rankThere, idThere] = cursor;
  return { at: new Date(at), id: rank < rankThere ? 0 : rank === rankThere ? idThere : AFTER_ALL };
}

async function factLines(ctx: Ctx, page: TimelinePage): Promise<TimelineLine[]> {
  // Messages are lines themselves: what conversations announces of them would say everything twice.
  const events = await eventsOfCustomer(ctx.db, {
    ...page,
    without: "conversations.",
    visible: sql<boolean>`(events.case_id is null or ${page.mayRead(sql.ref("events.case_id"))})`,
  });
  return events.map((event) => ({
    rowId: event.id,
    at: event.at,
    kind: event.type.startsWith("promises.") ? "promise" : event.type.startsWith("cases.") ? "case" : "event",
    type: event.type,
    caseId: event.caseId,
    channel: null,
    direction: null,
    title: "",
    excerpt: null,
    // What the desk does by itself is named after the code that did it, which tells a reader nothing.
    actor: event.actorKind === "system" ? null : event.actorName,
    data: event.data as Record<string, unknown>,
  }));
}

async function present(ctx: Ctx, lines: readonly Line[]): Promise<TimelineItem[]> {
  const caseIds = [...new Set(lines.flatMap((line) => line.caseId ?? []))];
  const subjects = new Map<number, string>();
  for (const facet of customerFacets()) {
    for (const [id, subject] of (await facet.subjects?.(ctx, caseIds)) ?? []) subjects.set(id, subject);
  }
  return lines.map(({ rowId, at, rank, ...line }) => ({
    ...line,
    id: `${rank}.${rowId}`,
    at: at.toISOString(),
    caseSubject: line.caseId === null ? null : (subjects.get(line.caseId) ?? null),
  }));
}
