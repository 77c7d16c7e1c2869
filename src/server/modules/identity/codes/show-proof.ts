import type { CaseProof } from "../../../../shared/contract/identity.ts";
import { type Ctx, can } from "../../../kernel/ctx.ts";
import { staffRefs } from "../../accounts/index.ts";
import { getCase } from "../../cases/index.ts";
import { handlesOf } from "../../customers/index.ts";
import { liveCodeOfCase } from "../store/codes.ts";
import { proofsOfCase } from "../store/proofs.ts";
import { MAX_TRIES, PROOF_MS } from "./policy.ts";
import { presentWay, waysToProve } from "./ways-to-prove.ts";

/**
 * Whether it is proven who speaks in a case, the code that waits to be told, and the ways to send one.
 * @throws cases.not_found
 */
export async function showProof(ctx: Ctx, caseId: number): Promise<CaseProof> {
  const about = await getCase(ctx, caseId);
  const handles = (await handlesOf(ctx, [about.customerId])).get(about.customerId) ?? [];
  const isTheirs = (proof: { handleKind: string; handleAddress: string }) =>
    handles.some(({ kind, address }) => kind === proof.handleKind && address === proof.handleAddress);
  const proof = (await proofsOfCase(ctx.db, caseId)).find(isTheirs);
  const staff = proof?.staffId ? (await staffRefs(ctx, [proof.staffId])).get(proof.staffId) : undefined;
  const waiting = await liveCodeOfCase(ctx.db, caseId, ctx.now());
  return {
    proof: proof
      ? {
          at: proof.at.toISOString(),
          holds: ctx.now().getTime() - proof.at.getTime() < PROOF_MS,
          how: proof.how,
          channel: proof.channel,
          display: proof.display,
          by: staff ?? null,
        }
      : null,
    waiting: waiting
      ? {
          sentAt: waiting.sentAt.toISOString(),
          expiresAt: waiting.expiresAt.toISOString(),
          channel: waiting.channel,
          display: waiting.display,
          left: MAX_TRIES - waiting.tries,
        }
      : null,
    ways: can(ctx.actor, "cases:reply") ? (await waysToProve(ctx, about)).map(presentWay) : [],
  };
}
