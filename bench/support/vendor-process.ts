import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const PLAYER = fileURLToPath(new URL("play-vendor.ts", import.meta.url));

/** What a vendor's process is told to do. */
export type Order = { do: "prepare"; hookUrl: string | null; count: number } | { do: "post"; callers: number };

export type VendorProcess = {
  /** settings of an account with this vendor */
  account: { channel: string; addresses: string[]; config: Record<string, unknown> };
  /** Has requests made ready. @returns how many; 0 where the vendor posts nothing */
  prepare(hookUrl: string | null, count: number): Promise<number>;
  /** Has them posted, so many at once; done when the desk has answered them all. */
  post(callers: number): Promise<void>;
  stop(): void;
};

/** Starts the simulator of a channel in a process of its own. @param folder the channel's, below `channels/` */
export async function startVendorProcess(folder: string): Promise<VendorProcess> {
  const vendor = fork(PLAYER, [folder], { execArgv: [] });
  const answer = async () => {
    const gone = new AbortController();
    try {
      const ended = once(vendor, "exit", gone).then(() => [{ error: `the vendor ${folder} ended` }]);
      const [said] = await Promise.race([once(vendor, "message", gone), ended]);
      if (said.error) throw new Error(said.error);
      return said;
    } finally {
      gone.abort();
    }
  };
  const order = (order: Order) => {
    const answered = answer();
    vendor.send(order);
    return answered;
  };
  const account = await answer();
  return {
    account,
    prepare: async (hookUrl, count) => (await order({ do: "prepare", hookUrl, count })).prepared,
    post: async (callers) => void (await order({ do: "post", callers })),
    stop: () => vendor.disconnect(),
  };
}
