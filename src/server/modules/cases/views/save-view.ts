import type { SavedView, SaveView } from "../../../../shared/contract/cases.ts";
import { type Actor, type Ctx, can } from "../../../kernel/ctx.ts";
import { notAllowed } from "../../../kernel/errors.ts";
import { viewNotFound } from "../errors.ts";
import { countCases } from "../list/count-cases.ts";
import { compileFor } from "../list/list-cases.ts";
import { builtInViews } from "./built-in.ts";
import { deleteViewRow, findView, insertView, type ViewRow, viewsFor, writeView } from "./store.ts";

const MOST = 200;

/** The built-in views, everybody's, and the actor's own. */
export async function listViews(ctx: Ctx): Promise<SavedView[]> {
  const own = await viewsFor(ctx.db, ownerOf(ctx.actor), MOST);
  return [...builtInViews, ...own.map(presentView)];
}

/**
 * Makes a view, or with an id changes one. Its query must be readable.
 * @throws request.not_allowed for everybody's without `views:manage-shared`, cases.view_not_found, cases.query_wrong
 */
export async function saveView(ctx: Ctx, id: number | null, input: SaveView): Promise<SavedView> {
  return ctx.tx(async (tx) => {
    await compileFor(tx, input.query);
    const before = id === null ? null : await ownView(tx, id);
    const staffId = input.shared ? null : ownerOf(tx.actor);
    if (staffId === null || before?.staffId === null) requireManage(tx.actor);
    const saved = before?.id ?? (await insertView(tx.db, input, staffId, tx.now()));
    if (before) await writeView(tx.db, saved, input, staffId);
    return presentView((await findView(tx.db, saved))!);
  });
}

/** Takes a view away. @throws cases.view_not_found, request.not_allowed */
export async function deleteView(ctx: Ctx, id: number): Promise<void> {
  await ctx.tx(async (tx) => {
    const view = await ownView(tx, id);
    if (view.staffId === null) requireManage(tx.actor);
    await deleteViewRow(tx.db, id);
  });
}

/** How many cases each of these views shows the actor, 100 for that many or more. Unknown ids are left out. */
export async function countViews(ctx: Ctx, ids: readonly string[]): Promise<Record<string, number>> {
  const wanted = new Set(ids);
  const views = (await listViews(ctx)).filter((view) => wanted.has(view.id));
  const counts: Record<string, number> = {};
  // One after the other: the counts of a page full of views must not take every connection of the pool.
  for (const view of views) counts[view.id] = await countCases(ctx, view.query);
  return counts;
}

async function ownView(ctx: Ctx, id: number): Promise<ViewRow> {
  const view = await findView(ctx.db, id);
  if (!view || (view.staffId !== null && view.staffId !== ownerOf(ctx.actor))) throw viewNotFound({ id });
  return view;
}

function presentView({ id, name, query, sort, position, staffId }: ViewRow): SavedView {
  return { id: String(id), builtIn: false, name, query, sort, shared: staffId === null, position: 100 + position };
}

function requireManage(actor: Actor): void {
  if (!can(actor, "views:manage-shared")) throw notAllowed({ permission: "views:manage-shared" });
}

function ownerOf(actor: Actor): number | null {
  return actor.kind === "staff" ? actor.id : null;
}
