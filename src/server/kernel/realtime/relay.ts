import { randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { deflateRaw, inflateRaw } from "node:zlib";
import type pg from "pg";
import type { Log } from "../log.ts";

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);
/** PostgreSQL takes less than 8,000 bytes in a NOTIFY. */
const PIECE = 7_800;
/** So many bytes of one topic may wait for the database; beyond that what is said is lost, and the sayer told. */
const MAX_WAITING_BYTES = 4_194_304;
/** What a piece of ours may unfold to; nothing larger is ever said. */
const MAX_BYTES = 8_388_608;

type Hear = (text: string) => void;
type Listener = { query(text: string): Promise<unknown>; free(error: Error | boolean): void };

/**
 * Carries what is not kept between processes: said on a topic, heard by whoever listens there. In the order it was said, at
 * once in this process and by PostgreSQL's NOTIFY in others; nothing of it touches a table.
 */
export type Relay = {
  /** Hears a topic until the returned function is called. */
  listen(topic: string, hear: Hear): Promise<() => void>;
  /**
   * Says something. With `once` other processes are left out when somebody listens here.
   * @returns false when too much waits already: it is lost
   */
  say(topic: string, text: string, options?: { once?: boolean }): boolean;
  stop(): Promise<void>;
};

/**
 * @param lost is called when the line to the database broke: what was said meanwhile is gone, so that whoever listens has
 *   to begin anew
 */
export function openRelay({ pool, log }: { pool: pg.Pool; log: Log }, lost: () => void): Relay {
  const self = randomBytes(6).toString("base64url");
  const topics = new Map<string, Set<Hear>>();
  const unfinished = new Map<string, string[]>();
  const queues = new Map<string, { waiting: number; last: Promise<unknown> }>();
  let line: Promise<Listener> | null = null;
  let count = 0;
  let stopped = false;

  const hearHere = (topic: string, text: string) => {
    for (const hear of [...(topics.get(topic) ?? [])]) hear(text);
  };

  /** A piece is `<process>.<message> <n>/<of> <text>`; those of a message come together and in order. */
  const take = async (channel: string, piece: string) => {
    const match = /^(\S+)\.(\d+) (\d+)\/(\d+) (.*)$/.exec(piece);
    if (!match || match[1] === self) return;
    const name = `${channel} ${match[1]}`;
    const parts = match[3] === "0" ? [] : (unfinished.get(name) ?? []);
    parts.push(match[5]!);
    unfinished.set(name, parts);
    if (parts.length < Number(match[4])) return;
    unfinished.delete(name);
    const text = await inflate(Buffer.from(parts.join(""), "base64"), { maxOutputLength: MAX_BYTES });
    hearHere(channel, text.toString());
  };

  const open = (): Promise<Listener> => {
    line ??= pool.connect().then(
      (client) => {
        // Unfolding takes its time: one after the other keeps the order.
        let last = Promise.resolve();
        const heard = ({ channel, payload = "" }: pg.Notification) => {
          last = last.then(() => take(channel, payload)).catch((error) => log.warn({ err: error }, "a piece was odd"));
        };
        const broke = (error: Error) => {
          line = null;
          topics.clear();
          unfinished.clear();
          free(error);
          if (!stopped) lost();
        };
        const free = (error: Error | boolean) => {
          client.off("notification", heard);
          client.off("error", broke);
          client.release(error);
        };
        client.on("notification", heard);
        client.on("error", broke);
        let turn: Promise<unknown> = Promise.resolve();
        const query = (text: string) => {
          turn = turn.catch(() => undefined).then(() => client.query(text));
          return turn;
        };
        return { query, free };
      },
      (error) => {
        line = null;
        throw error;
      },
    );
    return line;
  };

  const sayFar = async (topic: string, text: string) => {
    const packed = (await deflate(text)).toString("base64");
    const of = Math.max(1, Math.ceil(packed.length / PIECE));
    const message = `${self}.${++count}`;
    const pieces = Array.from(
      { length: of },
      (_, n) => `${message} ${n}/${of} ${packed.slice(n * PIECE, (n + 1) * PIECE)}`,
    );
    await pool.query("select pg_notify($1, piece) from unnest($2::text[]) with ordinality as p(piece, n) order by n", [
      topic,
      pieces,
    ]);
  };

  return {
    async listen(topic, hear) {
      const known = topics.get(topic);
      // Known before the connection is asked for: nobody gives that back meanwhile.
      if (known) known.add(hear);
      else topics.set(topic, new Set([hear]));
      try {
        const client = await open();
        if (!known) await client.query(`listen "${topic}"`);
      } catch (error) {
        topics.delete(topic);
        throw error;
      }
      return () => {
        const hearers = topics.get(topic);
        if (!hearers?.delete(hear) || hearers.size > 0) return;
        topics.delete(topic);
        // Between two sessions no connection is held.
        void line
          ?.then(async (open) => {
            await open.query(`unlisten "${topic}"`);
            if (topics.size > 0 || line === null) return;
            line = null;
            open.free(false);
          })
          .catch(() => undefined);
      };
    },
    say(topic, text, { once = false } = {}) {
      const isHere = topics.has(topic);
      hearHere(topic, text);
      if (stopped || (once && isHere)) return true;
      const queue = queues.get(topic) ?? { waiting: 0, last: Promise.resolve() };
      if (queue.waiting + text.length > MAX_WAITING_BYTES) return false;
      queues.set(topic, queue);
      queue.waiting += text.length;
      queue.last = queue.last
        .then(() => sayFar(topic, text))
        .catch((error) => log.warn({ err: error }, "other processes could not be told"))
        .finally(() => {
          queue.waiting -= text.length;
          if (queue.waiting === 0) queues.delete(topic);
        });
      return true;
    },
    async stop() {
      stopped = true;
      await Promise.all([...queues.values()].map(({ last }) => last));
      const client = await line?.catch(() => null);
      line = null;
      topics.clear();
      // What it listens to must not be heard by who is given it next.
      client?.free(true);
    },
  };
}
