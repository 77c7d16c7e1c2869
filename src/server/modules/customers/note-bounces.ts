import { sql } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";

/** Notes on handles that what was sent to them came back, whoever they belong to; unknown addresses are left out. */
export async function noteBounces(
  ctx: Ctx,
  bounce: { addresses: readonly string[]; reason: string | null },
): Promise<void> {
  await sql`
    update handles set bounced_at = ${ctx.now()}, bounce_reason = ${bounce.reason}
    where address = any(${bounce.addresses.map((address) => address.toLowerCase())}::text[])
  `.execute(ctx.db);
}

/** Notes that what was sent to these addresses arrived: an earlier message that came back says nothing any more. */
export async function noteArrivals(ctx: Ctx, addresses: readonly string[]): Promise<void> {
  await sql`
    update handles set bounced_at = null, bounce_reason = null
    where bounced_at is not null and address = any(${addresses.map((address) => address.toLowerCase())}::text[])
  `.execute(ctx.db);
}
