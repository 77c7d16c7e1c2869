import { once } from "node:events";
import { type AddressInfo, createServer, type Server } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ChannelAccount, LookupFor } from "../../kernel/channel/index.ts";
import { guardedLookup } from "../../kernel/guard-address.ts";
import { createImapClient } from "./imap/connect.ts";
import { createMailTransport } from "./sending/transport.ts";

/** Something inside the network that only waits to be spoken to. */
let inside: Server;
let visits = 0;
beforeAll(async () => {
  inside = createServer((socket) => {
    visits++;
    socket.end("nothing for you\r\n");
  }).listen(0, "127.0.0.1");
  await once(inside, "listening");
});
afterAll(() => void inside.close());
beforeEach(() => {
  visits = 0;
});

/** A name server whose answers change, and how often it was asked. */
function names(...answers: string[][]) {
  let asked = 0;
  const resolve = async () => answers[Math.min(asked++, answers.length - 1)]!;
  return { resolve, asked: () => asked };
}

const lookupWith =
  (allowPrivateHosts: "mail" | "none", resolve: () => Promise<string[]>): LookupFor =>
  (host) =>
    guardedLookup(host, "mail", { allowPrivateHosts }, resolve);

function account(host: string): ChannelAccount {
  const { port } = inside.address() as AddressInfo;
  const imap = {
    receive: "imap",
    imapHost: host,
    imapPort: port,
    imapSecurity: "none",
    imapUser: "u",
    imapPassword: "p",
  };
  const config = { ...imap, smtpHost: host, smtpPort: port, smtpSecurity: "none" };
  return { id: 1, channel: "mail", name: "x", addresses: ["x@shop.example"], config };
}

const connections = {
  async imap(host: string, lookupFor: LookupFor) {
    const client = await createImapClient(account(host), lookupFor);
    client.on("error", () => undefined);
    await client.connect().finally(() => client.close());
  },
  async smtp(host: string, lookupFor: LookupFor) {
    const transport = createMailTransport(account(host), lookupFor, false);
    await transport.verify().finally(() => transport.close());
  },
  async "pooled smtp"(host: string, lookupFor: LookupFor) {
    const transport = createMailTransport(account(host), lookupFor, true);
    await transport.sendMail({ from: "a@x.example", to: "b@x.example" }).finally(() => transport.close());
  },
};

describe.each(Object.entries(connections))(
  "[L2] a connection to a mail server that somebody typed: %s",
  (_, connect) => {
    test.each(["mail.shop.example", "127.0.0.1", "::ffff:127.0.0.1"])(
      "%s inside is refused where the setting says so",
      async (host) => {
        const { resolve } = names(["127.0.0.1"]);
        await expect(connect(host, lookupWith("none", resolve))).rejects.toThrow("must not reach");
        expect(visits).toBe(0);
      },
    );

    test("goes to the address that was checked: the name is not asked for again, when it would lead elsewhere", async () => {
      const { resolve, asked } = names(["127.0.0.1"], ["169.254.169.254"]);
      // It is no mail server, but it was the one that was reached.
      await expect(connect("mail.shop.example", lookupWith("mail", resolve))).rejects.toThrow();
      expect([visits, asked()]).toEqual([1, 1]);
    });

    test("is checked at each connection, not only when the account was saved", async () => {
      const { resolve } = names(["127.0.0.1"], ["169.254.169.254"]);
      const lookupFor = lookupWith("mail", resolve);
      await expect(connect("mail.shop.example", lookupFor)).rejects.toThrow();
      await expect(connect("mail.shop.example", lookupFor)).rejects.toThrow("169.254.169.254");
      expect(visits).toBe(1);
    });
  },
);
