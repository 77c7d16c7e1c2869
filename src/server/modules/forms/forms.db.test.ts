import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildStaff, buildTeam, unique } from "../../../../test/support/build.ts";
import { buildMailAccount, deliver } from "../../../../test/support/deliver.ts";
import { postForm } from "../../../../test/support/form.ts";
import { play } from "../../../../test/support/scenario.ts";
import type { FormField, FormSpec, SaveForm } from "../../../shared/contract/forms.ts";
import { defaultBrand } from "../brands/index.ts";
import { contactForm } from "./contact-form.ts";

const desk = await openTestDesk({ logLevel: "error" });
const { ctx } = desk;
const account = await buildMailAccount(ctx);
const brand = await defaultBrand(ctx);

const label = (en: string) => ({ en, "zh-CN": `${en}（中）` });
const complaintFields: FormField[] = [
  {
    key: "about",
    kind: "choice",
    label: label("What is it about?"),
    required: true,
    options: [
      { value: "late", label: label("Late") },
      { value: "broken", label: label("Broken") },
    ],
  },
  {
    key: "part",
    kind: "short_text",
    label: label("Which part?"),
    required: true,
    showIf: { match: "all", conditions: [{ field: "about", values: ["broken"] }] },
  },
  { key: "order", kind: "order_number", label: label("Order number"), mask: "KW-9999" },
  { key: "words", kind: "long_text", label: label("What happened?"), role: "words", required: true },
  { key: "email", kind: "email", label: label("Your address"), role: "address", required: true },
  { key: "terms", kind: "consent", label: label("I agree to be written to."), required: true },
  { key: "photos", kind: "files", label: label("Photos"), maxFiles: 2, fileKinds: ["image"] },
];

function formInput(spec: Partial<FormSpec> = {}, given: Partial<SaveForm> = {}): SaveForm {
  return {
    brandId: brand.id,
    slug: `form-${unique()}`,
    position: 10,
    published: true,
    spec: { ...contactForm, fields: complaintFields, kind: "complaint", title: label("Complaint box"), ...spec },
    ...given,
  };
}

async function made(spec: Partial<FormSpec> = {}, given: Partial<SaveForm> = {}) {
  const answer = await (await desk.as("admin")).post("/api/v1/forms", formInput(spec, given));
  expect(answer.status, answer.text).toBe(200);
  return answer.body as SaveForm & { id: number; version: number };
}

const visitor = () => desk.as("nobody");
const filled = (given: Record<string, string> = {}) => ({
  formKey: randomUUID(),
  about: "late",
  words: `It is late ${unique()}`,
  email: `li${unique()}@example.com`,
  terms: "yes",
  ...given,
});
const ofWords = (words: string) =>
  ctx.db
    .selectFrom("messages")
    .innerJoin("cases", "cases.id", "messages.caseId")
    .select([
      "messages.id",
      "messages.text",
      "messages.form",
      "messages.rawSha256",
      "messages.problems",
      "messages.maybeOf",
    ])
    .select([
      "cases.id as caseId",
      "cases.kind",
      "cases.priority",
      "cases.tags",
      "cases.teamId",
      "cases.ownerId",
      "cases.customerId",
    ])
    .where("messages.text", "like", `${words}%`)
    .where("messages.direction", "=", "in")
    .executeTakeFirst();
const messagesOf = async (caseId: number) =>
  (await (await desk.as("supervisor")).get(`/api/v1/cases/${caseId}/messages`)).body.items;

