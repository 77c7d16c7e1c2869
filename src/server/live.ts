import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { FastifyInstance } from "fastify";
import { type WebSocket, WebSocketServer } from "ws";
import type { PresenceNews } from "../shared/contract/live.ts";
import type { Ctx } from "./kernel/ctx.ts";
import type { Metrics } from "./kernel/metrics.ts";
import { type LiveHub, type LiveSocket, startLiveHub } from "./kernel/realtime/hub.ts";
import { authenticateHeaders } from "./modules/accounts/index.ts";
import { onPresence, visibilityOfCase, visibilityOfEvents } from "./modules/cases/index.ts";
import type { OpenDesk } from "./open-desk.ts";

const PATH = "/api/v1/live";
const PING_MS = 25_000;
/** How long a page may take to say goodbye when the desk stops. */
const FAREWELL_MS = 1_000;

/** Takes a request for a socket that is for somebody else than the desk's pages. @returns false when it is not theirs */
type Others = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;

/**
 * Serves live updates to signed-in pages: every event a person may see, resumable, and who is looking at what.
 * @param others is asked before a request for a socket of another address is refused
 */
export async function serveLive(
  app: FastifyInstance,
  desk: Pick<OpenDesk, "ctx" | "bell">,
  metrics: Metrics,
  others: Others = () => false,
): Promise<LiveHub> {
  const { ctx } = desk;
  const hub = await startLiveHub({ db: ctx.db, bell: desk.bell, log: ctx.log }, (events) =>
    visibilityOfEvents(ctx, events),
  );
  const forgetPresence = onPresence(tellPresence(ctx, hub));
  metrics.gauge("keepword_live_sockets", "Pages that are told what happens.", [], (gauge) => gauge.set(hub.size()));

  let stopping = false;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1_024, perMessageDeflate: false });
  app.server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (others(request, socket, head)) return;
    // From here on the socket is ours alone: a line that breaks while we look up who it is would end the process.
    socket.on("error", () => socket.destroy());
    const refuse = (status: string) => socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
    const url = liveUrl(request);
    if (!url) return refuse("404 Not Found");
    if (stopping) return refuse("503 Service Unavailable");
    if (!isOwnPage(request, ctx.config.url)) return refuse("403 Forbidden");
    const whoIsIt = () => authenticateHeaders(ctx, request.headers, request.socket.remoteAddress ?? "");
    whoIsIt()
      .then((caller) => {
        if (!caller) return refuse("401 Unauthorized");
        sockets.handleUpgrade(request, socket, head, (ws) => {
          // What a page sends wrongly (too much, not UTF-8) ends its line and nothing else.
          ws.on("error", (error) => ctx.log.debug({ err: error }, "a live socket broke"));
          const live: LiveSocket = { socket: ws, actor: caller.actor };
          keepAlive(live, whoIsIt);
          hub.attach(live, url.searchParams.get("since")).catch((error) => {
            ctx.log.error({ err: error }, "a live socket could not be attached");
            ws.close(1011);
          });
        });
      })
      .catch(() => refuse("503 Service Unavailable"));
  });
  return {
    ...hub,
    async stop() {
      stopping = true;
      forgetPresence();
      await hub.stop();
      await farewell([...sockets.clients]);
    },
  };
}

/** The address of a request to us; null for another, also for one that is no address at all. */
function liveUrl(request: IncomingMessage): URL | null {
  const path = request.url ?? "";
  // `//` and the like are legal in a request line and throw when read as an address.
  if (!URL.canParse(path, "http://desk")) return null;
  const url = new URL(path, "http://desk");
  return url.pathname === PATH ? url : null;
}

/**
 * A page of another site could open a socket with the person's cookie: browsers always tell the page's origin here. A
 * proxy may name the desk by another host than people do.
 */
function isOwnPage({ headers }: IncomingMessage, deskUrl: string): boolean {
  if (headers.origin === undefined) return true;
  if (!URL.canParse(headers.origin)) return false;
  const origin = new URL(headers.origin);
  return origin.host === headers.host || origin.origin === new URL(deskUrl).origin;
}

/** Tells who looks at a case to whoever sees the case, in the order of the news. */
function tellPresence(ctx: Ctx, hub: LiveHub): (news: PresenceNews) => void {
  let last = Promise.resolve();
  return (news) => {
    last = last
      .then(async () => hub.tell(news, await visibilityOfCase(ctx, news.caseId)))
      .catch((error) => ctx.log.warn({ err: error }, "presence could not be told"));
  };
}

/** Closes lines politely; those that do not answer are cut, so that none keeps the process from ending. */
async function farewell(clients: readonly WebSocket[]): Promise<void> {
  const gone = Promise.all(
    clients.map(
      (client) => client.readyState === client.CLOSED || new Promise((resolve) => client.once("close", resolve)),
    ),
  );
  for (const client of clients) client.close(1001, "stopping");
  const impatient = setTimeout(() => {
    for (const client of clients) client.terminate();
  }, FAREWELL_MS);
  await gone;
  clearTimeout(impatient);
}

/**
 * A line that died silently is noticed by the missing pong, and its socket freed. At each beat the person is looked up
 * anew: who was signed out, switched off or lost a role stops hearing within half a minute.
 */
function keepAlive(live: LiveSocket, whoIsIt: () => ReturnType<typeof authenticateHeaders>): void {
  const { socket } = live;
  let alive = true;
  socket.on("pong", () => {
    alive = true;
  });
  const timer = setInterval(() => {
    if (!alive) return socket.terminate();
    alive = false;
    socket.ping();
    whoIsIt().then(
      (caller) => {
        if (caller) live.actor = caller.actor;
        else socket.close(4401, "signed out");
      },
      // The database is away: nothing can be told now anyway.
      () => undefined,
    );
  }, PING_MS);
  socket.on("close", () => clearInterval(timer));
}
