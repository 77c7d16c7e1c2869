import { createHash } from "node:crypto";
import type { AdapterPorts, HookPorts, LookupFor } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { gather } from "../../../kernel/gather.ts";
import { guardedLookup } from "../../../kernel/guard-address.ts";
import { readCursorValue, writeCursorValue } from "../store/accounts.ts";
import { bodiesOfSignatures, type Signed } from "../store/hook-signatures.ts";

/** What adapters find the hosts of accounts by: mail servers as the settings allow them. */
export function lookupFor(ctx: Ctx): LookupFor {
  return (host, namedBy) => guardedLookup(host, namedBy === "stranger" ? "web" : "mail", ctx.config);
}

/** What adapters may use of this desk. */
export function adapterPorts(ctx: Ctx): AdapterPorts {
  return { log: ctx.log, lookupFor: lookupFor(ctx), now: ctx.now };
}

/** What understanding a provider's request may use of this desk. */
export function hookPorts(ctx: Ctx, accountId: number): HookPorts {
  return {
    ...adapterPorts(ctx),
    cursor: (name) => readCursorValue(ctx.db, accountId, name),
    saveCursor: (name, value) => writeCursorValue(ctx.db, accountId, name, value, ctx.now()),
    isOnlyBodyOf: async (signature, body) => {
      const bodySha256 = createHash("sha256").update(body).digest("hex");
      return (await bodyOfSignature(ctx, { accountId, signature, bodySha256 })) === bodySha256;
    },
  };
}

/** What comes at the same time shares one commit. */
const bodyOfSignature = gather(
  (ctx: Ctx) => ctx.db,
  (ctx, signed: Signed[]) => bodiesOfSignatures(ctx.db, signed, ctx.now()),
);