describe("[A1] a form that a shop drew", () => {
  test("opens a case as the form says, with each answer in the words of the form, and keeps it raw", async () => {
    const teamId = await buildTeam(ctx);
    const owner = await buildStaff(ctx, { teamIds: [teamId] });
    const told = await buildStaff(ctx);
    const form = await made({ teamId, tags: ["quality"], ownerIds: [owner.id], notifyIds: [told.id], priority: 1 });
    const words = filled({ about: "broken", part: "The lid", order: "KW-2026" });
    const sent = await postForm(await visitor(), `/f/${form.slug}?lang=en`, words);
    expect(sent.status, sent.text).toBe(303);
    const row = await ofWords(words.words);
    expect(row).toMatchObject({ kind: "complaint", priority: 3, tags: ["quality"], teamId, ownerId: owner.id });
    expect(row!.text).toContain("Which part?: The lid");
    expect(row!.rawSha256).toMatch(/^[\da-f]{64}$/);
    const [message] = await messagesOf(row!.caseId);
    expect(message.form).toMatchObject({ formId: form.id, version: 1, anonymous: false });
    expect(
      message.form.rows.map(({ key, values }: { key: string; values: { en: string }[] }) => [key, values[0]?.en]),
    ).toEqual([
      ["about", "Broken"],
      ["part", "The lid"],
      ["order", "KW-2026"],
      ["words", words.words],
      ["email", words.email],
      ["terms", "I agree to be written to."],
    ]);
    await desk.settle();
    const list = await (await desk.as({ email: told.email })).get("/api/v1/notifications");
    expect(list.body.items[0]).toMatchObject({ kind: "form_received", case: { id: row!.caseId } });
    const found = await (await desk.as("supervisor")).get(
      `/api/v1/cases?query=${encodeURIComponent("kind:complaint")}`,
    );
    expect(found.body.items.map(({ id }: { id: number }) => id)).toContain(row!.caseId);
  });

  test("says by field what is wrong, keeps what was typed and says that files must be chosen again", async () => {
    const form = await made();
    const words = filled({ about: "broken", order: "nonsense", email: "<b>nobody" });
    const { terms: _, ...typed } = words;
    const answer = await postForm(await visitor(), `/f/${form.slug}?lang=en`, typed, [
      { name: "note.exe", content: "MZ" },
    ]);
    expect(answer.status).toBe(422);
    for (const told of [
      "Please fill in: Which part?",
      "looks like this: KW-9999",
      "is not a mail address",
      "We need your consent",
      "choose your files again",
      typed.words,
      "&lt;b>nobody",
    ]) {
      expect(answer.text).toContain(told);
    }
    const wrong = await postForm(await visitor(), `/f/${form.slug}?lang=zh-CN`, filled({ about: "none" }));
    expect(wrong.text).toContain("请从选项中选择");
    expect(await ofWords(typed.words)).toBeUndefined();
  });

  test("what stands in a field that is not shown is neither asked nor kept", async () => {
    const form = await made();
    const words = filled({ about: "late", part: "hidden words" });
    expect((await postForm(await visitor(), `/f/${form.slug}`, words)).status).toBe(303);
    const row = await ofWords(words.words);
    expect(JSON.stringify(row)).not.toContain("hidden words");
    expect((await ctx.files.get(row!.rawSha256!)).toString()).not.toContain("hidden words");
  });

  test("joins no case of the address it names, and its receipt says nothing of that one", async () => {
    const email = `owner${unique()}@example.com`;
    await deliver(ctx, account, {
      from: `Owner <${email}>`,
      subject: "Order",
      text: "Where is KW-2026-71234? Secret Lane 1.",
    });
    const theirs = await ofWords("Where is KW-2026-71234?");
    const form = await made();
    const words = filled({ email, words: `Nobody answers about KW-2026-71234 ${unique()}` });
    const client = await visitor();
    const sent = await postForm(client, `/f/${form.slug}`, words);
    expect(sent.status, sent.text).toBe(303);
    const row = await ofWords(words.words);
    expect(row!.customerId).toBe(theirs!.customerId);
    expect(row!.caseId).not.toBe(theirs!.caseId);
    expect(row!.maybeOf).toMatchObject({ caseId: theirs!.caseId, by: "number" });
    expect(row!.problems).toEqual([{ code: "unproven-sender" }]);
    const receipt = await client.get(String(sent.headers.location));
    expect(receipt.text).not.toContain(`#${theirs!.caseId}`);
    expect(receipt.text).not.toContain("Secret Lane");
  });

  test("a later version leaves what was sent as it was", async () => {
    const form = await made();
    const words = filled();
    await postForm(await visitor(), `/f/${form.slug}`, words);
    const spec = { ...form.spec, fields: complaintFields.filter(({ key }) => key !== "about" && key !== "part") };
    const { brandId, slug, position, published } = form;
    const saved = await (await desk.as("admin")).put(`/api/v1/forms/${form.id}`, {
      brandId,
      slug,
      position,
      published,
      spec,
    });
    expect([saved.status, saved.body.version]).toEqual([200, 2]);
    const [message] = await messagesOf((await ofWords(words.words))!.caseId);
    expect(message.form).toMatchObject({ version: 1 });
    expect(message.form.rows[0]).toMatchObject({ key: "about", label: label("What is it about?") });
  });

  test("may be framed by the pages it names, and by no others", async () => {
    const form = await made({ origins: ["https://shop.example"] });
    const client = await visitor();
    const framed = await client.get(`/f/${form.slug}?embed=1`);
    expect(framed.headers["content-security-policy"]).toContain("frame-ancestors https://shop.example;");
    expect(framed.headers["x-frame-options"]).toBeUndefined();
    expect(framed.text).not.toContain('class="top"');
    const other = await made();
    expect((await client.get(`/f/${other.slug}?embed=1`)).headers["content-security-policy"]).toContain(
      "frame-ancestors 'none'",
    );
  });

  test("that is hidden or archived is found by nobody, and the first of a brand stays", async () => {
    const hidden = await made({}, { published: false });
    expect((await (await visitor()).get(`/f/${hidden.slug}`)).status).toBe(404);
    expect((await postForm(await visitor(), `/f/${hidden.slug}`, filled())).status).toBe(404);
    const shown = await made();
    const admin = await desk.as("admin");
    await admin.post(`/api/v1/forms/${shown.id}/archive`, { archived: true });
    expect((await (await visitor()).get(`/f/${shown.slug}`)).status).toBe(404);
    const first = (await admin.get("/api/v1/forms")).body.items.find(
      ({ isDefault }: { isDefault: boolean }) => isDefault,
    );
    expect((await admin.post(`/api/v1/forms/${first.id}/archive`, { archived: true })).status).toBe(409);
    const copy = await admin.post(`/api/v1/forms/${shown.id}/duplicate`, {});
    expect(copy.body).toMatchObject({ published: false, slug: `${shown.slug}-2`, isDefault: false });
  });
});

