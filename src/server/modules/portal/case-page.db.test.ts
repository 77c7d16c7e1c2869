import { randomUUID } from "node:crypto";
import { pino } from "pino";
import { describe, expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildStaff, unique } from "../../../../test/support/build.ts";
import { buildMailAccount, deliver } from "../../../../test/support/deliver.ts";
import { postForm } from "../../../../test/support/form.ts";
import { createServer } from "../../kernel/http/create-server.ts";
import { route } from "../../kernel/http/route.ts";
import { actorOfStaff } from "../accounts/index.ts";
import { assignCase, casePageUrl, getCase, signCaseToken, updateCase } from "../cases/index.ts";
import { addNote } from "../conversations/index.ts";
import { sendReply } from "../conversations/sending/send-reply.ts";
import { blockCustomer } from "../customers/block-customer.ts";
import { keepByHand, makePromises } from "../promises/index.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const account = await buildMailAccount(ctx);
const owner = await buildStaff(ctx, { name: "林晓雯" });
const asOwner = ctx.as((await actorOfStaff(ctx, owner.id))!);

/** A mail came in and is a case of the owner's; gives its page as the customer opens it. */
async function openedCase(text = `Where is it? ${unique()}`) {
  const from = `wang${unique()}@example.com`;
  await deliver(ctx, account, { from: `王芳 <${from}>`, text });
  const row = await ctx.db
    .selectFrom("messages")
    .select(["caseId", "customerId"])
    .where("text", "=", text)
    .executeTakeFirstOrThrow();
  await assignCase(ctx, { caseId: row.caseId, ownerId: owner.id, reason: "by_hand" });
  await desk.settle();
  return { ...row, from, path: new URL(casePageUrl(ctx, row.caseId)).pathname };
}

async function answered(caseId: number, text: string, to?: string) {
  const address = to && { to: [{ address: to, name: null }] };
  await sendReply(asOwner, caseId, { text, ...address });
  desk.advance("1 min");
  await desk.settle();
}

const reply = (path: string, fields: Record<string, string>) =>
  desk.as("nobody").then((client) => postForm(client, `${path}/reply?lang=en`, { formKey: randomUUID(), ...fields }));
const view = async (path: string) => (await desk.as("nobody")).get(`${path}?lang=en`);

describe("[B5] the customer's page of a case", () => {
  test("shows what was said between us, by whom it is handled and what we promised, with its state", async () => {
    const { caseId, path } = await openedCase("My parcel <script>alert(1)</script> is late.");
    await answered(caseId, "It comes on Friday.");
    const page = await view(path);
    expect(page.status).toBe(200);
    for (const shown of [
      "My parcel &lt;script>alert(1)&lt;/script> is late.",
      "It comes on Friday.",
      "林晓雯",
      `#${caseId}`,
    ]) {
      expect(page.text).toContain(shown);
    }
    expect(page.text).toContain("An answer to your message");
    expect(page.text).toContain('data-state="kept"');
    expect(page.text).not.toContain("<script>alert");
  });

  test("shows no note, no word to or from a partner, no promise of theirs and nothing that has not left", async () => {
    const { caseId, customerId, path, from } = await openedCase();
    await desk.ctx.tx((tx) => addNote(tx, { caseId, text: "SECRET-note: a difficult one" }));
    await answered(caseId, "SECRET-forward: how is this repaired?", "depot@partner.test");
    const sent = await ctx.db
      .selectFrom("messages")
      .select("externalId")
      .where("text", "like", "SECRET-forward%")
      .executeTakeFirstOrThrow();
    await deliver(ctx, account, {
      from: "Depot <depot@partner.test>",
      text: "SECRET-partner: the part costs 3 yuan",
      headers: { "In-Reply-To": `<${sent.externalId}>` },
    });
    await ctx.tx((tx) =>
      makePromises(tx, [
        {
          kind: "repair",
          caseId,
          customerId,
          promisor: { kind: "partner", id: 7 },
          source: "person",
          term: { dueAt: new Date(desk.now().getTime() + 86_400_000) },
          words: "SECRET-duty",
          ownerId: owner.id,
          teamId: null,
        },
      ]),
    );
    await sendReply(asOwner, caseId, { text: "SECRET-scheduled: can still be undone" });
    const inCase = await ctx.db.selectFrom("messages").select("text").where("caseId", "=", caseId).execute();
    expect(inCase.filter(({ text }) => text.startsWith("SECRET-"))).toHaveLength(4);
    const page = await view(path);
    expect(page.text).toContain("Where is it?");
    expect(page.text).not.toContain("SECRET-");
    expect(page.text).not.toContain("partner.test");
    expect(page.text).not.toContain(from);
  });

  test("is kept by no cache, no index and no frame, and is told to no other site", async () => {
    const { path } = await openedCase();
    const { headers } = await view(path);
    expect(headers).toMatchObject({
      "cache-control": "private, no-store",
      "referrer-policy": "same-origin",
      "x-robots-tag": "noindex",
    });
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["set-cookie"]).toBeUndefined();
  });

  test("opens by nothing but its own token", async () => {
    const [mine, other] = [await openedCase(), await openedCase()];
    const [id, proof] = signCaseToken(ctx, mine.caseId).split(".") as [string, string];
    const foreign = signCaseToken(ctx, other.caseId).split(".")[0]!;
    const last = proof.endsWith("A") ? "B" : "A";
    for (const token of [
      `${foreign}.${proof}`,
      `${id}.${proof.slice(0, -1)}${last}`,
      `${id}.${proof.slice(0, -1)}`,
      `0${id}.${proof}`,
      `${id}.${proof}.x`,
      `${mine.caseId}`,
      "%00",
      "..%2f..%2fetc%2fpasswd",
    ]) {
      const answer = await view(`/c/${token}`);
      expect([token, answer.status]).toEqual([token, 404]);
      expect(answer.text).not.toContain("Where is it?");
      expect((await reply(`/c/${token}`, { text: `Let me in ${token}` })).status).toBe(404);
    }
    const written = await ctx.db.selectFrom("messages").select("id").where("text", "like", "Let me in%").execute();
    expect(written).toEqual([]);
  });
});

