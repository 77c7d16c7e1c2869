import { randomUUID } from "node:crypto";
import type { LineParts } from "./line.ts";

const WATCH_MS = 15_000;
/** An agent's line that takes frames so slowly that more than this waits gets none until it has caught up. */
const MAX_WAITING_BYTES = 2_097_152;
/** A hand moves, seen thirty times a second; the rest is left out. */
const POINT_MS = 30;

/**
 * The end of whoever looks: frames of the page come in, and where they point goes out; nothing else does, so that nobody
 * acts on a customer's page.
 * @returns what ends it
 */
export async function agentLine({ socket, relay, topics, elsewhere }: LineParts): Promise<() => void> {
  const self = randomUUID();
  let behind = false;
  let pointedAt = 0;
  const say = (message: object) => relay.say(topics.other, JSON.stringify(message));

  const ask = () => {
    say({ t: "watch" });
    say({ t: "again" });
  };

  const unlisten = await relay.listen(topics.mine, (text) => {
    if (text.startsWith("{")) {
      const said = JSON.parse(text) as { t: string; tab?: string; on?: boolean };
      if (said.t === "here" && said.tab !== self) elsewhere();
      if (said.t !== "page") return;
      socket.send(text);
      // A page that came back, or the next one of the site.
      if (said.on) ask();
      return;
    }
    if (behind && socket.bufferedAmount > 0) return;
    if (behind && !text.startsWith("s[")) return ask();
    behind = socket.bufferedAmount > MAX_WAITING_BYTES;
    if (!behind) socket.send(text);
  });
  relay.say(topics.mine, JSON.stringify({ t: "here", tab: self }));
  ask();
  const beat = setInterval(() => {
    say({ t: "watch" });
    // Whatever was left out last is not made good by a page on which nothing happens any more.
    if (behind && socket.bufferedAmount === 0) say({ t: "again" });
  }, WATCH_MS);

  socket.on("message", (data, isBinary) => {
    const point = isBinary ? null : pointOf(data.toString());
    if (!point) return;
    const now = Date.now();
    if (point.t === "pointer" && now - pointedAt < POINT_MS) return;
    pointedAt = now;
    say(point);
  });
  return () => {
    clearInterval(beat);
    unlisten();
  };
}

/** Where they point, in pixels of the customer's window; null for anything else that is said. */
export function pointOf(text: string): { t: "pointer" | "ring"; x: number; y: number } | null {
  try {
    const { t, x, y } = JSON.parse(text) as { t: unknown; x: unknown; y: unknown };
    if ((t !== "pointer" && t !== "ring") || !isPlace(x) || !isPlace(y)) return null;
    return { t, x: Math.round(x), y: Math.round(y) };
  } catch {
    return null;
  }
}

function isPlace(value: unknown): value is number {
  return typeof value === "number" && value >= -1 && value <= 20_000;
}
