import type { Readable } from "node:stream";
import type { CauseFigures } from "../../../../shared/contract/causes.ts";
import type { Locale } from "../../../../shared/contract/common.ts";
import { sayLabel } from "../../../../shared/forms/index.ts";
import { csvOf } from "../../../kernel/csv.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { withDescendants } from "../policy.ts";
import { allCauses } from "../store/causes.ts";
import { complaintsByCause } from "../store/complaints.ts";
import { listCauses } from "../tree/find-causes.ts";

const WEEK = 7 * 86_400_000;

/** Complaints by cause of the last weeks beside as many before, of cases the actor may see; causes without any are left out. */
export async function causeFigures(ctx: Ctx, weeks: number): Promise<CauseFigures> {
  const rows = await allCauses(ctx.db);
  const within = rows.flatMap(({ id: node }) =>
    [...withDescendants(rows, [node])].map((causeId) => ({ node, causeId })),
  );
  const to = ctx.now();
  const turn = new Date(to.getTime() - weeks * WEEK);
  const from = new Date(turn.getTime() - weeks * WEEK);
  const { byNode, unnamed } = await complaintsByCause(ctx, { within, from, turn, to });
  const items = (await listCauses(ctx, true)).flatMap(({ id, code, names, depth }) => {
    const counts = byNode.get(id);
    return counts ? [{ id, code, names, depth, ...counts }] : [];
  });
  return { weeks, items, unnamed };
}

/** The same for a spreadsheet; that somebody took it out is in the audit log. */
export async function exportCauseFigures(ctx: Ctx, weeks: number, locale: Locale): Promise<Readable> {
  const { items } = await causeFigures(ctx, weeks);
  await audit(ctx, { action: "causes.figures_exported", details: { weeks } });
  const rows = items.map(({ names, depth, ...row }) => ({ ...row, cause: sayLabel(names, locale), level: depth + 1 }));
  return csvOf(["code", "cause", "level", "now", "before"], rows);
}
