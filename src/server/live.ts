import type { IncomingMessage } from "node:http";
import type { FastifyInstance } from "fastify";
import { WebSocketServer } from "ws";
import { can } from "./kernel/ctx.ts";
import type { Metrics } from "./kernel/metrics.ts";
import { type LiveHub, startLiveHub } from "./kernel/realtime/hub.ts";
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
          keepAlive(ws);
          hub.attach({ socket: ws, actor: caller.actor }, url.searchParams.get("since")).catch((error) => {
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

// A line that died silently is noticed by the missing pong, and its socket freed.
function keepAlive(ws: import("ws").WebSocket): void {
  let alive = true;
  ws.on("pong", () => {
    alive = true;
  });
  const timer = setInterval(() => {
    if (!alive) return ws.terminate();
    alive = false;
    ws.ping();
  }, PING_MS);
  ws.on("close", () => clearInterval(timer));
}
