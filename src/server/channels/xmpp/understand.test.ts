import fc from "fast-check";
import { parse } from "ltx";
import { describe, expect, test } from "vitest";
import type { ChannelAccount } from "../../kernel/channel/index.ts";
import { archiveReader } from "./archive.ts";
import { parseMessage } from "./parse-message.ts";
import { el, NS } from "./stanza.ts";
import { copied, understand } from "./understand.ts";

const config = { address: "Shop@xmpp.example", password: "x" };
const account: ChannelAccount = { id: 1, channel: "xmpp", name: "", addresses: [], config };
const heard = (xml: string) => understand(parse(xml), account);
const message = (xml: string, envelope = {}) => parseMessage(Buffer.from(xml), envelope, account);
const from = `from="Wang@people.example/phone" type="chat" id="a1"`;

describe("what a stanza means", () => {
  test("a message is known by the id that our own server gave it, and by nobody else's word for one", () => {
    const ids = `<stanza-id xmlns="${NS.stanzaId}" by="evil.example" id="forged"/><stanza-id xmlns="${NS.stanzaId}" by="shop@xmpp.example" id="28482"/>`;
    const xml = (more: string) => `<message ${from}><body>Hi</body>${more}</message>`;
    expect(heard(xml(ids))).toMatchObject({ externalId: "xmpp:shop@xmpp.example:28482", archiveId: "28482" });
    expect(heard(xml(""))).toMatchObject({
      externalId: expect.stringMatching(/^xmpp:shop@xmpp\.example:wang@people\.example:a1:[0-9a-f]{32}$/),
    });
  });

  test("where a server gives no ids, the same id with other words is another message, and again the same is none", () => {
    const idOf = (body: string, delay = "") => {
      const said = heard(`<message ${from}><body>${body}</body>${delay}</message>`);
      return said?.kind === "message" ? said.externalId : null;
    };
    expect(idOf("Hi")).not.toBe(idOf("Where is it?"));
    expect(idOf("Hi")).toBe(idOf("Hi", `<delay xmlns="${NS.delay}" stamp="2026-03-01T10:00:00Z"/>`));
  });

  test("an id that is longer than any of ours is no report, and no key of that length", () => {
    const long = "x".repeat(9_000);
    const error = `<error type="cancel"><item-not-found xmlns="${NS.stanzaErrors}"/></error>`;
    expect(heard(`<message ${from}><received xmlns="${NS.receipts}" id="${long}"/></message>`)).toBeNull();
    expect(heard(`<message from="wang@people.example" type="error" id="${long}">${error}</message>`)).toBeNull();
    const body = `<body>Hi</body><request xmlns="${NS.receipts}"/>`;
    const said = heard(`<message from="wang@people.example/x" id="${long}">${body}</message>`);
    expect(said).toMatchObject({ kind: "message", receiptFor: null });
    expect(said?.kind === "message" && said.externalId.length).toBeLessThan(200);
  });

  test.each([
    ["our own device", `<message from="shop@xmpp.example/phone" type="chat"><body>Hi</body></message>`],
    ["a room", `<message from="room@rooms.example/wang" type="groupchat"><body>Hi</body></message>`],
    ["somebody in a room", `<message ${from}><body>Hi</body><x xmlns="${NS.room}"/></message>`],
    ["a copy that anybody may forge", `<message ${from}><body>Hi</body><sent xmlns="${NS.carbons}"/></message>`],
    ["typing", `<message ${from}><composing xmlns="http://jabber.org/protocol/chatstates"/></message>`],
    ["nobody", `<message type="chat"><body>Hi</body></message>`],
    ["the server itself", `<message from="xmpp.example" type="chat"><body>Welcome</body></message>`],
  ])("%s says nothing to us", (_who, xml) => {
    expect(heard(xml)).toBeNull();
  });

  test("what was written to another device of ours is heard by our own server's copy, and by nobody else's", () => {
    const inner = `<message xmlns="jabber:client" ${from} to="shop@xmpp.example/keepword-sender"><body>Hi</body></message>`;
    const copy = (by: string) =>
      parse(
        `<message from="${by}" to="shop@xmpp.example/keepword"><received xmlns="${NS.carbons}"><forwarded xmlns="${NS.forward}">${inner}</forwarded></received></message>`,
      );
    expect(understand(copied(copy("shop@xmpp.example"), account), account)).toMatchObject({ kind: "message" });
    for (const forger of ["evil@people.example", "shop@xmpp.example/phone", "xmpp.example"])
      expect(understand(copied(copy(forger), account), account)).toBeNull();
  });

  // https://xmpp.org/extensions/xep-0184.html#example-4, https://xmpp.org/extensions/xep-0333.html, RFC 6120 §8.3.1
  test.each([
    [`<received xmlns="${NS.receipts}" id="richard2-4.1.247"/>`, "delivered"],
    [`<displayed xmlns="${NS.chatMarkers}" id="richard2-4.1.247"/>`, "read"],
  ])("a receipt tells of a message of ours: %s", (child, outcome) => {
    const report = { providerId: "richard2-4.1.247", outcome, recipients: ["wang@people.example"] };
    expect(heard(`<message ${from}>${child}</message>`)).toMatchObject({ kind: "report", report });
  });

  test("what comes back is reported with the server's reason", () => {
    const error = `<error type="cancel"><item-not-found xmlns="${NS.stanzaErrors}"/></error>`;
    expect(
      heard(`<message from="wang@people.example" type="error" id="7.x/0"><body>Hi</body>${error}</message>`),
    ).toEqual({
      kind: "report",
      report: {
        externalId: null,
        providerId: "7.x/0",
        recipients: ["wang@people.example"],
        outcome: "bounced",
        detail: "item-not-found",
      },
    });
  });
});

