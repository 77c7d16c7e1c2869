import type { AdapterPorts, ChannelAccount } from "../../kernel/channel/index.ts";
import { type Line, openLine } from "./line.ts";

/** How long a line that was made for sending alone is kept for the next message. */
const IDLE_MS = 60_000;

type Kept = { settings: string; line: Promise<Line>; users: number; idle: NodeJS.Timeout | undefined };

const received = new Map<number, { settings: string; line: Line }>();
const kept = new Map<number, Kept>();

/** The lines of this process, by account: what is received and sent goes over one where both happen here. */
export const sharedLines = {
  /** Lets senders use a reader's line. @returns what takes it back */
  share(account: ChannelAccount, line: Line): () => void {
    const mine = { settings: settingsOf(account), line };
    received.set(account.id, mine);
    return () => void (received.get(account.id) === mine && received.delete(account.id));
  },
  /** Gives a line to send on for as long as the work takes. @throws ChannelError */
  async use<Result>(
    account: ChannelAccount,
    ports: AdapterPorts,
    work: (line: Line) => Promise<Result>,
  ): Promise<Result> {
    const reader = received.get(account.id);
    if (reader?.settings === settingsOf(account) && reader.line.isOpen()) return work(reader.line);
    const mine = await keptFor(account, ports);
    clearTimeout(mine.idle);
    mine.users++;
    try {
      return await work(await mine.line);
    } finally {
      mine.users--;
      if (mine.users === 0) mine.idle = setTimeout(() => forget(account.id, mine), IDLE_MS).unref();
    }
  },
  /** Ends the lines that were made for sending. */
  endKept(): void {
    for (const [id, line] of kept) forget(id, line);
  },
};

/** The line that was made for sending before, if it still stands and its account is the same. */
async function keptFor(account: ChannelAccount, ports: AdapterPorts): Promise<Kept> {
  const settings = settingsOf(account);
  const before = kept.get(account.id);
  if (before?.settings === settings && (await before.line.catch(() => null))?.isOpen()) return before;
  // While that was looked at, another message may have made one.
  const now = kept.get(account.id);
  if (now && now !== before && now.settings === settings) return now;
  if (now) forget(account.id, now);
  const line = openLine(account, ports, "keepword-sender", () => undefined);
  const mine: Kept = { settings, line, users: 0, idle: undefined };
  kept.set(account.id, mine);
  line.catch(() => forget(account.id, mine));
  return mine;
}

function forget(id: number, line: Kept): void {
  if (kept.get(id) === line) kept.delete(id);
  clearTimeout(line.idle);
  line.line.then((open) => open.end()).catch(() => undefined);
}

function settingsOf({ config }: ChannelAccount): string {
  return JSON.stringify(config);
}
