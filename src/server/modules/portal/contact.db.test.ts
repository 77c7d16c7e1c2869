import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { unique } from "../../../../test/support/build.ts";
import { buildMailAccount, deliver } from "../../../../test/support/deliver.ts";
import { postForm } from "../../../../test/support/form.ts";
import { casePageUrl, mergeCases } from "../cases/index.ts";
import { sendReply } from "../conversations/sending/send-reply.ts";
import { blockCustomer } from "../customers/block-customer.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const account = await buildMailAccount(ctx);

type Typed = { name: string; email: string; subject: string; text: string; formKey: string };

function typed(given: Partial<Typed> = {}): Typed {
  const email = `wang${unique()}@example.com`;
  return { name: "王芳", email, subject: "包裹没到", text: "周一就该到了。", formKey: randomUUID(), ...given };
}

/** A visitor with an address of their own, so that each has the limits to themselves. */
const visitor = () => desk.as("nobody");
const pathOf = (location: unknown) => String(location).split("?")[0]!;

async function caseWith(text: string) {
  const found = await ctx.db
    .selectFrom("messages")
    .innerJoin("cases", "cases.id", "messages.caseId")
    .select(["cases.id", "cases.customerId", "cases.category", "messages.id as messageId"])
    .where("messages.text", "=", text)
    .where("messages.direction", "=", "in")
    .execute();
  return found;
}

test("[A6] the form opens a case with a promise, says its number and time at once, and by mail gives the page's link", async () => {
  const words = typed({ text: `The parcel is late ${unique()}` });
  const client = await visitor();
  const { result: sent, events } = await desk.during(() => postForm(client, "/f/contact?lang=en", words));
  expect(events.map(({ type }) => type)).toEqual([
    "customers.created",
    "cases.opened",
    "conversations.message_received",
    "promises.made",
  ]);
  expect(sent.status).toBe(303);
  expect(sent.headers.location).toMatch(/^\/received\/[\w.-]+\?lang=en$/);
  const [opened] = await caseWith(words.text);
  const receipt = await client.get(String(sent.headers.location));
  expect(receipt.status).toBe(200);
  for (const shown of [`#${opened!.id}`, words.text, words.email, "An answer to your message", "data-due="]) {
    expect(receipt.text).toContain(shown);
  }
  await desk.settle();
  const mail = await ctx.db
    .selectFrom("messages")
    .select(["kind", "recipients", "text"])
    .where("caseId", "=", opened!.id)
    .where("direction", "=", "out")
    .executeTakeFirstOrThrow();
  expect(mail.kind).toBe("acknowledgement");
  expect(JSON.stringify(mail.recipients)).toContain(words.email);
  expect(mail.text).toContain(casePageUrl(ctx, opened!.id));
});

test("[B5] who sends the form as somebody else reads no answer to them, nor their other case after a merge", async () => {
  const email = `victim${unique()}@example.com`;
  await deliver(ctx, account, { from: `Victim <${email}>`, subject: "Moved", text: "My address is 1 Secret Lane." });
  const [theirs] = await caseWith("My address is 1 Secret Lane.");
  const client = await visitor();
  const sent = await postForm(client, "/f/contact", typed({ email, text: "What do you know of me?" }));
  const receipt = String(sent.headers.location);
  const [forged] = await caseWith("What do you know of me?");
  expect(forged!.customerId).toBe(theirs!.customerId);
  expect(forged!.id).not.toBe(theirs!.id);

  await desk.settle();
  await sendReply(ctx, forged!.id, { text: "You ordered a red coat." });
  desk.advance("1 min");
  await desk.settle();
  const owner = await client.get(new URL(casePageUrl(ctx, forged!.id)).pathname);
  expect(owner.text).toContain("You ordered a red coat.");
  const before = await client.get(receipt);
  expect(before.text).toContain("What do you know of me?");
  expect(before.text).not.toContain("red coat");

  await mergeCases(ctx, { caseId: theirs!.id, otherId: forged!.id });
  const after = await client.get(receipt);
  expect(after.text).not.toContain("red coat");
  expect(after.text).not.toContain("Secret Lane");
  expect(after.text).not.toContain("Where is my parcel?");
  expect(after.text).not.toContain("/c/");
});

test.each(["", "x", randomUUID()])(
  "the key of a form (%j) never makes one person's message a repeat of another's",
  async (formKey) => {
    const text = `The same words ${unique()}`;
    const [one, two] = [typed({ text, formKey }), typed({ text, formKey })];
    await postForm(await visitor(), "/f/contact", one);
    const second = await postForm(await visitor(), "/f/contact", two);
    const page = await (await visitor()).get(String(second.headers.location));
    expect(page.text).toContain(two.email);
    expect(page.text).not.toContain(one.email);
    const cases = await caseWith(text);
    expect(new Set(cases.map(({ customerId }) => customerId)).size).toBe(2);
  },
);

test("a form sent twice is one case", async () => {
  const words = typed({ text: `Twice ${unique()}` });
  const client = await visitor();
  const first = await postForm(client, "/f/contact", words);
  const second = await postForm(client, "/f/contact", words);
  expect(second.headers.location).toBe(first.headers.location);
  expect(await caseWith(words.text)).toHaveLength(1);
});

