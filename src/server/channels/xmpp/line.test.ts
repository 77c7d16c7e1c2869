import { lookup } from "node:dns";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import type { ChannelAccount } from "../../kernel/channel/index.ts";
import { openLine } from "./line.ts";

const ports = { log: pino({ level: "silent" }), lookupFor: async () => lookup, now: () => new Date() };

/** An account at a port where somebody says something that is no XMPP. */
async function accountWhere(answer: string): Promise<ChannelAccount> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => socket.end(answer));
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const config = { address: "shop@xmpp.example", password: "x", host: "127.0.0.1", port, security: "none" };
  return { id: 1, channel: "xmpp", name: "", addresses: [], config };
}

// The errors that nobody hears would end the whole process: the test fails with them.
test.each([
  ["an HTTP server", "HTTP/1.1 400 Bad Request\r\nServer: x\r\n\r\n<html><hr><body>No.</body></html>"],
  ["an end without a beginning", "</stream:stream>"],
  ["tags that are closed crosswise", "<a><b><c></b></a></c>"],
])("what answers with no XMPP is a fault of the line alone: %s", async (_what, answer) => {
  const opening = openLine(await accountWhere(answer), ports, "keepword", () => undefined);
  await expect(opening).rejects.toMatchObject({ name: "ChannelError", reason: "retry" });
});
