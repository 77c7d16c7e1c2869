import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  type ChannelAccount,
  ChannelError,
  type IncomingMessage,
  type Letter,
  type OutgoingMessage,
  type SendPorts,
} from "../../../kernel/channel/index.ts";
import { makeMessageId } from "../../../kernel/reply-token.ts";
import { chatMessage } from "../../toolkit/chat-message.ts";
import { byMail } from "./carried.ts";
import { findSender } from "./find-number.ts";
import { tagOf } from "./receipt.ts";
import { sendByMail } from "./send-by-mail.ts";

const OWN = "+862155550000";
const tiff = readFileSync(new URL("../testing/two-pages.tif", import.meta.url));
const accountOf = (config: object = {}): ChannelAccount => ({
  id: 1,
  channel: "fax",
  name: "",
  addresses: [OWN],
  config: {
    way: "mail",
    number: OWN,
    mailbox: "Fax@Shop.example",
    gateways: ["provider.example", "robot@other.example"],
    proof: "results",
    server: "mx.shop.example",
    sendTo: "{number}@out.provider.example",
    ...config,
  },
});
const account = accountOf();
const proven = { by: "mx.shop.example", domains: ["provider.example"] };
const pages = { name: "fax.tif", type: "image/tiff", content: tiff, inline: false, contentId: null };

/** A mail from the provider, unless it says otherwise. */
function mail(over: Partial<IncomingMessage> & { from?: string } = {}): IncomingMessage {
  const { from = "message@inbound.provider.example", ...rest } = over;
  const sender = { kind: "mail", address: from.toLowerCase(), display: from, name: null };
  return { ...chatMessage({ externalId: "1@x", sender, text: "" }), vouched: proven, ...rest };
}
const takenOf = (message: IncomingMessage, of = account) => byMail.take(message, of);

describe("the sender's number, as providers write it", () => {
  test.each([
    ['eFax message from "86 10 1111 1111" - 2 page(s), Caller-ID: +86-10-6666-0000', "+861066660000"],
    ["facsimile received from ACME\nSender: ACME\nPages: 2\nCallID1: 01066660000", "+861066660000"],
    ["New Fax Message from (010) 6666-0000 on 11/22/2026 at 9:13 AM", "+861066660000"],
    ["New fax received from +861066660000 to +862155550000", "+861066660000"],
    ["Neues Fax von +49 30 1234567 an +862155550000", "+49301234567"],
    ["您收到来自 010-66660000 的传真，共2页", "+861066660000"],
    ["【传真】主叫号码：01066660000 页数：2", "+861066660000"],
    ["FRITZ!Box: Fax von 01066660000 (2 Seiten)", "+861066660000"],
  ])("%s", (text, number) => {
    expect(findSender(text, OWN)).toEqual({ number, isStation: false });
  });

  test("what the sending machine calls itself is known for that", () => {
    expect(findSender("facsimile received\nCSID: +86 10 1111 1111", OWN)).toEqual({
      number: "+861011111111",
      isStation: true,
    });
  });

  test("where a provider writes it otherwise, its own words are named", () => {
    const template = "Nr. {number} faxte";
    expect(findSender("Kunde Nr. 01066660000 faxte um 9:13", OWN, template)?.number).toBe("+861066660000");
  });

  test.each(["Your invoice of 2026-11-22", "You have 1 new fax, document 12", ""])("%j names none", (text) => {
    expect(findSender(text, OWN)).toBeNull();
  });

  test("a text that was made to take long does not", () => {
    expect(findSender(`${"fax ".repeat(900)}from ${"1 ".repeat(2_000)}`, OWN)).not.toBeUndefined();
  });
});

describe("what is a fax", () => {
  test("pages from the provider are, from the number it names", async () => {
    const taken = await takenOf(mail({ subject: "Fax from 01066660000", attachments: [pages] }));
    expect(taken).toMatchObject({
      message: { sender: { kind: "fax", address: "+861066660000" }, subject: null, autoReply: null, problems: [] },
    });
    const { message } = taken as { message: IncomingMessage };
    expect(message.attachments.map(({ name }) => name)).toEqual(["fax-1-2.png", "fax-2-2.png", "fax.tif"]);
  });

  test("a number that only the sending machine names is marked", async () => {
    const taken = await takenOf(mail({ subject: "Fax", text: "CSID: +86 10 1111 1111", attachments: [pages] }));
    expect(taken).toMatchObject({ message: { senderUnproven: true, problems: [{ code: "unproven-station" }] } });
  });

  const fax = { subject: "Fax from 01066660000", attachments: [pages] };
  test.each([
    ["somebody else's", mail({ ...fax, from: "li@customer.example" })],
    ["one whose domain our server did not see proven", mail({ ...fax, vouched: { by: proven.by, domains: [] } })],
    ["one that brings its own proof", mail({ ...fax, vouched: { by: "mx.evil.example", domains: proven.domains } })],
    ["one without any proof", mail({ ...fax, vouched: null })],
    ["one with another's proof", mail({ ...fax, vouched: { by: proven.by, domains: ["evil.example"] } })],
    ["one of a domain that only looks alike", mail({ ...fax, from: "fax@evilprovider.example" })],
    ["the provider's bill", mail({ subject: "Your invoice", text: "Amount: 12.00" })],
  ])("%s stays mail", async (_what, message) => {
    expect(await takenOf(message)).toBeNull();
  });

  test("into a closed mailbox nobody else writes: the sender's address is enough", async () => {
    const closed = accountOf({ proof: "closed" });
    expect(await takenOf(mail({ ...fax, vouched: null }), closed)).toHaveProperty("message");
    const stranger = mail({ ...fax, vouched: null, from: "li@customer.example" });
    expect(await takenOf(stranger, closed)).toBeNull();
  });
});

