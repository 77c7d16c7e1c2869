import type { Ctx } from "../../kernel/ctx.ts";
import { isOutrun } from "./is-outrun.ts";
import { conflictKeys } from "./policy.ts";
import { type Received, receiveBatch, type ToReceive } from "./receive-batch.ts";
import { takeIndependent } from "./take-independent.ts";

/** Messages of one transaction at most: more make it longer and no message cheaper. */
const MAX_BATCH = 50;
/** Transactions at once: while one waits for the disk the other does its work. More would be smaller, and each costs its statements. */
const LANES = 2;
/** How often a transaction that lost against another is tried again before its messages go one by one. */
const RETRIES = 3;

export type Receiver = {
  /** Receives one message; what is asked for at the same time shares transactions. @throws what made it fail, alone */
  receive(item: ToReceive): Promise<Received>;
  /** Waits for what is under way. */
  idle(): Promise<void>;
};

type Waiting = {
  keys: readonly string[];
  item: ToReceive;
  resolve: (received: Received) => void;
  reject: (error: unknown) => void;
};

/** Makes a receiver that gathers messages into batches of independent ones and keeps the order of the others. */
export function startReceiver(ctx: Ctx): Receiver {
  const queue: Waiting[] = [];
  const busy = new Set<string>();
  const lanes = new Set<Promise<void>>();

  const fillLanes = () => {
    while (queue.length > 0 && lanes.size < LANES) {
      const share = Math.ceil(queue.length / (LANES - lanes.size));
      const batch = takeIndependent(queue, busy, Math.min(share, MAX_BATCH));
      if (batch.length === 0) return;
      const lane = work(batch).finally(() => {
        lanes.delete(lane);
        for (const { keys } of batch) for (const key of keys) busy.delete(key);
        fillLanes();
      });
      lanes.add(lane);
    }
  };

  const work = async (batch: readonly Waiting[]) => {
    try {
      const received = await persistently(
        ctx,
        batch.map(({ item }) => item),
      );
      for (const [index, { resolve }] of batch.entries()) resolve(received[index]!);
    } catch (error) {
      if (batch.length === 1) return batch[0]!.reject(error);
      // One of them is at fault: alone, it fails alone.
      for (const waiting of batch) await work([waiting]);
    }
  };

  return {
    receive(item) {
      return new Promise((resolve, reject) => {
        queue.push({ keys: conflictKeys(item.message), item, resolve, reject });
        if (queue.length === 1) setImmediate(fillLanes);
      });
    },
    async idle() {
      while (lanes.size > 0 || queue.length > 0) {
        await Promise.all(lanes);
        await new Promise(setImmediate);
      }
    },
  };
}

/** Begins anew what only lost against somebody else. */
async function persistently(ctx: Ctx, items: readonly ToReceive[]): Promise<Received[]> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await receiveBatch(ctx, items);
    } catch (error) {
      if (!isOutrun(error) || attempt === RETRIES) throw error;
    }
  }
}
