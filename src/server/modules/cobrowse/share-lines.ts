import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Pool } from "pg";
import { type WebSocket, WebSocketServer } from "ws";
import type { Ctx } from "../../kernel/ctx.ts";
import type { EventBell } from "../../kernel/events/bell.ts";
import { type Follower, followFrom } from "../../kernel/events/follow.ts";
import { currentCursor } from "../../kernel/events/store.ts";
import { openRelay } from "../../kernel/realtime/relay.ts";
import { authenticateHeaders } from "../accounts/index.ts";
import { agentLine } from "./agent-line.ts";
import { endOverdue, endSession, sessionInSight } from "./end-session.ts";
import { cobrowseEnded } from "./events.ts";
import { pageLine } from "./page-line.ts";
import { isKey } from "./secrets.ts";
import { findSession, noteLife } from "./store/sessions.ts";

const PATH = /^\/(?:share\/(\d{1,15})\/live|api\/v1\/cobrowse\/(\d{1,15})\/live)$/;
const PROTOCOL = "keepword";
/** A page as a whole may be large; an agent says no more than where they point. */
const MAX_FRAME = 4_194_304;
const MAX_POINT = 512;
const BEAT_MS = 20_000;
/** A page that was left for the next one of the site is back by then. */
const NEXT_PAGE_MS = 15_000;
const FAREWELL_MS = 1_000;
/** Codes of our own: over for good; another tab took over. */
const OVER = 4410;
const ELSEWHERE = 4409;

/** The lines of customers' pages and of whoever looks at them. */
export type ShareLines = {
  /** Takes a request for such a line. @returns false when it is for somebody else */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  size(): number;
  stop(): Promise<void>;
};

type Side = "page" | "agent";
type Line = { id: number; side: Side; socket: WebSocket; close(): void };

/**
 * Starts taking them; the database is listened to only while somebody looks.
 * @param nextPageMs how long a page that was left may take to be back as the next one
 */