test("a piece of an archive that somebody else sends is none of ours", async () => {
  const archive = archiveReader("shop@xmpp.example");
  const piece = (queryid: string, sender: string) =>
    parse(
      `<message from="${sender}"><result xmlns="${NS.archive}" queryid="${queryid}" id="1"><forwarded xmlns="${NS.forward}"><message ${from}><body>Hi</body></message></forwarded></result></message>`,
    );
  const line = {
    ask: async (iq: { getChild(name: string): { attrs: { queryid: string } } }) => {
      const { queryid } = iq.getChild("query").attrs;
      archive.take(piece(queryid, "evil@people.example"));
      archive.take(piece(queryid, "shop@xmpp.example"));
      return el("iq");
    },
  };
  expect((await archive.page(line as never, { id: "0", at: "" })).messages).toHaveLength(1);
});

describe("a message", () => {
  test("is written when it was, not when the server brought it", () => {
    const delay = `<delay xmlns="${NS.delay}" stamp="2026-03-01T10:00:00Z"/>`;
    const given = message(`<message ${from}><body>Hi</body>${delay}</message>`, { stamp: "2026-03-02T00:00:00Z" });
    expect(given).toMatchObject({
      text: "Hi",
      sender: { kind: "xmpp", address: "wang@people.example" },
      writtenAt: new Date("2026-03-01T10:00:00Z"),
    });
  });

  // https://xmpp.org/extensions/xep-0461.html#compat
  test("that answers another has what it answers beside its words", () => {
    const body = "&gt; Anna wrote:\n&gt; Hi, how are you?\nGreat";
    const reply = `<reply to="shop@xmpp.example/keepword" id="7.x/0" xmlns="${NS.reply}"/><fallback xmlns="${NS.fallback}" for="${NS.reply}"><body start="0" end="33"/></fallback>`;
    expect(message(`<message ${from}><body>${body}</body>${reply}</message>`)).toMatchObject({
      text: "Great",
      quotedText: "Anna wrote:\nHi, how are you?",
      inReplyTo: "7.x/0",
    });
  });

  test("with a file is the file, not its address", () => {
    const url = "https://upload.example/x/%E6%A0%87%E7%AD%BE.jpg";
    const xml = `<message ${from}><body>${url}</body><x xmlns="${NS.linked}"><url>${url}</url></x></message>`;
    expect(message(xml)).toMatchObject({
      text: "",
      remoteFiles: [{ name: "标签.jpg", type: "image/jpeg", ref: { url } }],
    });
  });

  test("may hold anything", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), fc.webUrl(), (body, id, url) => {
        const given = el(
          "message",
          { from: "wang@people.example/x", id },
          el("body", {}, `${body}.`),
          el("x", { xmlns: NS.linked }, el("url", {}, url)),
        );
        expect(message(given.toString()).externalId).toContain("xmpp:shop@xmpp.example:");
      }),
    );
  });
});
