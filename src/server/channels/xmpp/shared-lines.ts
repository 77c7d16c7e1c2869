import type { AdapterPorts, ChannelAccount } from "../../kernel/channel/index.ts";
import { type Line, openLine } from "./line.ts";

/** How long a line that was made for sending alone is kept for the next message. */
const IDLE_MS = 60_000;

type Kept = { settings: string; line: Promise<Line>; idle: NodeJS.Timeout };

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
  /** A line to send on. @throws ChannelError */
  async lineOf(account: ChannelAccount, ports: AdapterPorts): Promise<Line> {
    const settings = settingsOf(account);
    const reader = received.get(account.id);
    if (reader?.settings === settings && reader.line.isOpen()) return reader.line;
    const before = kept.get(account.id);
    if (before?.settings === settings) {
      const line = await before.line;
      if (line.isOpen()) {
        before.idle.refresh();
        return line;
      }
    }
    return keep(
      account,
      settings,
      openLine(account, ports, "keepword-sender", () => undefined),
    );
  },
  /** Ends the lines that were made for sending. */
  endKept(): void {
    for (const id of kept.keys()) forget(id);
  },
};

async function keep(account: ChannelAccount, settings: string, opening: Promise<Line>): Promise<Line> {
  forget(account.id);
  const mine: Kept = { settings, line: opening, idle: setTimeout(() => forget(account.id), IDLE_MS) };
  mine.idle.unref();
  kept.set(account.id, mine);
  try {
    return await opening;
  } catch (error) {
    if (kept.get(account.id) === mine) forget(account.id);
    throw error;
  }
}

function forget(id: number): void {
  const known = kept.get(id);
  if (!known) return;
  kept.delete(id);
  clearTimeout(known.idle);
  known.line.then((line) => line.end()).catch(() => undefined);
}

function settingsOf({ config }: ChannelAccount): string {
  return JSON.stringify(config);
}
