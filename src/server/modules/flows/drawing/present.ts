import type { FlowVersion, FlowView } from "../../../../shared/contract/flows.ts";
import { faultsOfFlow } from "../../../../shared/flows/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { pageOf, readCursor } from "../../../kernel/db/paging.ts";
import { staffRefs } from "../../accounts/index.ts";
import { knownPorts } from "../lookups/ports.ts";
import { countRuns } from "../store/figures.ts";
import { type FlowFacts, findVersions } from "../store/flows.ts";
import { getFlow } from "./save-flow.ts";

/** Flows for whoever draws them. */
export async function presentFlows(ctx: Ctx, rows: readonly FlowFacts[]): Promise<FlowView[]> {
  const ports = knownPorts();
  const runs = await countRuns(
    ctx.db,
    rows.map(({ id }) => id),
  );
  return rows.map(({ archivedAt, updatedAt, ...row }) => ({
    ...row,
    archived: archivedAt !== null,
    faults: faultsOfFlow(row.spec, ports),
    url:
      row.publishedVersion !== null && row.spec.kind === "troubleshooting"
        ? `${ctx.config.url}/guide/${row.slug}`
        : null,
    runs: runs.get(row.id) ?? 0,
    updatedAt: updatedAt.toISOString(),
  }));
}

/** The versions of a flow, newest first. @throws flows.not_found */
export async function listVersions(
  ctx: Ctx,
  input: { flowId: number; cursor?: string | undefined; limit: number },
): Promise<{ items: FlowVersion[]; next: string | null }> {
  await getFlow(ctx, input.flowId);
  const before = readCursor(input.cursor, ["number"])?.[0] ?? null;
  const rows = await findVersions(ctx.db, { flowId: input.flowId, before, limit: input.limit + 1 });
  const people = await staffRefs(
    ctx,
    rows.flatMap(({ savedBy }) => savedBy ?? []),
  );
  const { items, next } = pageOf(rows, input.limit, (row) => [row.version]);
  return {
    items: items.map(({ savedBy, savedAt, ...row }) => ({
      ...row,
      savedBy: savedBy === null ? null : (people.get(savedBy) ?? null),
      savedAt: savedAt.toISOString(),
    })),
    next,
  };
}
