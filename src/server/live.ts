import type { IncomingMessage } from "node:http";
import type { FastifyInstance } from "fastify";
import { WebSocketServer } from "ws";
import { can } from "./kernel/ctx.ts";
import type { Metrics } from "./kernel/metrics.ts";
import { type LiveHub, type LiveSocket, startLiveHub } from "./kernel/realtime/hub.ts";
import { authenticateHeaders } from "./modules/accounts/index.ts";
import { onPresence, visibilityOfEvents } from "./modules/cases/index.ts";
import type { OpenDesk } from "./open-desk.ts";

const PATH = "/api/v1/live";
const PING_MS = 25_000;

/** Serves live updates to signed-in pages: every event a person may see, resumable, and who is looking at what. */
export async function serveLive(app: FastifyInstance, desk: OpenDesk, metrics: Metrics): Promise<LiveHub> {
  const { ctx } = desk;
  const hub = await startLiveHub({ db: ctx.db, bell: desk.bell, log: ctx.log }, (events) =>
    visibilityOfEvents(ctx, events),
  );
  const forgetPresence = onPresence((news) => hub.tell(news, (actor) => can(actor, "cases:read")));
  metrics.gauge("keepword_live_sockets", "Pages that are told what happens.", [], (gauge) => gauge.set(hub.size()));

  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1_024, perMessageDeflate: false });
  app.server.on("upgrade", (request: IncomingMessage, socket, head) => {
    const url = new URL(request.url ?? "/", "http://desk");
    if (url.pathname !== PATH) return socket.destroy();
    const refuse = (status: string) => socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
    // A page of another site could open a socket with the person's cookie: browsers always tell the page's origin here.
    const origin = request.headers.origin;
    if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== request.headers.host)) {
      return refuse("403 Forbidden");
    }
    authenticateHeaders(ctx, request.headers, request.socket.remoteAddress ?? "")
      .then((caller) => {
        if (!caller) return refuse("401 Unauthorized");
        sockets.handleUpgrade(request, socket, head, (ws) => {
          const live: LiveSocket = { socket: ws, actor: caller.actor };
          keepAlive(live, () => authenticateHeaders(ctx, request.headers, request.socket.remoteAddress ?? ""));
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
      forgetPresence();
      await hub.stop();
      sockets.close();
    },
  };
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
