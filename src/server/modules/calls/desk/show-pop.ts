import type { CallPop } from "../../../../shared/contract/calls.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { briefCase, findOpenCases, getCases } from "../../cases/index.ts";
import { customerProfile } from "../../customers/index.ts";
import { promisesOfCases } from "../../promises/index.ts";
import type { CallRow } from "../store/calls.ts";
import { visibleCall } from "./call-for.ts";
import { presentCall } from "./present-calls.ts";

/** Cases shown beside a call. */
const MOST_CASES = 10;

/** Who calls and how their matter stands, for whoever is rung. Whoever looks is written down. */
export async function showPop(ctx: Ctx, id: number): Promise<CallPop> {
  const call = await visibleCall(ctx, id);
  const view = await presentCall(ctx, call);
  if (call.customerId === null) return { call: view, customer: null, brief: null, openCases: [], promises: [] };
  await audit(ctx, {
    action: "calls.caller_read",
    subject: { kind: "customer", id: call.customerId },
    details: { callId: id },
  });
  const [customer, open] = await Promise.all([customerProfile(ctx, call.customerId), openCasesOf(ctx, call)]);
  const about = view.caseId ?? open[0]?.id ?? null;
  const promises = await promisesOfCases(
    ctx,
    open.map((one) => one.id),
    new Map(open.map((one) => [one.id, one.subject])),
  );
  return {
    call: view,
    customer: customer && { ...customer, isNew: customer.createdAt >= call.startedAt },
    brief: about === null ? null : await briefCase(ctx, about),
    openCases: open.map(({ id: caseId, subject, category, updatedAt }) => ({
      id: caseId,
      subject,
      category,
      updatedAt: updatedAt.toISOString(),
    })),
    promises: [...promises.values()].flat().filter(({ state }) => state === "open" || state === "broken"),
  };
}

/** The open cases of the caller that whoever asks may see, the latest first. */
async function openCasesOf(ctx: Ctx, { customerId }: CallRow) {
  const open = (await findOpenCases(ctx, [customerId!])).get(customerId!) ?? [];
  const visible = await getCases(
    ctx,
    open.map(({ id }) => id),
  );
  return open.flatMap(({ id }) => visible.get(id) ?? []).slice(0, MOST_CASES);
}
