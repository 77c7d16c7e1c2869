import { setTimeout as pause } from "node:timers/promises";
import type { Element } from "ltx";
import {
  type ChannelAccount,
  ChannelError,
  type ChannelReceiver,
  type ReceiverPorts,
} from "../../kernel/channel/index.ts";
import { followAccounts } from "../toolkit/follow-accounts.ts";
import { tellHealth } from "../toolkit/tell-health.ts";
import { shopOf } from "./account-config.ts";
import { type Archived, archiveReader, type Cursor, hasForgotten, hasNoArchive } from "./archive.ts";
import { failsAgain, isConflict, lineFault } from "./fault.ts";
import { type Line, openLine } from "./line.ts";
import { sharedLines } from "./shared-lines.ts";
import { el, NS } from "./stanza.ts";
import { copied, understand } from "./understand.ts";

const FIRST_REST_MS = 2_000;
const LONGEST_REST_MS = 300_000;
/** Who is thrown off by another program of the same name would only throw that one off in turn. */
const REST_AFTER_CONFLICT_MS = 60_000;
/** A line that stood for so long was not taken by one that will not let go. */
const STEADY_MS = 600_000;

/** Keeps a line to the server of each account, and makes a new one when it breaks. */
export function startFollowing(ports: ReceiverPorts): ChannelReceiver {
  return followAccounts(
    ports,
    ({ channel }) => channel === "xmpp",
    async (account, stopped) => {
      let rest = FIRST_REST_MS;
      let conflicts = 0;
      while (!stopped.aborted) {
        const began = performance.now();
        const fault = await stayOnline(account, ports, stopped, () => {
          rest = FIRST_REST_MS;
        });
        if (stopped.aborted) return;
        if (performance.now() - began > STEADY_MS) conflicts = 0;
        if (isConflict(fault)) rest = Math.min(REST_AFTER_CONFLICT_MS * 2 ** conflicts++, LONGEST_REST_MS);
        await tellHealth(ports, account.id, { lastError: fault.message, lastErrorAt: ports.now().toISOString() });
        await pause(rest, undefined, { signal: stopped }).catch(() => undefined);
        rest = Math.min(rest * 2, LONGEST_REST_MS);
      }
    },
  );
}

/** Reads an account until its line breaks or nobody wants it. @returns why it ended */
async function stayOnline(
  account: ChannelAccount,
  ports: ReceiverPorts,
  stopped: AbortSignal,
  caughtUp: () => void,
): Promise<ChannelError> {
  const archive = archiveReader(shopOf(account).address);
  const broken = Promise.withResolvers<ChannelError>();
  // One after the other, and none before what the archive has: so far as the cursor goes, nothing is missing.
  let work = Promise.resolve();
  let line: Line | undefined;
  const then = (task: (line: Line) => Promise<void>) => {
    work = work.then(async () => {
      if (line) await task(line);
    });
    work.catch((error) => broken.resolve(lineFault(error)));
  };
  const hear = (stanza: Element) => {
    if (stanza.name === "presence") then((open) => acceptContact(stanza, open));
    else if (!archive.take(stanza)) then((open) => take({ stanza: copied(stanza, account) }, account, ports, open));
  };
  try {
    line = await openLine(account, ports, "keepword", hear);
    const unshare = sharedLines.share(account, line);
    line.ended.then((fault) => {
      unshare();
      broken.resolve(fault);
    });
    const leave = () => broken.resolve(new ChannelError("retry", "stopped"));
    if (stopped.aborted) leave();
    stopped.addEventListener("abort", leave, { once: true });
    then((open) => catchUp(archive, account, ports, open));
    then(async () => {
      caughtUp();
      await ports.reportHealth(account.id, { lastPollAt: ports.now().toISOString(), lastError: null });
    });
    // Now the server sends on what it kept, and what comes in from here on waits until the archive is read.
    await line.send(el("presence"));
    // What people write to the line that another process sends on is heard here. A server that makes no copies says so.
    line.ask(el("iq", { type: "set" }, el("enable", { xmlns: NS.carbons }))).catch(() => undefined);
    return await broken.promise;
  } catch (error) {
    return lineFault(error);
  } finally {
    await line?.end();
    await work.catch(() => undefined);
  }
}

/** Reads what the server took while we were away. What was said before the account was set up is no news. */
export async function catchUp(
  archive: Pick<ReturnType<typeof archiveReader>, "page">,
  account: ChannelAccount,
  ports: ReceiverPorts,
  line: Line,
): Promise<void> {
  let cursor = (await ports.cursor(account.id, "archive")) as Cursor | null;
  const note = (next: Cursor) => {
    cursor = next;
    return ports.saveCursor(account.id, "archive", next);
  };
  try {
    if (!cursor) {
      const { messages } = await archive.page(line, null);
      return await note({ id: messages.at(-1)?.id ?? "", at: ports.now().toISOString() });
    }
    for (let isLast = false; !isLast; ) {
      const asked: Cursor = cursor;
      const page: { messages: Archived[]; isLast: boolean } = await archive.page(line, asked).catch((error) => {
        if (!hasForgotten(error)) throw error;
        return archive.page(line, { ...asked, id: "" });
      });
      for (const message of page.messages) {
        await take(message, account, ports, line).catch((error) => {
          // One that fails each time would keep all that follow it from being read.
          if (!failsAgain(error)) throw error;
          ports.log.error({ err: error, accountId: account.id, archiveId: message.id }, "a message is left out");
        });
        await note({ id: message.id, at: message.stamp ?? ports.now().toISOString() });
      }
      isLast = page.isLast;
    }
  } catch (error) {
    if (!hasNoArchive(error)) throw error;
  }
}

/** Stores what was said, and then says so to whoever wants to hear it; passes on how a message of ours fared. */
async function take(
  { stanza, id, stamp }: { stanza: Element; id?: string; stamp?: string | null },
  account: ChannelAccount,
  ports: ReceiverPorts,
  line: Line,
): Promise<void> {
  const heard = understand(stanza, account, id);
  if (heard?.kind === "report") return ports.report(account.id, heard.report);
  if (heard?.kind !== "message") return;
  const now = ports.now().toISOString();
  const { isNew } = await ports.accept({
    accountId: account.id,
    externalId: heard.externalId,
    raw: Buffer.from(stanza.toString()),
    envelope: { archiveId: heard.archiveId, stamp: stamp ?? now },
  });
  if (id === undefined && heard.archiveId)
    await ports.saveCursor(account.id, "archive", { id: heard.archiveId, at: now } satisfies Cursor);
  if (!isNew) return;
  await ports.reportHealth(account.id, { lastPollAt: now, lastMessageAt: now, lastError: null });
  if (!heard.receiptFor) return;
  const { from, type } = stanza.attrs;
  const receipt = el("received", { xmlns: NS.receipts, id: heard.receiptFor });
  await line.send(el("message", { to: from, ...(type && { type }) }, receipt, el("store", { xmlns: NS.hints })));
}

/** Whoever wants to have us among their contacts may: they see that we are there. */
async function acceptContact({ attrs }: Element, line: Line): Promise<void> {
  if (attrs.type === "subscribe" && attrs.from) await line.send(el("presence", { to: attrs.from, type: "subscribed" }));
}
