import type { ImapFlow } from "imapflow";
import type { ChannelAccount, ReceiverPorts } from "../../../kernel/channel/index.ts";
import { createImapClient } from "./connect.ts";
import { type Breaks, type FolderRead, readFolder } from "./read-folder.ts";

/** Servers tell of new mail while we IDLE; those that do not are asked this often. */
const POLL_MS = 60_000;

/**
 * One connection's life: read what is there, wait for more, until it breaks or we are stopped.
 * @param onRead called each time that nothing more is there
 * @throws what broke it; KnownError hosts.refused, hosts.unknown
 */
export async function readWhileOpen(
  account: ChannelAccount,
  folder: string,
  ports: ReceiverPorts,
  breaks: Breaks,
  signal: AbortSignal,
  onRead: (result: FolderRead) => Promise<void>,
): Promise<void> {
  const client = await createImapClient(account, ports.lookupFor);
  const faults: Error[] = [];
  client.on("error", (error) => faults.push(error));
  const close = () => client.close();
  signal.addEventListener("abort", close, { once: true });
  try {
    await client.connect();
    await client.mailboxOpen(folder);
    while (!signal.aborted && client.usable) {
      // Listening begins before reading, so that what comes meanwhile is not missed.
      const news = nextNews(client, signal);
      await onRead(await readFolder(client, account, folder, ports, breaks, signal));
      await news;
    }
    throw new Error("the server closed the connection");
  } catch (error) {
    if (signal.aborted) return;
    // Its parting words say more than what failed because of them.
    throw client.byeReason ? new Error(client.byeReason, { cause: error }) : (faults[0] ?? error);
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
