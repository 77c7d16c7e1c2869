import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildStaff, buildTeam, unique } from "../../../../test/support/build.ts";
import { buildMailAccount, deliver } from "../../../../test/support/deliver.ts";
import { postForm } from "../../../../test/support/form.ts";
import { defaultBrand } from "../brands/index.ts";
import { findOpenCases } from "../cases/index.ts";
import { noteAnswer } from "../cases/note-answer.ts";
import { contactForm } from "../forms/contact-form.ts";
import { ringDue } from "../promises/index.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const support = await buildMailAccount(ctx);
const head = await buildStaff(ctx, { name: "陈总" });
const deputy = await buildStaff(ctx, { name: "Deputy" });
const clerk = await buildStaff(ctx, { name: "Clerk" });
const office = await buildTeam(ctx, { routing: "pull", memberIds: [clerk.id, deputy.id, head.id], leadId: head.id });
const admin = await desk.as("admin");
const named = await admin.put(`/api/v1/executives/${head.id}`, {
  title: { "zh-CN": "总裁", en: "Chief executive" },
  teamId: office,
  deputyIds: [deputy.id],
  position: 1,
});
expect(named.status, named.text).toBe(200);
const as = (person: { email: string }) => desk.as({ email: person.email });

const spec = { ...contactForm, kind: "executive" as const, title: { en: "Write to our chief" } };
const brandId = (await defaultBrand(ctx)).id;
const mailbox = { brandId, slug: "ceo", position: 5, published: true, spec };
expect((await admin.post("/api/v1/forms", mailbox)).status).toBe(200);

/** Somebody writes to the executive by the form. */
async function letter(text = `In confidence ${unique()}`) {
  const email = `wang${unique()}@example.com`;
  const fields = { formKey: randomUUID(), name: "Wang Fang", email, subject: "To the head", text };
  const sent = await postForm(await desk.as("nobody"), "/f/ceo?lang=en", fields);
  expect(sent.status, sent.text).toBe(303);
  return { email, ...(await caseOf(text)), text, receipt: String(sent.headers.location) };
}

/** A mailbox of the executive's own. */
async function headsMailbox() {
  const account = await buildMailAccount(ctx);
  await ctx.db.updateTable("channelAccounts").set({ addresseeId: head.id }).where("id", "=", account.id).execute();
  return account;
}

async function caseOf(text: string) {
  return ctx.db
    .selectFrom("messages")
    .innerJoin("cases", "cases.id", "messages.caseId")
    .select(["cases.id", "cases.kind", "cases.teamId", "cases.addresseeId", "cases.priority", "cases.customerId"])
    .select(["messages.id as messageId", "messages.maybeOf"])
    .where("messages.text", "like", `${text}%`)
    .where("messages.direction", "=", "in")
    .orderBy("messages.id", "desc")
    .executeTakeFirstOrThrow();
}

test("[E6] a letter goes to the executive's office, before questions, with an answer promised in two hours of work", async () => {
  const sent = await letter();
  expect(sent).toMatchObject({ kind: "executive", teamId: office, addresseeId: head.id, priority: 3 });
  const { rows } = await desk.pool.query(
    "select business_ms, ladder from promises where case_id = $1 and kind = 'first_response'",
    [sent.id],
  );
  expect(rows[0].business_ms).toBe(7_200_000);
  expect(rows[0].ladder.map(({ notify }: { notify: string }) => notify)).toContain("addressee");
  const receipt = await (await desk.as("nobody")).get(sent.receipt);
  expect(receipt.text).toContain("data-due=");
  desk.advance("3 h");
  await ringDue(ctx);
  await desk.settle();
  const told = await (await as(head)).get("/api/v1/notifications");
  expect(told.body.items.map(({ case: about }: { case: { id: number } | null }) => about?.id)).toContain(sent.id);
});