describe("[L2] forms are drawn by those who may", () => {
  test("and told of, and refused where they cannot work", async () => {
    for (const as of ["agent", "supervisor"] as const) {
      await play(desk, { as, request: ["GET", "/api/v1/forms"], status: 403 });
      await play(desk, { as, request: ["POST", "/api/v1/forms", formInput()], status: 403, events: [] });
    }
    await play(desk, {
      as: "leader",
      request: ["POST", "/api/v1/forms", formInput()],
      status: 200,
      events: ["forms.changed"],
    });
    const input = formInput();
    await play(desk, { as: "admin", request: ["POST", "/api/v1/forms", { ...input, slug: "contact" }], status: 409 });
    const later = [...complaintFields].reverse();
    const wrong = { ...input, spec: { ...input.spec, fields: later } };
    await play(desk, {
      as: "admin",
      request: ["POST", "/api/v1/forms", wrong],
      status: 422,
      contains: { error: { code: "forms.wrong" } },
    });
  });

  test("what was sent is exported without formulas, to those who may", async () => {
    const form = await made();
    await postForm(await visitor(), `/f/${form.slug}`, filled({ words: "=1+1" }));
    const path = `/api/v1/forms/${form.id}/submissions.csv`;
    expect((await (await desk.as("supervisor")).get(path)).status).toBe(403);
    const csv = await (await desk.as("leader")).get(path);
    expect(csv.text).toContain("'=1+1");
    expect(csv.text.split("\r\n")[0]).toContain("What happened?");
    const { rows } = await desk.pool.query("select subject_id from audit_log where action = 'forms.exported'");
    expect(rows).toEqual([{ subject_id: form.id }]);
  });
});

describe("[A1] the complaint box, without a name", () => {
  test("gives a number and a code, by which one comes back, and an agent's answer stands there", async () => {
    const form = await made({ anonymous: true });
    const words = filled({ anonymous: "yes", email: "was@typed.before" });
    const client = await visitor();
    const sent = await postForm(client, `/f/${form.slug}?lang=en`, words);
    const row = (await ofWords(words.words))!;
    expect(JSON.stringify(row)).not.toContain("typed.before");
    const receipt = await client.get(String(sent.headers.location));
    const code = receipt.text.match(/class="code">([\w-]+)</)![1]!;
    expect(receipt.text).toContain("data-due=");
    await desk.settle();
    const agent = await desk.as("agent");
    const reply = await agent.post(`/api/v1/cases/${row.caseId}/reply`, { text: "We look into it." });
    expect(reply.status, reply.text).toBe(200);
    await desk.settle();
    const opened = await postForm(client, "/follow?lang=en", { number: `#${row.caseId}`, code: code.toLowerCase() });
    expect(opened.headers.location).toMatch(/^\/c\//);
    const page = await client.get(String(opened.headers.location));
    expect(page.text).toContain("We look into it.");
    expect(page.text).toContain('data-state="kept"');
  });

  test("gives them to whoever only leaves the address empty, too", async () => {
    const fields = complaintFields.map((field) => (field.role === "address" ? { ...field, required: false } : field));
    const form = await made({ anonymous: true, fields });
    const words = filled({ email: "" });
    const client = await visitor();
    const sent = await postForm(client, `/f/${form.slug}?lang=en`, words);
    const row = (await ofWords(words.words))!;
    const code = (await client.get(String(sent.headers.location))).text.match(/class="code">([\w-]+)</)![1]!;
    const opened = await postForm(client, "/follow?lang=en", { number: String(row.caseId), code });
    expect(opened.headers.location).toMatch(/^\/c\//);
    const named = await postForm(client, `/f/${form.slug}?lang=en`, filled());
    expect((await client.get(String(named.headers.location))).text).not.toContain('class="code"');
  });

  test("a wrong code opens nothing, and a receipt shows its code for an hour", async () => {
    const form = await made({ anonymous: true });
    const client = await visitor();
    const sent = await postForm(client, `/f/${form.slug}?lang=en`, filled({ anonymous: "yes" }));
    const location = String(sent.headers.location);
    const code = (await client.get(location)).text.match(/class="code">([\w-]+)</)![1]!;
    const number = String((await client.get(location)).text.match(/#(\d+)/)![1]);
    for (const wrong of [
      { number, code: "2222-2222-2222-2222" },
      { number: String(Number(number) - 1), code },
      { number: "", code: "" },
      { number: "1e3", code },
    ]) {
      const answer = await postForm(client, "/follow?lang=en", wrong);
      expect([wrong, answer.status]).toEqual([wrong, 422]);
    }
    desk.advance("2 h");
    expect((await client.get(location)).text).not.toContain(code);
  });

  test("a form that asks for a name is not sent without one", async () => {
    const form = await made();
    const answer = await postForm(await visitor(), `/f/${form.slug}?lang=en`, filled({ anonymous: "yes", email: "" }));
    expect(answer.status).toBe(422);
  });
});
