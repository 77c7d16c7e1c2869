import { setTimeout as pause } from "node:timers/promises";
import type { Ctx } from "../../kernel/ctx.ts";
import { limit } from "../../kernel/limit.ts";
import { noteHookHealth, type ReceivingAccounts, receivingAccounts } from "../conversations/index.ts";
import { nextArrival } from "./arrivals.ts";
import { deliveryFailed } from "./events.ts";
import { noteReceipt } from "./note-receipt.ts";
import { ancestorsOf, MAX_ATTEMPTS, nextTry, reasonOf } from "./policy.ts";
import type { Received, ToReceive } from "./receive-batch.ts";
import { startReceiver } from "./start-receiver.ts";
import { type ClaimedDelivery, claimDeliveries, failDelivery, prolongDelivery } from "./store/deliveries.ts";
import { understand } from "./understand.ts";

/** Deliveries in hand at once, and how many are taken at a time. */
const MAX_IN_HAND = 150;
const MAX_CLAIM = 50;
/** Deliveries being read and parsed at once: large ones are megabytes each. */
const MAX_PARSING = 8;
/** Deliveries whose pages are being read at once: a single one may take a minute. */
const MAX_READING = 2;
/**
 * How long a parsed answer waits for older deliveries that are still being parsed: it must not overtake what it answers,
 * and one mail that was made to take long must not hold up the rest for ever.
 */
const TURN_MS = 3_000;
/** A node that dies lets its deliveries go after this; until then they are nobody else's. */
const LEASE_MS = 10_000;
/** How often a drain looks by itself: for what other processes accepted, and for retries. */
const POLL_MS = 1_000;

export type DrainWatch = { onSettled?: (outcome: Received["outcome"] | "failed") => void };
export type Drain = {
  /** Takes what is due now, as far as there are hands free. @returns how many were taken */
  take(): Promise<number>;
  /** Waits until all that was taken is settled. */
  settled(): Promise<void>;
};

/**
 * What works on accepted deliveries. Each goes its own way through reading, parsing and receiving, so that a slow one
 * holds up no other.
 */
export function createDrain(ctx: Ctx, watch: DrainWatch = {}): Drain {
  const receiver = startReceiver(ctx);
  const places = { parsing: limit(MAX_PARSING), reading: limit(MAX_READING) };
  const inHand = new Map<number, Promise<void>>();
  let older: Promise<unknown> = Promise.resolve();

  const work = async (delivery: ClaimedDelivery, accounts: ReceivingAccounts) => {
    // Its files may take minutes to fetch: as long as this node lives, no other begins them anew.
    const alive = setInterval(() => {
      const until = new Date(ctx.now().getTime() + LEASE_MS);
      prolongDelivery(ctx.db, delivery, until).catch((error) =>
        ctx.log.warn({ err: error }, "a lease was not prolonged"),
      );
    }, LEASE_MS / 3);
    try {
      if (delivery.attempts > MAX_ATTEMPTS) throw new Error("The process died each time it worked on this.");
      const parsed = understand(ctx, delivery, accounts, places);
      const turn = inTurn(parsed, older);
      older = Promise.allSettled([older, turn]).then(() => undefined);
      const item = await turn;
      const { outcome } = (await noteReceipt(ctx, item)) ?? (await receiver.receive(item));
      if (item.account.id !== null && item.account.id !== delivery.accountId)
        await noteHookHealth(ctx, item.account.id, { messages: 1 });
      watch.onSettled?.(outcome);
    } catch (error) {
      await fail(ctx, delivery, error).catch((worse) => ctx.log.error({ err: worse }, "a failure could not be noted"));
      watch.onSettled?.("failed");
    } finally {
      clearInterval(alive);
      inHand.delete(delivery.id);
    }
  };

  return {
    async take() {
      const free = Math.min(MAX_IN_HAND - inHand.size, MAX_CLAIM);
      if (free <= 0) {
        await Promise.race(inHand.values());
        return free;
      }
      const claimed = await claimDeliveries(
        ctx.db,
        { limit: free, except: [...inHand.keys()], leaseMs: LEASE_MS },
        ctx.now(),
      );
      if (claimed.length === 0) return 0;
      const accounts = await receivingAccounts(ctx);
      for (const delivery of claimed) inHand.set(delivery.id, work(delivery, accounts));
      return claimed.length;
    },
    async settled() {
      while (inHand.size > 0) await Promise.all(inHand.values());
    },
  };
}

/** What was parsed; an answer when all older ones have gone ahead, or have taken too long. */
async function inTurn(parsed: Promise<ToReceive>, older: Promise<unknown>): Promise<ToReceive> {
  const item = await parsed;
  if (ancestorsOf(item.message).length === 0) return item;
  const patience = new AbortController();
  await Promise.race([older, pause(TURN_MS, undefined, { signal: patience.signal }).catch(() => undefined)]);
  patience.abort();
  return item;
}

/** Works on what is accepted as long as the process lives; any number of nodes may. `stop()` finishes what is in hand. */
export function startDrain(ctx: Ctx, watch: DrainWatch = {}): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const drain = createDrain(ctx, watch);
  const done = (async () => {
    let failures = 0;
    while (!stopping.signal.aborted) {
      const arrival = nextArrival(POLL_MS * 2 ** Math.min(failures, 4), stopping.signal);
      try {
        const taken = await drain.take();
        failures = 0;
        if (taken !== 0) continue;
      } catch (error) {
        failures++;
        ctx.log[failures === 3 ? "error" : "debug"]({ err: error }, "what came in cannot be looked at; trying again");
      }
      await arrival;
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await done;
      await drain.settled();
    },
  };
}

async function fail(ctx: Ctx, delivery: ClaimedDelivery, error: unknown): Promise<void> {
  const reason = reasonOf(error);
  const retryAt = nextTry(delivery.attempts, ctx.now());
  const { id: intakeId, accountId, attempts } = delivery;
  ctx.log.warn({ err: error, intakeId, attempts }, "a delivery could not be received");
  await ctx.tx(async (tx) => {
    await failDelivery(tx.db, intakeId, { error: reason, retryAt });
    tx.emit(deliveryFailed, { intakeId, accountId, error: reason, attempts, final: retryAt === null });
  });
}
