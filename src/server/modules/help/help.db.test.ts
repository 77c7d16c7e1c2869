import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import type { Audience } from "../../../shared/contract/knowledge.ts";
import { defaultBrand } from "../brands/index.ts";
import { createArticle, publishDraft, saveDraft, withdrawEdition } from "../knowledge/index.ts";
import { asHelp } from "./open-help.ts";
import { flushViews } from "./views/count-views.ts";

const desk = await openTestDesk({ settings: { KEEPWORD_URL: "https://help.shop.example" } });
const { ctx } = desk;

async function publish(
  title: string,
  body: string,
  more: { audience?: Audience; locale?: "zh-CN" | "en"; expiresAt?: Date; ownerId?: number } = {},
) {
  const { locale = "zh-CN", ...facts } = more;
  const id = await createArticle(ctx, { locale, words: { title, summary: "", body }, ...facts });
  await publishDraft(ctx, { articleId: id, locale });
  return id;
}

const page = (path: string, headers: Record<string, string> = {}) =>
  desk.app.inject({ method: "GET", url: encodeURI(path), headers: { "accept-language": "zh-CN", ...headers } });

function multipart(fields: Record<string, string>) {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { payload: `${parts.join("")}--x--\r\n`, headers: { "content-type": "multipart/form-data; boundary=x" } };
}
function say(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const form = multipart(fields);
  return desk.app.inject({
    method: "POST",
    url: encodeURI(path),
    payload: form.payload,
    headers: { ...form.headers, "accept-language": "zh-CN", ...headers },
  });
}

test("[D1] a public article is read and found by everybody; every other one leaks nowhere", async () => {
  await publish("退货要多久到账", "## 时间\n\n退款在三个工作日内原路退回。\n\n## 没有收到\n\n写给我们。");
  for (const audience of ["signed_in", "partner", "agents"] as const) {
    await publish(`机密退货话术 ${audience}`, "机密退款底线是两百元。", { audience });
  }
  const shown = await page("/help/退货要多久到账");
  expect(shown.statusCode).toBe(200);
  expect(shown.body).toContain("三个工作日内原路退回");
  expect(shown.headers["cache-control"]).toContain("public");
  const again = await page("/help/退货要多久到账", { "if-none-match": String(shown.headers.etag) });
  expect(again.statusCode).toBe(304);
  const places = ["/help", "/help/search?q=退货话术底线", "/help/feed.atom", "/help/sitemap.xml?of=zh-CN"];
  for (const place of [...places, "/help/suggest?q=退款底线", "/help/退货要多久到账"]) {
    const answer = await page(place);
    expect(answer.statusCode, place).toBe(200);
    expect(decodeURI(answer.body), place).not.toMatch(/机密|两百元/);
  }
  const secret = await page("/help/机密退货话术-agents");
  expect(secret.statusCode).toBe(404);
  expect(secret.body).not.toContain("两百元");
  expect((await page("/help/search?q=退款原路退回吗")).body).toMatch(/<mark>[^<]*退/);
});

test("[D1] the page names its other language, its feed and what it is", async () => {
  const id = await publish("保修多长时间", "两年。");
  await saveDraft(ctx, {
    articleId: id,
    locale: "en",
    words: { title: "Warranty period", summary: "", body: "Two years." },
    revision: 0,
  });
  await publishDraft(ctx, { articleId: id, locale: "en" });
  const { body } = await page("/help/warranty-period");
  expect(body).toContain('<html lang="en"');
  expect(body).toContain('hreflang="zh-CN"');
  expect(body).toContain('rel="canonical" href="https://help.shop.example/help/warranty-period?lang=en"');
  expect(body).toContain('"@type":"BreadcrumbList"');
  const other = await page("/help/warranty-period?lang=zh-CN");
  expect(other.statusCode).toBe(302);
  expect(decodeURI(String(other.headers.location))).toBe("/help/保修多长时间?lang=zh-CN");
  expect((await page("/help/sitemap.xml?of=en")).body).toContain("/help/warranty-period?lang=en");
  expect((await page("/help/feed.atom?lang=en")).body).toContain("<title>Warranty period</title>");
  expect((await page("/robots.txt")).body).toContain("Sitemap: https://help.shop.example/help/sitemap.xml");
});