test("[E6] [L2] nobody sees a letter but the executive, the office and who may read all letters", async () => {
  const { id, messageId, text, customerId } = await letter();
  await desk.settle();
  for (const who of [head, deputy, clerk]) {
    expect([who.name, (await (await as(who)).get(`/api/v1/cases/${id}`)).status]).toEqual([who.name, 200]);
  }
  expect((await admin.get(`/api/v1/cases/${id}`)).status).toBe(200);
  const reader = await desk.withKey(["cases:read", "cases:read-all", "promises:read", "customers:read", "intake:read"]);
  for (const client of [await desk.as("agent"), await desk.as("supervisor"), await desk.as("leader"), reader]) {
    for (const path of [
      `/api/v1/cases/${id}`,
      `/api/v1/cases/${id}/messages`,
      `/api/v1/cases/${id}/brief`,
      `/api/v1/cases/${id}/log`,
      `/api/v1/messages/${messageId}/raw`,
    ]) {
      expect([path, (await client.get(path)).status]).toEqual([path, 404]);
    }
    for (const path of [
      "/api/v1/cases?query=",
      "/api/v1/cases?query=kind:executive",
      `/api/v1/cases?query=customer:${customerId}`,
      `/api/v1/promises?whose=all`,
      `/api/v1/customers/${customerId}/promises`,
      `/api/v1/customers/${customerId}/timeline`,
      `/api/v1/search?q=${encodeURIComponent(text)}`,
      "/api/v1/cases/export.csv",
    ]) {
      const answer = await client.get(path);
      expect([path, answer.text.includes(text)]).toEqual([path, false]);
      expect([path, answer.text.includes(`"caseId":${id}`) || answer.text.includes(`"id":${id},"subject"`)]).toEqual([
        path,
        false,
      ]);
    }
  }
  const seen = await (await as(clerk)).get("/api/v1/cases?query=kind:executive");
  expect(seen.body.items.map((row: { id: number }) => row.id)).toContain(id);
  const given = await (await as(deputy)).post(`/api/v1/cases/${id}/assign`, { ownerId: await desk.staffId("agent") });
  expect(given.status, given.text).toBe(200);
  expect((await (await desk.as("agent")).get(`/api/v1/cases/${id}`)).status).toBe(200);
});

test("[E6] a letter is answered in the executive's name, by the executive and the deputies alone", async () => {
  const { id } = await letter();
  await desk.settle();
  const refused = await (await as(clerk)).post(`/api/v1/cases/${id}/reply`, { text: "We are sorry." });
  expect([refused.status, refused.body.error.code]).toEqual([403, "conversations.not_in_that_name"]);
  expect((await admin.post(`/api/v1/cases/${id}/reply`, { text: "Nor we." })).status).toBe(403);
  expect((await (await as(clerk)).post(`/api/v1/cases/${id}/notes`, { text: "A note is free." })).status).toBe(200);
  const written = await (await as(deputy)).post(`/api/v1/cases/${id}/reply`, { text: "I looked into it myself." });
  expect(written.status, written.text).toBe(200);
  const { rows } = await desk.pool.query("select signature_text from messages where case_id = $1 and kind = 'reply'", [
    id,
  ]);
  expect(rows).toHaveLength(1);
  expect(rows[0].signature_text).toContain("陈总");
});

test("[E6] mail to the executive's own address is a letter, whatever thread or other mailbox it names", async () => {
  const account = await headsMailbox();
  const from = `li${unique()}@example.com`;
  const text = `Parcel KW-2026-9${unique()}0001 is lost.`;
  const id = `<${randomUUID()}@example.com>`;
  await deliver(ctx, support, { from, subject: "Parcel", text, headers: { "Message-ID": id } });
  const ordinary = await caseOf(text);
  // The same mail, to both addresses at once.
  await deliver(ctx, account, { from, subject: "Parcel", text, headers: { "Message-ID": id } });
  const copy = await caseOf(text);
  expect(copy).toMatchObject({ kind: "executive", teamId: office, addresseeId: head.id });
  expect(copy.maybeOf).toMatchObject({ caseId: ordinary.id });
  // An answer in the ordinary thread, sent to the head.
  const reply = `Nobody answers, so I write to you ${unique()}`;
  await deliver(ctx, account, { from, subject: "Re: Parcel", text: reply, headers: { "In-Reply-To": id } });
  expect((await caseOf(reply)).kind).toBe("executive");
  // And what comes to the shop's own address never joins a letter.
  const again = `Is ${text.split(" ")[1]} found?`;
  await deliver(ctx, support, { from, subject: "Parcel", text: again });
  expect(await caseOf(again)).toMatchObject({ id: ordinary.id, kind: "question" });
  const { rows } = await desk.pool.query("select id from intake where account_id = $1 order by id limit 1", [
    account.id,
  ]);
  const supervisor = await desk.as("supervisor");
  expect((await supervisor.get(`/api/v1/intake/${rows[0].id}/raw`)).status).toBe(404);
  expect((await admin.get(`/api/v1/intake/${rows[0].id}/raw`)).status).toBe(200);
});

