import type { Readable } from "node:stream";
import type { FlowFigures } from "../../../../shared/contract/flows.ts";
import { sayIn, stepOf } from "../../../../shared/flows/index.ts";
import { csvOf } from "../../../kernel/csv.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { getFlow } from "../drawing/save-flow.ts";
import { countOutcomes, countSteps } from "../store/figures.ts";

const DAY = 86_400_000;

/** How a flow does: how runs of the last days ended, and where people leave. @throws flows.not_found */
export async function flowFigures(ctx: Ctx, flowId: number, days: number): Promise<FlowFigures> {
  await getFlow(ctx, flowId);
  const since = { flowId, from: new Date(ctx.now().getTime() - days * DAY) };
  const [rows, steps] = await Promise.all([countOutcomes(ctx.db, since), countSteps(ctx.db, since)]);
  const sum = (fits: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(fits).reduce((total, { count }) => total + count, 0);
  const ended = (outcome: string | null) => sum((row) => row.outcome === outcome);
  const by = (player: string) => sum((row) => row.player === player);
  return {
    runs: sum(() => true),
    running: ended(null),
    solved: ended("solved"),
    notSolved: ended("not_solved"),
    handedOver: ended("handed_over"),
    abandoned: ended("abandoned"),
    players: { customer: by("customer"), agent: by("agent"), robot: by("robot") },
    steps: steps.toSorted((a, b) => b.reached - a.reached || (a.step < b.step ? -1 : 1)),
  };
}

/** The same by step as CSV; that somebody took it out is in the audit log. @throws flows.not_found */
export async function exportFigures(ctx: Ctx, flowId: number, days: number): Promise<Readable> {
  const { spec } = await getFlow(ctx, flowId);
  const { steps } = await flowFigures(ctx, flowId, days);
  await audit(ctx, { action: "flows.figures_exported", subject: { kind: "flow", id: flowId }, details: { days } });
  const records = steps.map(({ step, reached, left }) => {
    const drawn = stepOf(spec, step);
    const text = drawn && "text" in drawn ? sayIn(drawn.text, "en", {}) : "";
    return { step, type: drawn?.type ?? "", text, reached, left };
  });
  return csvOf(["step", "type", "text", "reached", "left"], records);
}
