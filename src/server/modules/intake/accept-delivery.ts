import type { Ctx } from "../../kernel/ctx.ts";
import { gather } from "../../kernel/gather.ts";
import { limit } from "../../kernel/limit.ts";
import { announceArrival } from "./arrivals.ts";
import { insertDeliveries, type NewDelivery } from "./store/deliveries.ts";

/** Contents of one request that are synced at once: each waits for the disk, and none needs the processor. */
const MAX_PUTTING = 8;

/** Something a channel brought, as it came. */
export type Delivery = {
  accountId: number;
  /** the adapter's own id of this delivery: a repeat of the same changes nothing */
  externalId: string;
  raw: Uint8Array;
  /** what only the wire knew */
  envelope: Record<string, unknown>;
};

export type Accepted = {
  isNew: boolean;
  intakeId: number;
  /** what stands under its id has the same bytes */
  isSame: boolean;
};

/**
 * Stores a delivery so that it survives anything: its bytes are synced to the file store, then its row is committed. Only
 * when this resolves may the sender be told that we have it. What comes at the same time shares one commit.
 */
export async function acceptDelivery(ctx: Ctx, delivery: Delivery): Promise<Accepted> {
  const [accepted] = await acceptDeliveries(ctx, [delivery]);
  return accepted!;
}

/**
 * Stores all that one request of a provider's holds: what is told that we have it is there whole. Requests that come at
 * the same time share one commit.
 */
export async function acceptDeliveries(ctx: Ctx, deliveries: readonly Delivery[]): Promise<Accepted[]> {
  if (deliveries.length === 0) return [];
  const putting = limit(MAX_PUTTING);
  const rows = await Promise.all(
    deliveries.map(async ({ accountId, externalId, envelope, raw }): Promise<NewDelivery> => {
      const { sha256, size } = await putting(() => ctx.files.put(raw));
      return { accountId, externalId, envelope, rawSha256: sha256, size };
    }),
  );
  const accepted = await commitTogether(ctx, rows);
  if (accepted.some(({ isNew }) => isNew)) announceArrival();
  return accepted;
}

const commitTogether = gather(
  (ctx: Ctx) => ctx.db,
  async (ctx, requests: NewDelivery[][]): Promise<Accepted[][]> => {
    const accepted = await insertDeliveries(ctx.db, requests.flat(), ctx.now());
    const remaining = accepted.values();
    return requests.map((request) => request.map(() => remaining.next().value!));
  },
);