test("[E6] a letter is not shown to others by merging it, and stays one when it is split", async () => {
  const one = await letter();
  const text = `An ordinary matter ${unique()}`;
  await deliver(ctx, support, { from: one.email, subject: "Hello", text });
  const other = await caseOf(text);
  await desk.settle();
  const refused = await admin.post(`/api/v1/cases/${other.id}/merge`, { otherId: one.id });
  expect([refused.status, refused.body.error.code]).toEqual([409, "cases.merge_would_reveal"]);
  const merged = await admin.post(`/api/v1/cases/${one.id}/merge`, { otherId: other.id });
  expect(merged.status, merged.text).toBe(200);
  const split = await admin.post(`/api/v1/cases/${one.id}/split`, { messageIds: [one.messageId], subject: "Apart" });
  expect(split.body).toMatchObject({ kind: "executive", addressee: { id: head.id } });
  expect((await admin.patch(`/api/v1/cases/${one.id}`, { kind: "question" })).body.kind).toBe("executive");
});

test("[E6] a telephone call is not filed in a letter, and nobody owns a letter by having spoken with its writer", async () => {
  const { id, customerId, email } = await letter();
  await deliver(ctx, support, { from: email, subject: "Hello", text: `An ordinary matter ${unique()}` });
  const open = (await findOpenCases(ctx, [customerId])).get(customerId) ?? [];
  expect(open.map((row) => row.id)).not.toContain(id);
  const authorId = await desk.staffId("agent");
  await noteAnswer(ctx, { caseId: id, at: desk.now(), authorId, becomes: null });
  await desk.settle();
  expect((await (await desk.as("agent")).get(`/api/v1/cases/${id}`)).status).toBe(404);
});

test("[E6] a list's or a machine's mail to an executive's mailbox is not shown to everybody", async () => {
  const account = await headsMailbox();
  const byMachines: Record<string, string>[] = [
    { "List-Unsubscribe": "<mailto:off@example.com>" },
    { "Auto-Submitted": "auto-replied" },
  ];
  for (const headers of byMachines) {
    const text = `Numbers for the board ${unique()}`;
    await deliver(ctx, account, { text, headers });
    expect(await caseOf(text)).toMatchObject({ kind: "executive", teamId: office, addresseeId: head.id, priority: 1 });
  }
  const text = `From our own address ${unique()}`;
  await deliver(ctx, account, { from: support.address, text });
  expect(await caseOf(text)).toMatchObject({ kind: "executive", addresseeId: head.id });
});

test("[E6] a letter does not fall to an ordinary team when its executive is gone, and no mailbox is nobody's", async () => {
  const account = await headsMailbox();
  const gone = await buildStaff(ctx);
  await ctx.db.updateTable("channelAccounts").set({ addresseeId: gone.id }).where("id", "=", account.id).execute();
  const text = `To whoever was head ${unique()}`;
  await deliver(ctx, account, { text });
  await desk.settle();
  const { id, ...found } = await caseOf(text);
  expect(found).toMatchObject({ kind: "executive", teamId: null, addresseeId: gone.id });
  expect((await (await desk.as("leader")).get(`/api/v1/cases/${id}`)).status).toBe(404);
  expect((await admin.get(`/api/v1/cases/${id}`)).status).toBe(200);

  const form = { channel: "mail", name: "Head", brandId, teamId: null, active: true };
  const given = { addresses: [`head${unique()}@shop.example`], config: { receive: "receiver" } };
  const refused = await admin.post("/api/v1/channel-accounts", { ...form, ...given, addresseeId: gone.id });
  expect([refused.status, refused.text]).toEqual([422, expect.stringContaining("is no executive")]);
});