describe("what a provider says of a fax of ours", () => {
  const externalId = makeMessageId("secret", 7, "shop.example");
  const tag = tagOf(externalId);
  test.each([
    ["by our mark", { subject: `Re: Fax 861066660000 KW-${tag}: successfully sent` }, "delivered"],
    ["by our mark, also in the text", { subject: "传真发送失败", text: `主题：KW-${tag}` }, "bounced"],
    ["by what it answers", { subject: "Fax not sent: busy", inReplyTo: externalId }, "bounced"],
    ["with the pages", { subject: `Sent OK KW-${tag}`, attachments: [pages] }, "delivered"],
    ["and neither good nor bad", { subject: `Your job KW-${tag} is waiting`, text: "until it is sent" }, "delayed"],
    ["and no more than a promise", { subject: `KW-${tag}`, text: "Your fax will be sent within minutes." }, "delayed"],
    ["without errors", { subject: `KW-${tag}`, text: "Status: OK\nError code: 0\nFailed pages: 0" }, "delivered"],
    ["with an error", { subject: `KW-${tag}`, text: "Status: not OK\nError code: 17" }, "bounced"],
    ["in English, denied", { subject: `Your fax KW-${tag} has not been sent` }, "bounced"],
    ["in German", { subject: `KW-${tag} wurde übertragen` }, "delivered"],
    ["in French", { subject: `Fax KW-${tag} envoyé` }, "delivered"],
    ["in French, denied", { subject: `Échec : le fax KW-${tag} n’a pas été envoyé` }, "bounced"],
    ["in Spanish", { subject: `Su fax KW-${tag} fue enviado` }, "delivered"],
    ["in Spanish, denied", { subject: `Su fax KW-${tag} no se ha enviado` }, "bounced"],
    ["in Italian", { subject: `Fax KW-${tag} inviato con successo` }, "delivered"],
    ["in Italian, denied", { subject: `Il fax KW-${tag} non è stato inviato` }, "bounced"],
    ["in Chinese, without errors", { subject: `KW-${tag}`, text: "结果：成功 错误代码：0" }, "delivered"],
  ])("%s", async (_what, over, outcome) => {
    const expected = { report: { externalId: null, providerId: tag, outcome, detail: over.subject } };
    expect(await takenOf(mail(over))).toMatchObject(expected);
  });

  test("in words that nobody thought of it stays a mail, for a person to read", async () => {
    const attachments = [pages];
    expect(await takenOf(mail({ subject: `KW-${tag}: bitte um Rückruf von 01066660000`, attachments }))).toBeNull();
  });

  test("by the number alone, where it says nothing else", async () => {
    const subject = "Your fax to +86 10 6666 0000 was successfully sent";
    expect(await takenOf(mail({ subject }))).toMatchObject({
      report: { recipients: ["+861066660000"], outcome: "delivered" },
    });
  });

  test("somebody else who says it is not believed", async () => {
    const message = mail({ subject: `Fax not sent KW-${tag}`, from: "li@customer.example" });
    expect(await takenOf(message)).toBeNull();
  });

  test("the mark proves no case", () => expect(externalId).not.toContain(tag));
});

describe("a fax that goes out", () => {
  const message = { externalId: makeMessageId("secret", 7, "shop.example") } as OutgoingMessage;
  const fax = { to: "+861066660000", documents: [{ name: "fax.pdf", type: "application/pdf", content: tiff }] };
  const sentBy = async (over: object) => {
    const letters: Letter[] = [];
    const noted: string[] = [];
    const ports = {
      notePart: async (id: string) => void noted.push(id),
      carry: async (letter: Letter) => ({ detail: `taken ${letters.push(letter)}` }),
    } as unknown as SendPorts;
    await sendByMail(fax, message, accountOf(over), ports);
    return { letter: letters[0]!, noted };
  };

  test("is a mail to its number at the provider, with our mark and nothing but pages", async () => {
    const { letter, noted } = await sentBy({});
    const tag = tagOf(message.externalId);
    expect(letter).toEqual({
      to: "861066660000@out.provider.example",
      subject: `Fax 861066660000 KW-${tag}`,
      text: "",
      files: fax.documents,
    });
    expect(noted).toEqual([tag]);
  });

  test.each([
    ["00{number}@fax.example", "00861066660000@fax.example"],
    ["{national}@fax.example", "01066660000@fax.example"],
    ["send@fax.example", "send@fax.example"],
  ])("the provider's own way of writing it: %s", async (sendTo, to) => {
    expect((await sentBy({ sendTo, sendSubject: "{national}" })).letter).toMatchObject({ to, subject: "01066660000" });
  });

  test("an account that only receives refuses it", async () => {
    await expect(sentBy({ sendTo: undefined })).rejects.toThrow(ChannelError);
  });
});

test("the account that carries it is named by its address", () => {
  expect(byMail.by(account)).toBe("fax@shop.example");
  expect(byMail.by(accountOf({ way: "hylafax" }))).toBeNull();
});
