import type { ImapFlow } from "imapflow";
import type { ChannelAccount, ReceiverPorts } from "../../../kernel/channel.ts";
import { mailConfigOf } from "../account-config.ts";
import { createImapClient } from "./connect.ts";
import { readFolder } from "./read-folder.ts";

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 5 * 60_000;
/** Servers tell of new mail while we IDLE; those that do not are asked this often. */
const POLL_MS = 60_000;

/** One mailbox being followed, with its own connection: a slow or broken one holds up no other. */
export type Followed = { stop(): Promise<void> };

/** Follows every folder of an account until stopped; whatever breaks is reported to the account's health and tried again. */
export function followMailbox(account: ChannelAccount, ports: ReceiverPorts): Followed {
  const stopping = new AbortController();
  const folders = mailConfigOf(account).imapFolders?.length ? mailConfigOf(account).imapFolders! : ["INBOX"];
  const loops = folders.map((folder) => followFolder(account, folder, ports, stopping.signal));
  return {
    async stop() {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

async function followFolder(
  account: ChannelAccount,
  folder: string,
  ports: ReceiverPorts,
  signal: AbortSignal,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      await session(account, folder, ports, signal, () => {
        failures = 0;
      });
    } catch (error) {
      failures++;
      const message = explain(error);
      ports.log.warn({ account: account.name, folder, problem: message }, "a mailbox cannot be read; trying again");
      await ports
        .reportHealth(account.id, { lastError: `${folder}: ${message}`, lastErrorAt: ports.now().toISOString() })
        .catch(() => undefined);
    }
    if (!signal.aborted) await pause(Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS), signal);
  }
}

/** One connection's life: read what is there, wait for more, until it breaks or we are stopped. */
async function session(
  account: ChannelAccount,
  folder: string,
  ports: ReceiverPorts,
  signal: AbortSignal,
  onRead: () => void,
): Promise<void> {
  const client = createImapClient(account);
  let fault: Error | null = null;
  client.on("error", (error) => {
    fault = error;
  });
  const close = () => client.close();
  signal.addEventListener("abort", close, { once: true });
  try {
    await client.connect();
    await client.mailboxOpen(folder);
    while (!signal.aborted && client.usable) {
      const news = nextNews(client, signal);
      const brought = await readFolder(client, account, folder, ports, signal);
      const now = ports.now().toISOString();
      await ports.reportHealth(account.id, {
        lastPollAt: now,
        lastError: null,
        ...(brought > 0 && { lastMessageAt: now }),
      });
      onRead();
      await news;
    }
    if (!signal.aborted) throw fault ?? new Error("the server closed the connection");
  } finally {
    signal.removeEventListener("abort", close);
    client.close();
  }
}

/** Resolves when the server tells of new mail, the line breaks, or it is time to ask again. */
function nextNews(client: ImapFlow, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      client.off("exists", done);
      client.off("close", done);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, POLL_MS);
    client.once("exists", done);
    client.once("close", done);
    signal.addEventListener("abort", done, { once: true });
  });
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done, { once: true });
  });
}

/** The server's own words where it has some: "Command failed" alone helps nobody. */
export function explain(error: unknown): string {
  const fault = error as { responseText?: string; authenticationFailed?: boolean; message?: string; code?: string };
  if (fault.authenticationFailed) return `sign-in refused: ${fault.responseText ?? "wrong user or password"}`;
  return [fault.responseText ?? fault.message ?? String(error), fault.code].filter(Boolean).join(" ");
}
