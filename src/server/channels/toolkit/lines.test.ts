import { lookup } from "node:dns";
import { createServer } from "node:http";
import type { AddressInfo, LookupFunction } from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import { afterAll, beforeEach, expect, test } from "vitest";
import { callProvider } from "./call-provider.ts";

let connections = 0;
const server = createServer((_, response) => response.end("{}")).on("connection", () => {
  connections++;
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  server.closeAllConnections();
  connections = 0;
});

const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
const ports = { lookupFor: async () => lookup };

/** Calls, and lets the line be free again. */
async function call(...given: Parameters<typeof callProvider>) {
  await callProvider(...given);
  await turn();
}

test("questions share a line that stays open", async () => {
  await call({ url }, ports);
  await call({ url, json: {}, harmless: true }, ports);
  await call({ url }, ports);
  expect(connections).toBe(1);
});

test("what must not be said twice goes over a line of its own", async () => {
  await call({ url }, ports);
  await call({ url, json: {} }, ports);
  await call({ url, json: {} }, ports);
  expect(connections).toBe(3);
});

test("an address that the guard refuses by now is not reached by a line that is open", async () => {
  await call({ url }, ports);
  const lookupFor = async () => {
    throw new Error("refused");
  };
  await expect(callProvider({ url }, { lookupFor })).rejects.toThrow("refused");
});

test("a host that has another address by now gets a line of its own", async () => {
  const named = url.replace("127.0.0.1", "vendor.example");
  const at = (...addresses: string[]) => {
    const found = addresses.map((address) => ({ address, family: 4 }));
    return { lookupFor: async (): Promise<LookupFunction> => (_host, _options, callback) => callback(null, found) };
  };
  await call({ url: named }, at("127.0.0.1"));
  await call({ url: named }, at("127.0.0.1"));
  expect(connections).toBe(1);
  await call({ url: named }, at("127.0.0.1", "127.0.0.2"));
  expect(connections).toBe(2);
  // The same in another order is nothing new.
  await call({ url: named }, at("127.0.0.2", "127.0.0.1"));
  expect(connections).toBe(2);
});