describe("a reply on the page", () => {
  test("[C7] joins the case as the customer's, reopens it and starts the clock anew", async () => {
    const { caseId, path } = await openedCase();
    await answered(caseId, "Done.");
    await updateCase(asOwner, { caseId, category: "solved" });
    const { result: answer, events } = await desk.during(() => reply(path, { text: "It is not." }));
    expect([answer.status, answer.headers.location]).toEqual([303, `${path}?lang=en#last`]);
    expect(events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(["conversations.message_received", "cases.reopened", "promises.made"]),
    );
    expect((await getCase(ctx, caseId)).category).toBe("open");
    const page = await view(path);
    expect(page.text).toContain("It is not.");
    expect(page.text).toContain("An answer to your latest message");
  });

  test("sent twice is one message", async () => {
    const { caseId, path } = await openedCase();
    const formKey = randomUUID();
    for (let i = 0; i < 2; i++) await reply(path, { text: "Once only.", formKey });
    const found = await ctx.db
      .selectFrom("messages")
      .select("id")
      .where("caseId", "=", caseId)
      .where("text", "=", "Once only.")
      .execute();
    expect(found).toHaveLength(1);
  });

  test.each([
    ["nothing", "  ", "Please fill in"],
    ["too much", "长".repeat(20_001), "20000"],
  ])("with %s is not sent, and what was typed stays", async (_, text, told) => {
    const { path } = await openedCase();
    const { result: answer, events } = await desk.during(() => reply(path, { text }));
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(told);
    expect(answer.text).toContain(text.trim());
    expect(events).toEqual([]);
  });

  test("of somebody who was blocked is refused on their page", async () => {
    const { customerId, path } = await openedCase();
    await blockCustomer(ctx, customerId);
    const answer = await reply(path, { text: "Let me speak." });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain("Let me speak.");
  });
});

test("a reply on the page is the customer's, also of one who only called and has no address", async () => {
  const agent = await desk.as("agent");
  const { body: caller } = await agent.post("/api/v1/customers", { name: "Frau Meyer" });
  const opened = await agent.post("/api/v1/cases", { subject: "Called", customerId: caller.id, text: "Where?" });
  expect(opened.status, opened.text).toBe(200);
  const caseId = opened.body.id as number;
  const { customerId } = await getCase(ctx, caseId);
  await desk.settle();
  const path = new URL(casePageUrl(ctx, caseId)).pathname;
  const { events } = await desk.during(async () => {
    expect((await reply(path, { text: "My first word here." })).status).toBe(303);
    expect((await reply(path, { text: "And my second." })).status).toBe(303);
  });
  expect(events.map(({ type }) => type)).not.toContain("customers.created");
  const written = await ctx.db
    .selectFrom("messages")
    .select(["customerId", "thirdPerson"])
    .where("caseId", "=", caseId)
    .where("channel", "=", "form")
    .execute();
  expect(written).toEqual([
    { customerId, thirdPerson: false },
    { customerId, thirdPerson: false },
  ]);
  const shown = await agent.get(`/api/v1/customers/${customerId}`);
  expect(shown.body).toMatchObject({ name: "Frau Meyer", handles: [] });
});