test("[E6] letters to different executives are not shown to the other's office by merging them", async () => {
  const one = await letter();
  const other = await letter();
  const second = await buildStaff(ctx);
  await desk.pool.query("update cases set addressee_id = $1, customer_id = $2 where id = $3", [
    second.id,
    one.customerId,
    other.id,
  ]);
  const refused = await admin.post(`/api/v1/cases/${one.id}/merge`, { otherId: other.id });
  expect([refused.status, refused.body.error.code]).toEqual([409, "cases.merge_would_reveal"]);
});

test("[E6] an executive with a mailbox or open letters leaves the list only when another one takes over", async () => {
  const people = await Promise.all(["Leaver", "Heir", "Clerk of the heir"].map((name) => buildStaff(ctx, { name })));
  const [leaver, heir, heirsClerk] = people as [typeof head, typeof head, typeof head];
  const heirsOffice = await buildTeam(ctx, { routing: "pull", memberIds: [heirsClerk.id] });
  for (const [person, teamId] of [
    [leaver, office],
    [heir, heirsOffice],
  ] as const) {
    const body = { title: { en: "Director" }, teamId, deputyIds: [], position: 9 };
    expect((await admin.put(`/api/v1/executives/${person.id}`, body)).status).toBe(200);
  }
  const account = await buildMailAccount(ctx);
  await ctx.db.updateTable("channelAccounts").set({ addresseeId: leaver.id }).where("id", "=", account.id).execute();
  const text = `To the one who leaves ${unique()}`;
  await deliver(ctx, account, { from: `wang${unique()}@example.com`, subject: "A letter", text });
  await desk.settle();
  const { id } = await caseOf(text);
  await admin.post(`/api/v1/cases/${id}/assign`, { ownerId: clerk.id });
  const past: number[] = [];
  for (const words of [`Long ago ${unique()}`, `The same again ${unique()}`]) {
    await deliver(ctx, account, { from: `li${unique()}@example.com`, subject: "A letter", text: words });
    await desk.settle();
    past.push((await caseOf(words)).id);
  }
  await desk.pool.query("update cases set addressee_id = $1, category = 'closed' where id = any($2)", [
    leaver.id,
    past,
  ]);
  await desk.pool.query("update cases set merged_into = $1 where id = $2", [id, past[1]]);

  const remove = (query = "") => admin.delete(`/api/v1/executives/${leaver.id}${query}`);
  const refused = await remove();
  expect([refused.status, refused.body.error]).toMatchObject([
    409,
    { code: "executives.has_mailbox", params: { mailboxes: 1, letters: 1 } },
  ]);
  expect((await remove(`?heirId=${clerk.id}`)).body.error.code).toBe("executives.heir_unfit");
  expect((await remove(`?heirId=${leaver.id}`)).body.error.code).toBe("executives.heir_unfit");
  expect((await remove(`?heirId=${heir.id}`)).status).toBe(200);
  await desk.settle();

  const shown = await (await as(heirsClerk)).get(`/api/v1/cases/${id}`);
  expect(shown.body).toMatchObject({ addressee: { id: heir.id }, team: { id: heirsOffice } });
  expect((await (await as(heir)).post(`/api/v1/cases/${id}/reply`, { text: "I have taken over." })).status).toBe(200);
  for (const person of [leaver, clerk]) {
    expect([person.name, (await (await as(person)).get(`/api/v1/cases/${id}`)).status]).toEqual([person.name, 404]);
  }
  const { rows: handed } = await desk.pool.query("select addressee_id from cases where id = any($1)", [past]);
  expect(handed.map(({ addressee_id }) => addressee_id)).toEqual([heir.id, heir.id]);
  const boxes = (await admin.get("/api/v1/channel-accounts?limit=200")).body.items;
  expect(boxes.find((box: { id: number }) => box.id === account.id).addresseeId).toBe(heir.id);
  // Whoever has nothing goes without more.
  const idle = await buildStaff(ctx, { name: "Idle" });
  await admin.put(`/api/v1/executives/${idle.id}`, { title: {}, teamId: office, deputyIds: [], position: 10 });
  expect((await admin.delete(`/api/v1/executives/${idle.id}`)).status).toBe(200);
});
