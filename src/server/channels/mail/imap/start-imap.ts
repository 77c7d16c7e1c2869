import type { ChannelAccount, ChannelReceiver, ReceiverPorts } from "../../../kernel/channel.ts";
import { mailConfigOf } from "../account-config.ts";
import { type Followed, followMailbox } from "./follow-mailbox.ts";

/** Follows the mailbox of every account that has one; starts, restarts and stops them as accounts change. */
export async function startImap(ports: ReceiverPorts): Promise<ChannelReceiver> {
  const running = new Map<number, { fingerprint: string; followed: Followed }>();
  let turn = Promise.resolve();

  const adjust = async () => {
    const wanted = new Map((await ports.accounts()).filter(hasMailbox).map((account) => [account.id, account]));
    for (const [id, { fingerprint, followed }] of running) {
      const account = wanted.get(id);
      if (account && fingerprintOf(account) === fingerprint) continue;
      running.delete(id);
      await followed.stop();
    }
    for (const [id, account] of wanted) {
      if (!running.has(id)) {
        running.set(id, { fingerprint: fingerprintOf(account), followed: followMailbox(account, ports) });
      }
    }
  };
  // One adjustment after the other, whatever is told in between.
  const schedule = () => {
    turn = turn.then(adjust).catch((error) => ports.log.error({ err: error }, "mailboxes could not be adjusted"));
    return turn;
  };
  const forget = ports.onAccountsChanged(schedule);
  await schedule();
  return {
    async stop() {
      forget();
      await turn;
      await Promise.all([...running.values()].map(({ followed }) => followed.stop()));
    },
  };
}

function hasMailbox(account: ChannelAccount): boolean {
  return account.channel === "mail" && mailConfigOf(account).receive === "imap";
}

function fingerprintOf(account: ChannelAccount): string {
  return JSON.stringify(account.config);
}
