import type { Ctx } from "../../kernel/ctx.ts";
import { handlesOf as findHandlesOf } from "./store/handles.ts";

/** A way to reach a person, as those who write to them need it. */
export type KnownHandle = {
  id: number;
  kind: string;
  /** canonical */
  address: string;
  display: string;
  name: string | null;
  /** the last message to it came back */
  bounced: boolean;
  /** since when it is proven to be theirs; null when it is not */
  verifiedAt: Date | null;
  /** since when we know it */
  createdAt: Date;
};

/** The handles of persons, oldest first. */
export async function handlesOf(ctx: Ctx, customerIds: readonly number[]): Promise<Map<number, KnownHandle[]>> {
  const rows = await findHandlesOf(ctx.db, [...new Set(customerIds)]);
  const known = rows.map(({ customerId, id, kind, address, display, name, bouncedAt, verifiedAt, createdAt }) => ({
    customerId,
    handle: { id, kind, address, display, name, bounced: bouncedAt !== null, verifiedAt, createdAt },
  }));
  return new Map(
    [...Map.groupBy(known, (row) => row.customerId)].map(([id, list]) => [id, list.map((row) => row.handle)]),
  );
}
