import { isDeepStrictEqual } from "node:util";
import type { SaveFlow } from "../../../../shared/contract/flows.ts";
import { faultsOfFlow } from "../../../../shared/flows/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { violatedConstraint } from "../../../kernel/db/sqlstate.ts";
import { audit, teamsInUse } from "../../accounts/index.ts";
import { flowAddressTaken, flowChangedSince, flowNotFound, flowVersionUnknown, flowWrong } from "../errors.ts";
import { flowChanged } from "../events.ts";
import { knownPorts } from "../lookups/ports.ts";
import { type FlowFacts, findVersion, flowById, insertFlow, insertVersion, writeFlow } from "../store/flows.ts";

/**
 * Makes a flow, which nobody walks until it is published. It may be unfinished.
 * @throws flows.address_taken
 */
export async function createFlow(ctx: Ctx, input: SaveFlow): Promise<FlowFacts> {
  return taken(input, () =>
    ctx.tx(async (tx) => {
      const id = await insertFlow(tx.db, input, madeBy(tx));
      return tell(tx, id, "created");
    }),
  );
}

/**
 * Gives a flow this shape: another version where the drawing changed. What is published stays what is walked.
 * @param version the one that was opened: two who draw do not overwrite each other
 * @throws flows.not_found, flows.changed_since, flows.address_taken
 */
export async function saveFlow(ctx: Ctx, id: number, input: SaveFlow & { version: number }): Promise<FlowFacts> {
  return taken(input, () =>
    ctx.tx(async (tx) => {
      const before = await lockFlow(tx, id);
      if (before.version !== input.version) throw flowChangedSince();
      const isNew = !isDeepStrictEqual(before.spec, input.spec);
      if (!isNew && before.slug === input.slug) return before;
      const version = before.version + (isNew ? 1 : 0);
      if (isNew) await insertVersion(tx.db, { id, version, spec: input.spec, restoredFrom: null }, madeBy(tx));
      await writeFlow(tx.db, { ...before, slug: input.slug, version }, tx.now());
      return tell(tx, id, "changed");
    }),
  );
}

/** Gives a flow the shape of an earlier version, as a new one. @throws flows.not_found, flows.version_unknown */
export async function restoreFlow(ctx: Ctx, id: number, from: number): Promise<FlowFacts> {
  return ctx.tx(async (tx) => {
    const before = await lockFlow(tx, id);
    const spec = await findVersion(tx.db, id, from);
    if (!spec) throw flowVersionUnknown({ version: from });
    const version = before.version + 1;
    await insertVersion(tx.db, { id, version, spec, restoredFrom: from }, madeBy(tx));
    await writeFlow(tx.db, { ...before, version }, tx.now());
    return tell(tx, id, "restored");
  });
}

/**
 * Has the newest version walked from now on; walks that have begun go on in theirs.
 * @throws flows.not_found, flows.changed_since, flows.wrong with the first step at fault
 */
export async function publishFlow(ctx: Ctx, id: number, version: number): Promise<FlowFacts> {
  return ctx.tx(async (tx) => {
    const flow = await lockFlow(tx, id);
    if (flow.version !== version) throw flowChangedSince();
    const [fault] = faultsOfFlow(flow.spec, knownPorts());
    if (fault) throw flowWrong({ problem: fault.code, field: fault.step ?? "" });
    await checkTeams(tx, flow);
    await writeFlow(tx.db, { ...flow, publishedVersion: version }, tx.now());
    return tell(tx, id, "published");
  });
}

/** Has nobody walk it any more. @throws flows.not_found */
export async function unpublishFlow(ctx: Ctx, id: number): Promise<FlowFacts> {
  return ctx.tx(async (tx) => {
    const flow = await lockFlow(tx, id);
    await writeFlow(tx.db, { ...flow, publishedVersion: null }, tx.now());
    return tell(tx, id, "unpublished");
  });
}

/** Puts a flow into the archive, where nobody walks it, or takes it out again. @throws flows.not_found */
export async function archiveFlow(ctx: Ctx, id: number, archived: boolean): Promise<FlowFacts> {
  return ctx.tx(async (tx) => {
    const flow = await lockFlow(tx, id);
    const publishedVersion = archived ? null : flow.publishedVersion;
    await writeFlow(tx.db, { ...flow, publishedVersion, archivedAt: archived ? tx.now() : null }, tx.now());
    return tell(tx, id, archived ? "archived" : "unarchived");
  });
}

/** Makes another flow of one, under an address of its own. @throws flows.not_found */
export async function duplicateFlow(ctx: Ctx, id: number): Promise<FlowFacts> {
  const { slug, spec } = await getFlow(ctx, id);
  for (let n = 2; ; n++) {
    const copy = { slug: `${slug.slice(0, 54).replace(/-$/, "")}-${n}`, spec };
    try {
      return await ctx.tx(async (tx) => tell(tx, await insertFlow(tx.db, copy, madeBy(tx)), "created"));
    } catch (error) {
      if (violatedConstraint(error) !== "flows_slug_key") throw error;
    }
  }
}

/** @throws flows.not_found */
export async function getFlow(ctx: Ctx, id: number): Promise<FlowFacts> {
  const flow = await flowById(ctx.db, id);
  if (!flow) throw flowNotFound({ id });
  return flow;
}

async function lockFlow(tx: Ctx, id: number): Promise<FlowFacts> {
  const flow = await flowById(tx.db, id, true);
  if (!flow) throw flowNotFound({ id });
  return flow;
}

async function checkTeams(tx: Ctx, { spec }: FlowFacts): Promise<void> {
  for (const step of spec.steps) {
    if (step.type !== "hand_over" || step.teamId === null) continue;
    if (!(await teamsInUse(tx, [step.teamId])).has(step.teamId)) {
      throw flowWrong({ problem: "unknown_team", field: step.id });
    }
  }
}

async function taken<R>({ slug }: SaveFlow, write: () => Promise<R>): Promise<R> {
  try {
    return await write();
  } catch (error) {
    throw violatedConstraint(error) === "flows_slug_key" ? flowAddressTaken({ field: "slug", slug }) : error;
  }
}

function madeBy(tx: Ctx): { by: number | null; at: Date } {
  return { by: tx.actor.kind === "staff" ? tx.actor.id : null, at: tx.now() };
}

type What = "created" | "changed" | "restored" | "published" | "unpublished" | "archived" | "unarchived";

async function tell(tx: Ctx, id: number, what: What): Promise<FlowFacts> {
  const after = await getFlow(tx, id);
  const { slug, version, publishedVersion, archivedAt, spec } = after;
  await audit(tx, {
    action: `flows.${what}`,
    subject: { kind: "flow", id },
    details: { slug, version, publishedVersion, name: spec.name.en || spec.name["zh-CN"] || slug },
  });
  tx.emit(flowChanged, { flowId: id, version, publishedVersion, archived: archivedAt !== null });
  return after;
}
