import { expect, test } from "vitest";
import { openSendingDesk } from "../../../../test/support/sending-desk.ts";
import type { Audience } from "../../../shared/contract/knowledge.ts";
import { parseMail } from "../../channels/mail/parse/index.ts";
import { createArticle, publishDraft } from "../knowledge/index.ts";

const { desk, smtp, buildAccount, buildCase } = await openSendingDesk();
const { ctx } = desk;
const { customer } = await buildCase(await buildAccount());

async function publish(title: string, body: string, audience: Audience) {
  const id = await createArticle(ctx, { locale: "en", words: { title, summary: "", body }, audience });
  await publishDraft(ctx, { articleId: id, locale: "en" });
  return id;
}
await publish("Public care tips", "Wipe the vase with a soft cloth.", "public");
const theirs = await publish("Customers' workshop manual", "Loosen the copper screw first.", "signed_in");
await publish("Partners' price list", "Copper screws cost ten.", "partner");

const SECRET = /workshop manual|loosen/i;
const get = (url: string, cookie = "") => desk.app.inject({ method: "GET", url, headers: cookie ? { cookie } : {} });
function post(url: string, fields: Record<string, string>, cookie = "") {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const headers = { "content-type": "multipart/form-data; boundary=x", ...(cookie && { cookie }) };
  return desk.app.inject({ method: "POST", url, headers, payload: `${parts.join("")}--x--\r\n` });
}
const fieldIn = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "";
const cookieOf = ({ headers }: Awaited<ReturnType<typeof post>>) => String(headers["set-cookie"]).split(";")[0]!;

async function ask(address: string, next = "") {
  const answer = await post(`/help/sign-in?lang=en${next && `&next=${encodeURIComponent(next)}`}`, { address });
  await desk.settle();
  return { answer, codeId: fieldIn(answer.body, "codeId") };
}
async function signIn(next = "") {
  const { codeId } = await ask(customer, next);
  const mail = await parseMail(Buffer.from(smtp.taken.at(-1)!.raw));
  const code = /\b\d{6}\b/.exec(mail.visibleText)![0];
  return post(`/help/sign-in?lang=en${next && `&next=${encodeURIComponent(next)}`}`, {
    codeId,
    sentTo: customer,
    code,
  });
}

test("[D1] a customer who proves their address reads and finds what is for customers, and goes on where they were", async () => {
  const closed = await get(`/h/${theirs}?lang=en`);
  expect(closed.statusCode).toBe(403);
  expect(closed.body).toContain("Sign in");
  expect(closed.body).not.toMatch(SECRET);
  const answer = await signIn(`/h/${theirs}?lang=en`);
  expect([answer.statusCode, answer.headers.location]).toEqual([303, `/h/${theirs}?lang=en`]);
  expect(String(answer.headers["set-cookie"])).toMatch(/HttpOnly.*SameSite=Lax/i);
  const cookie = cookieOf(answer);
  const led = await get(`/h/${theirs}?lang=en`, cookie);
  const read = await get(String(led.headers.location), cookie);
  expect(read.body).toContain("Loosen the copper screw first.");
  expect(read.headers["cache-control"]).toBe("private, no-store");
  expect((await get("/help/search?lang=en&q=copper+screw", cookie)).body).toMatch(SECRET);
  expect(read.body).toContain(customer);
  const out = await post("/help/sign-out?lang=en", {}, cookie);
  expect(String(out.headers["set-cookie"])).toMatch(/keepword_reader=;/);
});

test("[D1] nobody else is shown or told of it, and what one reader saw is kept for nobody", async () => {
  const cookie = cookieOf(await signIn());
  const places = ["/help?lang=en", "/help/search?lang=en&q=copper+screw", "/help/suggest?lang=en&q=copper+screw"];
  for (const place of places) {
    await get(place, cookie);
    expect((await get(place)).body, place).not.toMatch(SECRET);
  }
  for (const place of ["/help/feed.atom?lang=en", "/help/sitemap.xml?of=en"]) {
    expect((await get(place, cookie)).body, place).not.toMatch(SECRET);
  }
  expect((await get("/help/customers-workshop-manual?lang=en")).body).not.toMatch(SECRET);
  // What is for partners is not for customers either.
  expect((await get("/help/partners-price-list?lang=en", cookie)).statusCode).toBe(404);
  const forged = `keepword_reader=${Buffer.from(JSON.stringify(["mail", customer, 9e15])).toString("base64url")}.${"A".repeat(43)}`;
  expect((await get("/help/search?lang=en&q=copper+screw", forged)).body).not.toMatch(SECRET);
  desk.advance("31 d");
  expect((await get("/help/search?lang=en&q=copper+screw", cookie)).body).not.toMatch(SECRET);
});

test("[D1] a stranger's address is answered as a customer's; a wrong code, another site and another address lead nowhere", async () => {
  const sent = smtp.taken.length;
  const stranger = await ask("nobody@elsewhere.example");
  expect(stranger.answer.statusCode).toBe(200);
  expect(stranger.answer.body).toContain("a code is on its way");
  expect(smtp.taken).toHaveLength(sent);
  const { codeId } = stranger;
  const guessed = await post("/help/sign-in?lang=en", { codeId, sentTo: "nobody@elsewhere.example", code: "000000" });
  expect([guessed.statusCode, guessed.headers["set-cookie"]]).toEqual([422, undefined]);
  const words = await post("/help/sign-in?lang=en", { address: "<script>" });
  expect(words.statusCode).toBe(422);
  expect(words.body).not.toContain('<script>"');
  const away = await signIn("//evil.example/help");
  expect(away.headers.location).toBe("/help?lang=en");
  const foreign = await desk.app.inject({
    method: "POST",
    url: "/help/sign-in",
    headers: { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
  });
  expect(foreign.statusCode).toBe(403);
});
