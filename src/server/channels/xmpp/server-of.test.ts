import { expect, test } from "vitest";
import type { ChannelAccount } from "../../kernel/channel/index.ts";
import { serverOf } from "./server-of.ts";

const records = [
  { name: "second.example", port: 5222, priority: 20, weight: 0 },
  { name: "first.example", port: 443, priority: 10, weight: 5 },
];
const account = (config: object): ChannelAccount => ({
  id: 1,
  channel: "xmpp",
  name: "",
  addresses: [],
  config: { address: "shop@xmpp.example", password: "x", ...config },
});

test.each([
  ["the domain tells", {}, records, { host: "first.example", port: 443, security: "starttls" }],
  ["the domain tells nothing", { security: "tls" }, [], { host: "xmpp.example", port: 5223, security: "tls" }],
  ["the domain says that there is none", {}, [{ ...records[0]!, name: "." }], { host: "xmpp.example", port: 5222 }],
  ["the settings tell", { host: "chat.lan", security: "none" }, records, { host: "chat.lan", port: 5222 }],
])("where the server is: %s", async (_how, config, found, server) => {
  expect(await serverOf(account(config), async () => found)).toMatchObject(server);
});