test("[D1] what is withdrawn is gone at once, what is expired is hidden, what never was is unknown", async () => {
  const id = await publish("旧活动规则", "满百减十。");
  expect((await page("/help/旧活动规则")).statusCode).toBe(200);
  await withdrawEdition(ctx, id, "zh-CN");
  const gone = await page("/help/旧活动规则");
  expect(gone.statusCode).toBe(410);
  expect(gone.body).toContain('action="/help/search"');
  expect(gone.body).not.toContain("满百减十");
  expect((await page("/help")).body).not.toContain("旧活动规则");
  expect((await page("/help/没有这篇")).statusCode).toBe(404);
  await publish("春节发货安排", "初七恢复发货。", { expiresAt: new Date(ctx.now().getTime() + 3_600_000) });
  expect((await page("/help/春节发货安排")).statusCode).toBe(200);
  desk.advance("2 h");
  expect((await page("/help/春节发货安排")).statusCode).toBe(410);
});

test("[D1] an old address leads to the new one for good", async () => {
  const id = await publish("换货流程", "先申请。");
  await ctx.db.insertInto("knowledgeRedirects").values({ articleId: id, locale: "zh-CN", slug: "怎么换货" }).execute();
  const old = await page("/help/怎么换货");
  expect(old.statusCode).toBe(301);
  expect(decodeURI(String(old.headers.location))).toBe("/help/换货流程?lang=zh-CN");
});

test("[D1] whether an article helped is said once a visitor, can be changed, and reaches whoever answers for it", async () => {
  const ownerId = await desk.staffId("supervisor");
  const id = await publish("发票怎么开", "在订单页申请。", { ownerId });
  const path = "/help/发票怎么开/feedback";
  const forged = await say(path, { helpful: "no" }, { "sec-fetch-site": "cross-site" });
  expect(forged.statusCode).toBe(403);
  expect((await say(path, { helpful: "yes" })).statusCode).toBe(200);
  const changed = await say(path, {
    helpful: "no",
    missing: "没说抬头怎么填，打 13912345678 给我 <script>alert(1)</script>",
  });
  expect(changed.body).not.toContain("<script>alert(1)");
  await say(path, { helpful: "yes", website: "https://spam.example" });

  const supervisor = await desk.as("supervisor");
  const { items } = (await supervisor.get(`/api/v1/help/feedback?articleId=${id}`)).body;
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({ title: "发票怎么开", helpful: false, version: 1 });
  expect(items[0].missing).toContain("没说抬头怎么填");
  expect(items[0].missing).not.toContain("13912345678");
  const notes = await ctx.db
    .selectFrom("notifications")
    .select("staffId")
    .where("kind", "=", "article_feedback")
    .execute();
  expect(notes).toEqual([{ staffId: ownerId }]);
  expect((await page("/help/发票怎么开")).body).not.toContain("没说抬头");
  expect((await (await desk.as("nobody")).get("/api/v1/help/feedback")).status).toBe(401);
});

test("[D5] reading, judging and writing after an article are counted, machines are not", async () => {
  const id = await publish("收货地址能改吗", "发货前可以。");
  const person = { "user-agent": "Mozilla/5.0 (iPhone)" };
  await page("/help/收货地址能改吗", person);
  await page("/help/收货地址能改吗", person);
  await page("/help/收货地址能改吗", { "user-agent": "Googlebot/2.1" });
  await flushViews(asHelp(ctx));
  await say("/help/收货地址能改吗/feedback", { helpful: "yes" });

  const home = await page(`/?article=${id}`);
  expect(home.body).toContain("收货地址能改吗");
  const key = /name="formKey" value="([^"]+)"/.exec(home.body)![1]!;
  const slug = /action="\/f\/([^?"]+)/.exec(home.body)![1]!;
  const words = { name: "王芳", email: "wang@example.com", subject: "改地址", text: "已经发货了怎么办" };
  const sent = await say(`/f/${slug}`, { ...words, formKey: key, article: String(id) });
  expect(sent.statusCode).toBe(303);
  await desk.settle();
  const { items } = (await (await desk.as("supervisor")).get("/api/v1/help/figures")).body;
  const row = items.find((one: { articleId: number }) => one.articleId === id);
  expect(row).toMatchObject({ views: 2, helped: 1, notHelped: 0, contacts: 1, locale: "zh-CN" });
  const { form } = await ctx.db
    .selectFrom("messages")
    .select("form")
    .where("direction", "=", "in")
    .orderBy("id", "desc")
    .executeTakeFirstOrThrow();
  expect(JSON.stringify(form)).toContain("收货地址能改吗");
  const brand = await defaultBrand(ctx);
  expect((await page("/help")).body).toContain(brand.names["zh-CN"] ?? brand.name);
});

