import { mkdtemp, rm } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { freePorts } from "../support/free-ports.ts";
import { killPostgres, startDeskProcess } from "./desk-process.ts";

/** A running desk with a request in hand, which it waits for before it stops. */
async function busyDesk() {
  const [port, smtpPort] = await freePorts(2);
  const data = await mkdtemp(join(tmpdir(), "keepword-stop-"));
  const desk = startDeskProcess({ PORT: `${port}`, SMTP_PORT: `${smtpPort}`, KEEPWORD_DATA: data });
  afterAll(async () => {
    desk.signal("SIGKILL");
    await desk.ended;
    await killPostgres(data).catch(() => {});
    await rm(data, { recursive: true, force: true });
  });
  await desk.ready();
  const socket = connect(port!, "127.0.0.1");
  socket.on("error", () => {});
  const head = ["POST /api/v1/setup HTTP/1.1", "Host: x", "Content-Type: application/json", "Content-Length: 2"];
  await new Promise<void>((resolve) =>
    socket.write(`${head.join("\r\n")}\r\nConnection: close\r\n\r\n{`, () => resolve()),
  );
  // The server has read the head once it answers another request that came after it.
  await fetch(`${desk.url}/healthz`);
  return { desk, socket };
}

const finish = (socket: Socket) => socket.write("}");

test("asked twice in the same moment, as a terminal and npm do, it finishes what is in hand", async () => {
  const { desk, socket } = await busyDesk();
  desk.signal("SIGINT");
  desk.signal("SIGTERM");
  desk.signal("SIGINT");
  await expect.poll(() => desk.output(), { timeout: 10_000 }).toContain("Stopping");
  const answered = new Promise<string>((resolve) => socket.once("data", (chunk) => resolve(String(chunk))));
  finish(socket);
  expect(await answered).toContain("HTTP/1.1 422");
  expect(await desk.ended).toBe(0);
  expect(desk.output()).toContain("Stopped.");
});

test("asked again later, it ends at once and says so", async () => {
  const { desk } = await busyDesk();
  const again = setInterval(() => desk.signal("SIGINT"), 200);
  const code = await desk.ended.finally(() => clearInterval(again));
  expect(code).toBe(1);
  expect(desk.output()).toContain("Ended at once");
});