describe("a file on the page", () => {
  test("is given to who has the page, and to nobody by another page or out of a note", async () => {
    const [mine, other] = [await openedCase(), await openedCase()];
    const client = await desk.as("nobody");
    await postForm(client, `${mine.path}/reply`, { text: "See the file.", formKey: randomUUID() }, [
      { name: "收据.txt", content: "paid" },
    ]);
    const { id } = await ctx.db
      .selectFrom("attachments")
      .select("id")
      .where("name", "=", "收据.txt")
      .executeTakeFirstOrThrow();
    const file = await client.get(`${mine.path}/files/${id}`);
    expect([file.status, file.text]).toEqual([200, "paid"]);
    expect(file.headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
    });
    expect(file.headers["content-disposition"]).toMatch(/^attachment; /);
    expect((await client.get(`${other.path}/files/${id}`)).status).toBe(404);
    await ctx.db
      .updateTable("messages")
      .set({ direction: "note", kind: "note" })
      .where("text", "=", "See the file.")
      .execute();
    expect((await client.get(`${mine.path}/files/${id}`)).status).toBe(404);
  });
});

describe("[B4] “This did not happen”", () => {
  test("is noted beside the promise, shown on the page, and changes no state", async () => {
    const { caseId, path } = await openedCase();
    await answered(caseId, "Here is an answer.");
    const client = await desk.as("nobody");
    const kept = await view(path);
    const { id } = await ctx.db
      .selectFrom("promises")
      .select("id")
      .where("caseId", "=", caseId)
      .executeTakeFirstOrThrow();
    const { result: answer, events } = await desk.during(() =>
      postForm(client, `${path}/promises/${id}/dispute?lang=en`, {}),
    );
    expect([answer.status, answer.headers.location]).toEqual([303, `${path}?lang=en#promises`]);
    expect(events.map(({ type }) => type)).toEqual(["promises.disputed"]);
    // Browsers send the form as it says; the server must understand it.
    expect(kept.text).toMatch(/<form method="post" enctype="multipart\/form-data" action="[^"]+\/dispute\?lang=en">/i);
    const page = await view(path);
    expect(page.text).toContain("You said: this did not happen");
    expect(page.text).toContain('data-state="kept"');
  });

  test("cannot be said of another case's promise, nor of one that still runs", async () => {
    const [mine, other] = [await openedCase(), await openedCase()];
    const promise = (caseId: number) =>
      ctx.db.selectFrom("promises").select("id").where("caseId", "=", caseId).executeTakeFirstOrThrow();
    const client = await desk.as("nobody");
    const { events } = await desk.during(async () => {
      const foreign = await client.post(`${mine.path}/promises/${(await promise(other.caseId)).id}/dispute`);
      expect(foreign.status).toBe(404);
      const running = await client.post(`${mine.path}/promises/${(await promise(mine.caseId)).id}/dispute`);
      expect(running.status).toBe(303);
    });
    expect(events).toEqual([]);
  });
});

test("the page's pulse changes when something new is there, and tells nothing else", async () => {
  const { caseId, customerId, path } = await openedCase();
  const client = await desk.as("nobody");
  const before = await client.get(`${path}/live`);
  expect(Object.keys(before.body).sort()).toEqual(["lastMessageId", "nextDueAt", "settled", "version"]);
  expect(before.headers["cache-control"]).toBe("no-store");
  await answered(caseId, "News.");
  const after = await client.get(`${path}/live`);
  expect(after.body.lastMessageId).toBeGreaterThan(before.body.lastMessageId);
  const promise = { kind: "callback", caseId, customerId, source: "person", ownerId: owner.id, teamId: null } as const;
  const term = { dueAt: new Date(desk.now().getTime() - 60_000) };
  const promisor = { kind: "staff", id: owner.id } as const;
  const [id] = await ctx.tx((tx) => makePromises(tx, [{ ...promise, promisor, term }]));
  const promised = await client.get(`${path}/live`);
  await keepByHand(asOwner, { id: id!, evidence: "Called at noon <b>" });
  expect((await client.get(`${path}/live`)).body).toEqual({ ...promised.body, nextDueAt: null, settled: 2 });
  expect((await view(path)).text).toContain("What shows it: Called at noon &lt;b>");
});

test("a token is never in the log, also when something unexpected fails on its page", async () => {
  const lines: string[] = [];
  const { path } = await openedCase();
  const broken = route({
    method: "GET",
    path: "/c/:token",
    access: "public",
    summary: "Fails.",
    handler: () => {
      throw new Error("the disk is full");
    },
  });
  const log = pino({ level: "trace" }, { write: (line: string) => lines.push(line) });
  const app = await createServer({ ctx, log, routes: [broken], authenticate: async () => null, trustProxy: "" });
  const answer = await app.inject(path);
  await app.close();
  expect(answer.statusCode).toBe(500);
  expect(answer.payload).not.toContain("the disk is full");
  expect(lines.join("")).toContain("the disk is full");
  expect(lines.join("")).not.toContain(path.split("/")[2]);
});
