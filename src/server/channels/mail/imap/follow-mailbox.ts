import type { ChannelAccount, ReceiverPorts } from "../../../kernel/channel/index.ts";
import { foldersOf } from "../account-config.ts";
import { explainImap } from "./explain-imap.ts";
import type { Breaks, FolderRead } from "./read-folder.ts";
import { readWhileOpen } from "./read-while-open.ts";
import { pause } from "./wait.ts";

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 5 * 60_000;

/** One mailbox being followed, each folder with a connection of its own: a slow or broken one holds up no other. */
export type Followed = { stop(): Promise<void> };

/**
 * Follows every folder of an account until stopped; whatever breaks is reported to the account's health and tried again.
 * @param before what must have ended first: the same mailbox with its former settings
 */
export function followMailbox(account: ChannelAccount, ports: ReceiverPorts, before: Promise<unknown>): Followed {
  const stopping = new AbortController();
  const health = healthOf(account, ports);
  const loops = before.then(() =>
    Promise.all(foldersOf(account).map((folder) => followFolder(account, folder, ports, health, stopping.signal))),
  );
  return {
    async stop() {
      stopping.abort();
      await loops;
    },
  };
}

async function followFolder(
  account: ChannelAccount,
  folder: string,
  ports: ReceiverPorts,
  health: MailboxHealth,
  signal: AbortSignal,
): Promise<void> {
  const breaks: Breaks = new Map();
  let failures = 0;
  while (!signal.aborted) {
    try {
      await readWhileOpen(account, folder, ports, breaks, signal, async (result) => {
        failures = 0;
        await health.read(folder, result);
      });
    } catch (error) {
      if (signal.aborted) return;
      failures++;
      const problem = explainImap(error);
      ports.log.warn({ account: account.name, folder, problem }, "a mailbox cannot be read; trying again");
      // The database may be what failed.
      await health.failed(folder, problem).catch(() => undefined);
    }
    await pause(Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS), signal);
  }
}

type MailboxHealth = {
  read(folder: string, result: FolderRead): Promise<void>;
  failed(folder: string, problem: string): Promise<void>;
};

/** One folder that can be read says nothing about another: an account is well when all of its folders are. */
function healthOf(account: ChannelAccount, ports: ReceiverPorts): MailboxHealth {
  const problems = new Map<string, string>();
  const lastError = () => [...problems].map(([folder, problem]) => `${folder}: ${problem}`).join("; ") || null;
  return {
    async read(folder, { brought, problem }) {
      const isNews = problem !== null && problems.get(folder) !== problem;
      if (problem === null) problems.delete(folder);
      else problems.set(folder, problem);
      const now = ports.now().toISOString();
      await ports.reportHealth(account.id, {
        lastPollAt: now,
        lastError: lastError(),
        ...(isNews && { lastErrorAt: now }),
        ...(brought > 0 && { lastMessageAt: now }),
      });
    },
    async failed(folder, problem) {
      problems.set(folder, problem);
      await ports.reportHealth(account.id, { lastError: lastError(), lastErrorAt: ports.now().toISOString() });
    },
  };
}
