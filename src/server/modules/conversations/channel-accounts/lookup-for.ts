import type { AdapterPorts, LookupFor } from "../../../kernel/channel.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { guardedLookup } from "../../../kernel/guard-address.ts";

/** What adapters find the hosts of accounts by: mail servers as the settings allow them. */
export function lookupFor(ctx: Ctx): LookupFor {
  return (host) => guardedLookup(host, "mail", ctx.config);
}

/** What adapters may use of this desk. */
export function adapterPorts(ctx: Ctx): AdapterPorts {
  return { log: ctx.log, lookupFor: lookupFor(ctx), now: ctx.now };
}