export function startShareLines(
  desk: { ctx: Ctx; bell: EventBell; pool: Pool },
  { nextPageMs = NEXT_PAGE_MS } = {},
): ShareLines {
  const { ctx } = desk;
  const all = new Set<Line>();
  const timers = new Set<NodeJS.Timeout>();
  let stopping = false;
  let follower: Promise<Follower> | undefined;
  const relay = openRelay({ pool: desk.pool, log: ctx.log }, () => {
    for (const { socket } of all) socket.close(1012, "begin anew");
  });

  /** Ends are heard as everything is heard, in whichever process they were decided. */
  const follow = async () =>
    followFrom({ db: ctx.db, bell: desk.bell, log: ctx.log }, await currentCursor(ctx.db), async (events) => {
      for (const event of events) {
        if (event.type !== cobrowseEnded.type) continue;
        const { sessionId, endedBy } = event.data as { sessionId: number; endedBy: string };
        for (const line of [...all]) {
          if (line.id !== sessionId) continue;
          line.socket.send(JSON.stringify({ t: "ended", by: endedBy }));
          line.socket.close(OVER, "over");
        }
      }
    });

  const server = (maxPayload: number) =>
    new WebSocketServer({
      noServer: true,
      maxPayload,
      perMessageDeflate: false,
      handleProtocols: (offered) => offered.has(PROTOCOL) && PROTOCOL,
    });
  const servers = { page: server(MAX_FRAME), agent: server(MAX_POINT) };

  const attach = async (socket: WebSocket, id: number, side: Side, stillMay: () => Promise<boolean>) => {
    socket.on("error", (error) => ctx.log.debug({ err: error }, "a shared page's line broke"));
    let gone = false;
    const line: Line = { id, side, socket, close: () => undefined };
    socket.on("close", (code) => {
      gone = true;
      clearInterval(beat);
      all.delete(line);
      line.close();
      if (side === "page" && code === 1001 && !stopping) leftFor(id);
    });
    let answered = true;
    socket.on("pong", () => {
      answered = true;
    });
    const live = async () => {
      if (!answered) return socket.terminate();
      answered = false;
      socket.ping();
      await endOverdue(ctx);
      if (!(await stillMay()) || !(await noteLife(ctx.db, id, side, ctx.now()))) socket.close(OVER, "over");
    };
    // The database is away: nothing can be told now anyway.
    const beat = setInterval(() => void live().catch(() => undefined), BEAT_MS);
    follower ??= follow();
    await follower;
    if (!(await noteLife(ctx.db, id, side, ctx.now()))) return socket.close(OVER, "over");
    const topics = {
      mine: `keepword_cobrowse_${id}_${side}`,
      other: `keepword_cobrowse_${id}_${side === "page" ? "agent" : "page"}`,
    };
    const elsewhere = () => socket.close(ELSEWHERE, "elsewhere");
    const open = side === "page" ? pageLine : agentLine;
    const close = await open({ socket, relay, topics, elsewhere });
    if (gone) return close();
    line.close = close;
    all.add(line);
  };

  /** Closing a tab and going on to the next page look the same: whoever is not back soon has left. */
  const leftFor = (id: number) => {
    const left = ctx.now();
    const timer = setTimeout(async () => {
      timers.delete(timer);
      try {
        const row = await findSession(ctx.db, id);
        if (row && !row.endedAt && row.pageSeenAt! <= left) await endSession(ctx, id, "left");
      } catch (error) {
        ctx.log.warn({ err: error }, "a session whose page was left could not be ended");
      }
    }, nextPageMs);
    timers.add(timer);
  };

  /** Who may have a line, and how to ask again later. @throws for who may not */
  const admit = async (request: IncomingMessage, id: number, side: Side): Promise<() => Promise<boolean>> => {
    if (side === "page") {
      const row = await findSession(ctx.db, id);
      if (!row || row.endedAt || !isKey(ctx, keyOf(request), row.keyHash)) throw new Error("no such key");
      return async () => true;
    }
    const { headers } = request;
    const address = request.socket.remoteAddress ?? "";
    const may = async () => {
      const caller = await authenticateHeaders(ctx, headers, address);
      if (caller?.actor.kind !== "staff" || !caller.actor.permissions.has("cobrowse:use")) return false;
      const row = await sessionInSight(ctx.as(caller.actor), id).catch(() => null);
      return row !== null && row.agentId === caller.actor.id && row.consentedAt !== null && row.endedAt === null;
    };
    if (!(await may())) throw new Error("not theirs");
    return may;
  };

  return {
    upgrade(request, socket, head) {
      const url = URL.canParse(request.url ?? "", "http://desk") ? new URL(request.url!, "http://desk") : null;
      const match = url && PATH.exec(url.pathname);
      if (!match) return false;
      socket.on("error", () => socket.destroy());
      const refuse = (status: string) => socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
      const side: Side = match[1] ? "page" : "agent";
      const id = Number(match[1] ?? match[2]);
      if (stopping) refuse("503 Service Unavailable");
      else if (!isOwnPage(request, ctx.config.url)) refuse("403 Forbidden");
      else {
        admit(request, id, side).then(
          (stillMay) =>
            servers[side].handleUpgrade(request, socket, head, (ws) => {
              attach(ws, id, side, stillMay).catch((error) => {
                ctx.log.error({ err: error }, "a shared page's line could not be attached");
                ws.close(1011);
              });
            }),
          () => refuse("401 Unauthorized"),
        );
      }
      return true;
    },
    size: () => all.size,
    async stop() {
      stopping = true;
      for (const timer of timers) clearTimeout(timer);
      await (await follower?.catch(() => undefined))?.stop();
      const clients = [...servers.page.clients, ...servers.agent.clients];
      for (const client of clients) client.close(1012, "stopping");
      const impatient = setTimeout(() => {
        for (const client of clients) client.terminate();
      }, FAREWELL_MS);
      await Promise.all(
        clients.map(
          (client) => client.readyState === client.CLOSED || new Promise((resolve) => client.once("close", resolve)),
        ),
      );
      clearTimeout(impatient);
      await relay.stop();
    },
  };
}

/** Browsers let a page name subprotocols and no headers: the second one is the key. */
function keyOf({ headers }: IncomingMessage): string | null {
  const offered = (headers["sec-websocket-protocol"] ?? "").split(",").map((name) => name.trim());
  return offered.find((name) => name !== PROTOCOL) ?? null;
}

function isOwnPage({ headers }: IncomingMessage, deskUrl: string): boolean {
  if (headers.origin === undefined) return true;
  if (!URL.canParse(headers.origin)) return false;
  const origin = new URL(headers.origin);
  return origin.host === headers.host || origin.origin === new URL(deskUrl).origin;
}