test("[D1] an article that only people of ours may read is not named by the contact form either", async () => {
  const id = await publish("内部口径", "不说。", { audience: "agents" });
  expect((await page(`/?article=${id}`)).body).not.toContain("内部口径");
});

test("[D1] what an article says cannot run: not as HTML, and not by the page's policy", async () => {
  await publish("恶意文章", '<script>alert(1)</script>\n\n<img src=x onerror="alert(2)">\n\n[x](javascript:alert(3))');
  const { body, headers } = await page("/help/恶意文章");
  expect(body).not.toMatch(/<script>alert|<img src=x|href="javascript/);
  const policy = String(headers["content-security-policy"]);
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toContain("unsafe-inline");
});

test("[D1] a short address leads to the article in the reader's language, for good, and tells nothing of what they may not read", async () => {
  const id = await publish("滤芯怎么订阅", "每六个月寄一次。");
  const to = async (path: string) => {
    const { statusCode, headers } = await page(path);
    return { statusCode, to: decodeURI(String(headers.location ?? "")) };
  };
  expect(await to(`/h/${id}`)).toEqual({ statusCode: 302, to: "/help/滤芯怎么订阅?lang=zh-CN" });
  // It is written in one language only.
  expect(await to(`/h/${id}?lang=en`)).toEqual({ statusCode: 302, to: "/help/滤芯怎么订阅?lang=zh-CN" });
  const leader = await desk.as("leader");
  const move = (slug: string) => leader.put(`/api/v1/knowledge/articles/${id}/editions/zh-CN/slug`, { slug });
  expect((await move("search")).body.error.code).toBe("knowledge.address_taken");
  expect((await move("filters")).status).toBe(200);
  expect((await to(`/h/${id}`)).to).toBe("/help/filters?lang=zh-CN");
  const secret = await publish("机密底线", "两百元。", { audience: "agents" });
  const answer = await page(`/h/${secret}`);
  expect(answer.statusCode).toBe(404);
  expect(answer.body).not.toMatch(/机密|两百元/);
});

test("[D1] a brand's help stands on its own host, in its name, with its articles and addresses; other hosts learn nothing of it", async () => {
  const leader = await desk.as("admin");
  const { id: _, ...first } = (await leader.get("/api/v1/brands")).body.items[0];
  const other = {
    ...first,
    name: "Moon Lamps",
    names: { en: "Moon Lamps" },
    accent: "#115522",
    host: "help.moon.example",
  };
  const made = await leader.post("/api/v1/brands", other);
  expect(made.status, made.text).toBe(200);
  expect((await leader.post("/api/v1/brands", { ...other, name: "Sun Lamps" })).body.error).toMatchObject({
    code: "brands.host_taken",
    params: { field: "host" },
  });
  expect((await leader.post("/api/v1/brands", { ...other, host: "evil.example/help" })).status).toBe(422);
  const words = { title: "Charging the moon", summary: "", body: "Two hours at the window." };
  const id = await createArticle(ctx, { locale: "en", words, brandIds: [made.body.id] });
  await publishDraft(ctx, { articleId: id, locale: "en" });
  const at = (host: string, path: string) => page(path, { host });
  const own = await at("help.moon.example", "/help/charging-the-moon?lang=en");
  expect(own.statusCode).toBe(200);
  expect(own.body).toContain("Moon Lamps");
  expect(own.body).toContain("--brand:#115522");
  expect(own.body).toContain('rel="canonical" href="https://help.moon.example/help/charging-the-moon?lang=en"');
  expect((await at("help.moon.example", "/robots.txt")).body).toContain("https://help.moon.example/help/sitemap.xml");
  expect((await at("help.moon.example", "/help/sitemap.xml?of=en")).body).toContain(
    "https://help.moon.example/help/charging",
  );
  for (const host of ["help.shop.example", "evil.example"]) {
    expect((await at(host, "/help/charging-the-moon?lang=en")).statusCode, host).toBe(404);
    expect((await at(host, "/help?lang=en")).body, host).not.toMatch(/moon|evil/i);
  }
});
