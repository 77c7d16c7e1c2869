import type { PortalCase } from "../../../../shared/contract/portal.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { promiseKind } from "../kinds.ts";
import { findLog, type LogLine } from "../store/log.ts";
import type { PromiseFacts } from "../store/promise-facts.ts";
import { findPromisesOfCases } from "../store/read.ts";
import { presentForCustomer } from "./present.ts";

/** What a customer is shown of the promises made to them in a case; those that lost their object are left out. */
export async function promisesForCustomer(ctx: Ctx, caseId: number): Promise<PortalCase["promises"]> {
  const rows = await findPromisesOfCases(ctx.db, [caseId]);
  const shown = rows.filter(
    (row) => row.state !== "withdrawn" && row.promisorKind !== "partner" && !promiseKind(row.kind).internal,
  );
  const logs = await findLog(
    ctx.db,
    shown.filter(isKeptByHand).map(({ id }) => id),
  );
  return shown.map((row) => presentForCustomer(row, evidenceIn(logs.get(row.id) ?? [])));
}

function isKeptByHand({ state, evidenceEventId }: PromiseFacts): boolean {
  return (state === "kept" || state === "kept_late") && evidenceEventId === null;
}

function evidenceIn(log: readonly LogLine[]): string | null {
  const said = log.findLast(({ kind }) => kind === "kept" || kind === "kept_late")?.data.evidence;
  return typeof said === "string" ? said : null;
}
