/**
 * From the commit of an event to the last of 1,000 sockets that hear of it, the desk being another process; beside it, in
 * the same run, what a bare `ws` server needs to tell as many. Limit: p95 ≤ 100 ms.
 */
import { join } from "node:path";
import { pino } from "pino";
import { Type } from "typebox";
import { WebSocket, WebSocketServer } from "ws";
import { readConfig } from "../src/server/kernel/config.ts";
import { defineEvent } from "../src/server/kernel/events/define-event.ts";
import { startEmbeddedPostgres } from "../src/server/kernel/postgres/start-embedded-postgres.ts";
import { connectDesk } from "../src/server/open-desk.ts";
import { percentile } from "./support/percentile.ts";
import { serveDesk } from "./support/serve-desk.ts";

const SOCKETS = 1_000;
const ROUNDS = 100;
const LIMIT_MS = 100;
const tick = defineEvent("bench.tick", "Something to tell.", Type.Object({}));

const desk = await serveDesk();
const { data, port } = desk;
try {
  const bare = await measureBare();
  const ours = await measureDesk(desk.cookie);
  console.log(`bare ws to ${SOCKETS} sockets      p50 ${fixed(bare, 50)} ms   p95 ${fixed(bare, 95)} ms`);
  console.log(`commit to last of ${SOCKETS} sockets p50 ${fixed(ours, 50)} ms   p95 ${fixed(ours, 95)} ms`);
  console.log(`p95 against the limit of ${LIMIT_MS} ms: ${(percentile(ours, 95) / LIMIT_MS).toFixed(2)} (must be ≤ 1)`);
} finally {
  await desk.stop();
}

async function measureDesk(cookie: string): Promise<number[]> {
  const server = await startEmbeddedPostgres({
    dataDir: join(data, "postgres"),
    log: pino({ level: "silent" }),
    use: "tool",
  });
  const own = await connectDesk({
    url: server.url,
    config: readConfig({ KEEPWORD_DATA: data }),
    secret: "x".repeat(32),
    log: pino({ level: "silent" }),
    now: () => new Date(),
  });
  const sockets = await openSockets(`ws://127.0.0.1:${port}/api/v1/live`, { cookie, origin: desk.url });
  try {
    return await rounds(
      sockets,
      () => own.ctx.tx(async (tx) => tx.emit(tick, {})),
      (text) => text.includes("bench.tick"),
    );
  } finally {
    for (const socket of sockets) socket.terminate();
    await own.close();
    await server.stop();
  }
}

async function measureBare(): Promise<number[]> {
  const server = new WebSocketServer({ port: 0, perMessageDeflate: false });
  await new Promise((resolve) => server.once("listening", resolve));
  const sockets = await openSockets(`ws://127.0.0.1:${(server.address() as { port: number }).port}`, {});
  const text = JSON.stringify({ type: "bench.tick", at: new Date().toISOString(), caseId: 1, customerId: 1 });
  try {
    return await rounds(
      sockets,
      async () => {
        for (const client of server.clients) client.send(text);
      },
      () => true,
    );
  } finally {
    for (const socket of sockets) socket.terminate();
    server.close();
  }
}

function openSockets(url: string, headers: Record<string, string>): Promise<WebSocket[]> {
  return Promise.all(
    Array.from({ length: SOCKETS }, () => {
      const socket = new WebSocket(url, { headers, perMessageDeflate: false });
      return new Promise<WebSocket>((resolve, reject) => {
        socket.once("open", () => resolve(socket));
        socket.once("error", reject);
      });
    }),
  );
}

/** Milliseconds from the end of `act` (its commit) to the last socket that heard, a round each. */
async function rounds(
  sockets: WebSocket[],
  act: () => Promise<void>,
  isIt: (text: string) => boolean,
): Promise<number[]> {
  const times: number[] = [];
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  for (let round = 0; round < ROUNDS; round++) {
    let last = 0;
    const heard = Promise.all(
      sockets.map(
        (socket) =>
          new Promise<void>((resolve) => {
            const listen = (message: Buffer) => {
              if (!isIt(message.toString())) return;
              last = performance.now();
              socket.off("message", listen);
              resolve();
            };
            socket.on("message", listen);
          }),
      ),
    );
    await act();
    const committed = performance.now();
    await heard;
    times.push(Math.max(0, last - committed));
  }
  return times;
}

function fixed(times: number[], of: number): string {
  return percentile(times, of).toFixed(1);
}
