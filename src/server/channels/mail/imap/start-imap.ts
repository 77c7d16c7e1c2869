import type { ChannelAccount, ChannelReceiver, ReceiverPorts } from "../../../kernel/channel/index.ts";
import { mailConfigOf } from "../account-config.ts";
import { type Followed, followMailbox } from "./follow-mailbox.ts";
import { pause } from "./wait.ts";

/** How soon the accounts are looked at again when the database could not tell them. */
const RETRY_MS = 5_000;

/** Follows the mailbox of every account that has one; starts, restarts and stops them as accounts change. */
export async function startImap(ports: ReceiverPorts): Promise<ChannelReceiver> {
  const running = new Map<number, { fingerprint: string; followed: Followed }>();
  const ending = new Set<Promise<void>>();
  const stopping = new AbortController();
  let turn = Promise.resolve();

  /** Ends what follows an account; nobody waits for it but the account's own next one. */
  const end = (id: number): Promise<void> => {
    const ended = running.get(id)?.followed.stop() ?? Promise.resolve();
    running.delete(id);
    ending.add(ended);
    return ended.finally(() => ending.delete(ended));
  };
  const adjust = async () => {
    const accounts = (await ports.accounts()).filter(hasMailbox);
    const wanted = new Set(accounts.map(({ id }) => id));
    for (const id of running.keys()) if (!wanted.has(id)) end(id);
    for (const account of accounts) {
      const fingerprint = JSON.stringify(account.config);
      if (running.get(account.id)?.fingerprint === fingerprint) continue;
      running.set(account.id, { fingerprint, followed: followMailbox(account, ports, end(account.id)) });
    }
  };
  const adjustAtLast = async () => {
    while (!stopping.signal.aborted) {
      try {
        return await adjust();
      } catch (error) {
        ports.log.error({ err: error }, "the mailboxes to read cannot be looked up; trying again");
        await pause(RETRY_MS, stopping.signal);
      }
    }
  };
  // One adjustment after the other, whatever is told in between.
  const schedule = () => {
    turn = turn.then(adjustAtLast);
  };
  const forget = ports.onAccountsChanged(schedule);
  schedule();
  return {
    async stop() {
      forget();
      stopping.abort();
      await turn;
      for (const id of [...running.keys()]) end(id);
      await Promise.all(ending);
    },
  };
}

function hasMailbox(account: ChannelAccount): boolean {
  return account.channel === "mail" && mailConfigOf(account).receive === "imap";
}
