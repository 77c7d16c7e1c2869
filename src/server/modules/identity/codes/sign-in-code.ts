import type { Handle } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { customersOfHandles, handleKey } from "../../customers/index.ts";
import { reserveCode } from "./issue-code.ts";
import { codeIn } from "./policy.ts";
import { sendSignInCode } from "./send-sign-in-code.ts";
import { tryCode } from "./try-code.ts";

/**
 * Takes down that somebody wants to sign in by an address. Whether we know it is looked up only by the job that sends the
 * code: until then all addresses are the same, so that neither the answer nor the time it takes, neither the waits nor the
 * tries that are left tell whom we know.
 *
 * @param handle canonical, as `canonicalAddress` of its channel makes it
 * @throws identity.codes_too_often
 */
export async function issueCode(
  ctx: Ctx,
  { handle, brandId }: { handle: Pick<Handle, "kind" | "address">; brandId: number },
): Promise<{ id: string; expiresAt: Date }> {
  return ctx.tx(async (tx) => {
    const reserved = await reserveCode(tx, {
      purpose: "sign-in",
      caseId: null,
      customerId: null,
      handle: { ...handle, display: handle.address },
      channel: "",
      messageId: null,
    });
    tx.enqueue(sendSignInCode, { id: reserved.id, brandId });
    return reserved;
  });
}

/**
 * Checks a code that somebody wants to sign in with. Each call counts as a try, so it is never part of a transaction that
 * may be undone.
 * @returns whose it is now, and by which address; else how often one may still try
 */
export async function checkCode(
  ctx: Ctx,
  { id, code }: { id: string; code: string },
): Promise<{ ok: true; customerId: number; handle: Pick<Handle, "kind" | "address"> } | { ok: false; left: number }> {
  const tried = await tryCode(ctx, id, codeIn(code) ?? "", "sign-in");
  if (!tried.ok) return tried;
  const handle = { kind: tried.code.handleKind, address: tried.code.handleAddress };
  const customerId = (await customersOfHandles(ctx, [handle])).get(handleKey(handle));
  if (tried.code.purpose !== "sign-in" || customerId === undefined) return { ok: false, left: 0 };
  const subject = { kind: "customer", id: customerId };
  await audit(ctx, { action: "identity.code_tried", subject, details: { handle: handleKey(handle), ok: true } });
  return { ok: true, customerId, handle };
}
