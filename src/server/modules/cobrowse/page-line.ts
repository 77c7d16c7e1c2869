import { randomUUID } from "node:crypto";
import { frameBudget } from "./frame-budget.ts";
import type { LineParts } from "./line.ts";

/** Whoever looks says so at least this often; without it nothing of the page leaves this process. */
const WATCHED_MS = 45_000;
/** A page is asked for all of itself at most this often, however much is lost on the way. */
const SNAPSHOT_MS = 3_000;

/**
 * The customer's end: its frames go to whoever looks, and to nobody when nobody does. What a slow line or a flood loses is
 * made good by asking the page for all of itself, so that nothing piles up here.
 * @returns what ends it
 */
export async function pageLine({ socket, relay, topics, elsewhere }: LineParts): Promise<() => void> {
  const self = randomUUID();
  const budget = frameBudget();
  let watchedAt = 0;
  let unwatched: NodeJS.Timeout | undefined;
  let asking: NodeJS.Timeout | undefined;
  /** After a loss the rest makes no sense until the page was told of as a whole. */
  let whole = false;

  const tell = (message: object) => {
    if (socket.bufferedAmount < 65_536) socket.send(JSON.stringify(message));
  };
  const askForAll = () => {
    whole = false;
    if (asking) return;
    tell({ t: "snapshot" });
    asking = setTimeout(() => {
      asking = undefined;
      if (!whole && Date.now() - watchedAt < WATCHED_MS) askForAll();
    }, SNAPSHOT_MS);
  };
  const watched = () => {
    if (watchedAt === 0) tell({ t: "watched", on: true });
    watchedAt = Date.now();
    clearTimeout(unwatched);
    unwatched = setTimeout(() => {
      watchedAt = 0;
      tell({ t: "watched", on: false });
    }, WATCHED_MS);
  };

  const unlisten = await relay.listen(topics.mine, (text) => {
    const said = JSON.parse(text) as { t: string; tab?: string; x?: number; y?: number };
    if (said.t === "here" && said.tab !== self) elsewhere();
    else if (said.t === "watch") watched();
    else if (said.t === "again") askForAll();
    else if (said.t === "pointer" || said.t === "ring") tell({ t: said.t, x: said.x, y: said.y });
  });
  relay.say(topics.mine, JSON.stringify({ t: "here", tab: self }));
  relay.say(topics.other, JSON.stringify({ t: "page", on: true }));

  socket.on("message", (data, isBinary) => {
    const text = isBinary ? "" : data.toString();
    const isAll = text.startsWith("s[");
    if (!isAll && !text.startsWith("e[")) return;
    if (watchedAt === 0 || !budget(text.length, Date.now())) {
      whole = false;
      if (watchedAt !== 0) askForAll();
      return;
    }
    if (isAll) whole = true;
    else if (!whole) return;
    if (!relay.say(topics.other, text, { once: true })) askForAll();
  });
  return () => {
    clearTimeout(unwatched);
    clearTimeout(asking);
    unlisten();
    relay.say(topics.other, JSON.stringify({ t: "page", on: false }));
  };
}