test.each([
  [{ email: "not an address" }, "not an address"],
  [{ email: "a@example.com, b@example.com" }, "a@example.com, b@example.com"],
  [{ subject: " " }, "What is it about?"],
  [{ text: "长".repeat(20_001) }, "20000"],
] as const)(
  "a form with a fault (%#) comes back with every word and what is wrong, and opens nothing",
  async (wrong, told) => {
    const words = typed({ name: "<b>李雷</b>", ...wrong });
    const { result: answer, events } = await desk.during(async () =>
      postForm(await visitor(), "/f/contact?lang=en", words),
    );
    expect(answer.status).toBe(422);
    expect(answer.headers["content-type"]).toContain("text/html");
    expect(answer.text).toContain(told);
    expect(answer.text).toContain("&lt;b>李雷&lt;/b>");
    expect(answer.text).toContain(`value="${words.formKey}"`);
    expect(answer.text).toContain('aria-invalid="true"');
    expect(events).toEqual([]);
  },
);

test.each([
  ["too large", [{ name: "film.mp4", content: new Uint8Array(26 * 1_048_576) }], "25 MB"],
  ["too many", Array.from({ length: 11 }, (_, n) => ({ name: `${n}.txt`, content: "x" })), "10 files"],
  ["far too many", Array.from({ length: 60 }, (_, n) => ({ name: `${n}.txt`, content: "x" })), "10 files"],
])("files that are %s cost nobody their words", async (_, files, told) => {
  const words = typed({ text: `Words beside files ${unique()}` });
  const answer = await postForm(await visitor(), "/f/contact?lang=en", words, files);
  expect(answer.status).toBe(422);
  expect(answer.text).toContain(words.text);
  expect(answer.text).toContain(told);
  expect(await caseWith(words.text)).toEqual([]);
});

test("what a machine sends is dropped without a word", async () => {
  const words = typed({ text: `Cheap pills ${unique()}` });
  const form = { ...words, website: "https://spam.test" };
  const { result: answer, events } = await desk.during(async () => postForm(await visitor(), "/f/contact", form));
  expect([answer.status, answer.headers.location]).toEqual([303, "/"]);
  expect(events).toEqual([]);
});

test("a flood from one address is turned away", async () => {
  const client = await visitor();
  const statuses: number[] = [];
  for (let i = 0; i < 12; i++) statuses.push((await postForm(client, "/f/contact", { website: "x" })).status);
  expect(statuses.slice(0, 10)).toEqual(Array(10).fill(303));
  expect(statuses.slice(10)).toEqual([429, 429]);
});

test("a blocked sender's words are refused, and come back to them", async () => {
  const words = typed({ text: `From a blocked one ${unique()}` });
  await postForm(await visitor(), "/f/contact", words);
  const { customerId } = (await caseWith(words.text))[0]!;
  await blockCustomer(ctx, customerId);
  const again = { ...words, text: `Once more ${unique()}`, formKey: randomUUID() };
  const answer = await postForm(await visitor(), "/f/contact?lang=en", again);
  expect(answer.status).toBe(422);
  expect(answer.text).toContain("We cannot take messages from this address.");
  expect(answer.text).toContain(again.text);
  expect(await caseWith(again.text)).toEqual([]);
});

test("a file's name cannot lie about what it is, nor its type", async () => {
  const words = typed({ text: `With a file ${unique()}` });
  await postForm(await visitor(), "/f/contact", words, [
    { name: "photo\u202egpj.html", content: "<script>alert(1)</script>", type: "image/png" },
  ]);
  const { messageId } = (await caseWith(words.text))[0]!;
  const file = await ctx.db
    .selectFrom("attachments")
    .select(["name", "type"])
    .where("messageId", "=", messageId)
    .executeTakeFirstOrThrow();
  expect(file).toEqual({ name: "photogpj.html", type: "text/html" });
});

test("the help page is in the visitor's language, runs no foreign script and is kept by no cache", async () => {
  const client = await visitor();
  const chinese = await client.inject({ url: "/", headers: { "accept-language": "zh-TW,zh;q=0.9,en;q=0.1" } });
  const english = await client.inject({ url: "/", headers: { "accept-language": "de, en;q=0.5" } });
  expect(chinese.text).toContain('<html lang="zh-CN">');
  expect(english.text).toContain('<html lang="en">');
  expect(english.headers["cache-control"]).toBe("private, no-store");
  expect(english.headers["content-security-policy"]).toContain("script-src 'self';");
  expect(english.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
});

test("a receipt's token that was changed opens nothing", async () => {
  const words = typed();
  const client = await visitor();
  const path = pathOf((await postForm(client, "/f/contact", words)).headers.location);
  const [id, proof] = path.replace("/received/", "").split(".") as [string, string];
  const next = (Number.parseInt(id, 36) - 1).toString(36);
  for (const token of [`${next}.${proof}`, `${id}.${proof.slice(1)}`, id, "x".repeat(90)]) {
    const answer = await client.get(`/received/${token}`);
    expect(answer.status).toBe(404);
    expect(answer.text).toContain('href="/"');
  }
  // Nor is it a key to the page of the case.
  expect((await client.get(path.replace("received", "c"))).status).toBe(404);
});
