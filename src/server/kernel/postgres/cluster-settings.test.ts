import { expect, test } from "vitest";
import { clusterSettings } from "./cluster-settings.ts";

const GB = 1024 ** 3;
const socket = { host: "/srv/o'brien/data", port: 5432 };

test("a socket server opens no port at all", () => {
  const conf = clusterSettings(socket, true, GB);
  expect(conf).toContain("listen_addresses = ''\nunix_socket_directories = '/srv/o''brien/data'");
});

test("a loopback server opens no socket and no address beyond the machine", () => {
  const conf = clusterSettings({ host: "127.0.0.1", port: 6001 }, true, GB);
  expect(conf).toContain("listen_addresses = '127.0.0.1'\nunix_socket_directories = ''");
});

test.each([
  [GB / 4, "64MB"],
  [4 * GB, "512MB"],
  [64 * GB, "2048MB"],
])("shared buffers follow the memory within bounds: %d bytes", (memory, expected) => {
  expect(clusterSettings(socket, true, memory)).toContain(`shared_buffers = '${expected}'`);
});

test("only throw-away databases do without fsync", () => {
  expect(clusterSettings(socket, true, GB)).not.toContain("fsync");
  expect(clusterSettings(socket, false, GB)).toContain("fsync = 'off'");
});
