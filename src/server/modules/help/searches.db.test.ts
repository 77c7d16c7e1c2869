import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { createArticle, publishDraft } from "../knowledge/index.ts";
import { jobs } from "./jobs.ts";
import { asHelp } from "./open-help.ts";
import { countWriting, flushSearches } from "./searches/count-searches.ts";

const desk = await openTestDesk({ settings: { KEEPWORD_URL: "https://help.shop.example" } });
const { ctx } = desk;
let people = 0;

async function publish(title: string, body: string) {
  const articleId = await createArticle(ctx, { locale: "zh-CN", words: { title, summary: "", body } });
  await publishDraft(ctx, { articleId, locale: "zh-CN" });
  return articleId;
}

/** Somebody with a browser of their own, at an address of their own. */
function somebody(more: Record<string, string> = {}, ip = `203.0.113.${++people}`) {
  const headers = { "accept-language": "zh-CN", "user-agent": "Mozilla/5.0 (iPhone)", ...more };
  const get = (url: string) => desk.app.inject({ method: "GET", url: encodeURI(url), headers, remoteAddress: ip });
  const search = async (query: string, from = "") => {
    const { body } = await get(`/help/search?lang=zh-CN&q=${query}${from && `&from=${from}`}`);
    return [...body.matchAll(/href="(\/help\/[^"]*?[?&](?:amp;)?s=[^"]+)"/g)].map(([, href]) =>
      decodeURI(href!.replaceAll("&amp;", "&")),
    );
  };
  const say = (slug: string, helpful: string) =>
    desk.app.inject({
      method: "POST",
      url: encodeURI(`/help/${slug}/feedback`),
      remoteAddress: ip,
      headers: { ...headers, "content-type": "multipart/form-data; boundary=x" },
      payload: `--x\r\ncontent-disposition: form-data; name="helpful"\r\n\r\n${helpful}\r\n--x--\r\n`,
    });
  const write = () => countWriting(asHelp(ctx), { ip, agent: headers["user-agent"] });
  return { get, search, say, write };
}
const written = async () => {
  await flushSearches(asHelp(ctx));
  return (await ctx.db.selectFrom("helpSearches").selectAll().orderBy("id").execute()).slice(-1)[0]!;
};
const settle = async () => {
  await flushSearches(asHelp(ctx));
  desk.advance("5 d");
  await jobs[0]!.run(asHelp(ctx), {});
};
const outcomeOf = async (words: string) =>
  (await ctx.db.selectFrom("helpSearches").select("outcome").where("words", "=", words).orderBy("id").execute()).map(
    ({ outcome }) => outcome,
  );

test("[D5] a search is counted without a word about who asked", async () => {
  await publish("退款多久到账", "退款三个工作日内原路退回。");
  await somebody().search("退款 什么时候到 13912345678 订单 20261123998877 wang@example.com");
  const row = await written();
  expect(row.words).toContain("退款 什么时候到");
  expect(row.shown.length).toBeGreaterThan(0);
  expect(JSON.stringify(row)).not.toMatch(/13912345678|20261123998877|wang@example|203\.0\.113/);
  expect(row.visit).toMatch(/^[\w-]{20}$/);
  await somebody({ dnt: "1" }).search("不想被跟踪的退款");
  expect(await written()).toMatchObject({ words: "不想被跟踪的退款", visit: null, network: null });
  await somebody({ "user-agent": "Googlebot/2.1" }).search("机器人问的退款");
  expect((await written()).words).toBe("不想被跟踪的退款");
});

test("[D5] an opened answer is known by the search's own links, and by nothing that was made up", async () => {
  const id = await publish("怎么更换滤芯", "逆时针旋下旧滤芯。");
  const other = await publish("发票抬头写错", "联系我们重开发票。");
  const reader = somebody();
  const [link] = await reader.search("滤芯怎么换");
  await reader.get("/help/发票抬头写错?lang=zh-CN&s=made-up");
  await reader.get(`/help/发票抬头写错?lang=zh-CN&s=${/s=([\w-]+)/.exec(link!)![1]}`);
  expect((await written()).openedId).toBeNull();
  expect((await reader.get(link!)).statusCode).toBe(200);
  expect(await written()).toMatchObject({ openedId: id });
  expect(other).not.toBe(id);
});

test("[D5] what is only typed counts when one of its answers is opened", async () => {
  await publish("会员积分怎么用", "下单时可抵扣。");
  const reader = somebody();
  const { items } = (await reader.get("/help/suggest?lang=zh-CN&q=会员积分")).json();
  expect((await written()).words).not.toBe("会员积分");
  await reader.get(decodeURI(items[0].href));
  expect(await written()).toMatchObject({ words: "会员积分", place: "search", openedId: expect.any(Number) });
});

test("[D5] solved means they said so and did not write; opened and silent is only an estimate; a matter counts once", async () => {
  await publish("保价规则", "七天内降价补差价。");
  const said = somebody();
  await said.get((await said.search("保价规则甲"))[0]!);
  await said.say("保价规则", "yes");
  await said.search("保价规则甲");
  const silent = somebody();
  await silent.get((await silent.search("保价规则乙", "contact"))[0]!);
  const wrote = somebody();
  await wrote.get((await wrote.search("保价规则丙", "contact"))[0]!);
  await wrote.say("保价规则", "yes");
  await flushSearches(asHelp(ctx));
  desk.advance("40 h");
  wrote.write();
  await somebody().search("保价规则丁");
  const refused = somebody();
  await refused.get((await refused.search("保价规则戊"))[0]!);
  await refused.say("保价规则", "no");
  await somebody({ dnt: "1" }).search("保价规则己");
  await flushSearches(asHelp(ctx));
  expect(await outcomeOf("保价规则甲")).toEqual([null, null]);
  await settle();
  expect((await outcomeOf("保价规则甲")).sort()).toEqual(["confirmed", "same"]);
  expect(await outcomeOf("保价规则乙")).toEqual(["avoided"]);
  expect(await outcomeOf("保价规则丙")).toEqual(["wrote"]);
  expect(await outcomeOf("保价规则丁")).toEqual(["left"]);
  expect(await outcomeOf("保价规则戊")).toEqual(["left"]);
  expect(await outcomeOf("保价规则己")).toEqual(["untold"]);
  const kept = await ctx.db.selectFrom("helpSearches").select("id").where("visit", "is not", null).execute();
  expect(kept).toEqual([]);
});

test("[D5] who writes by the contact form, or in the chat, did not find their answer", async () => {
  await publish("礼品卡过期", "礼品卡可延期一次。");
  const me = somebody();
  const home = await me.get("/?lang=zh-CN");
  expect(home.body).toContain('name="from" value="contact"');
  await me.get((await me.search("礼品卡过期了", "contact"))[0]!);
  await flushSearches(asHelp(ctx));
  const key = /name="formKey" value="([^"]+)"/.exec(home.body)![1]!;
  const slug = /action="\/f\/([^?"]+)/.exec(home.body)![1]!;
  const fields = { name: "王芳", email: "wang@example.com", subject: "礼品卡", text: "过期了能用吗", formKey: key };
  const payload = `${Object.entries(fields)
    .map(([name, value]) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join("")}--x--\r\n`;
  const sent = await desk.app.inject({
    method: "POST",
    url: `/f/${slug}?lang=zh-CN`,
    remoteAddress: `203.0.113.${people}`,
    headers: { "user-agent": "Mozilla/5.0 (iPhone)", "content-type": "multipart/form-data; boundary=x" },
    payload,
  });
  expect(sent.statusCode).toBe(303);
  await settle();
  expect(await outcomeOf("礼品卡过期了")).toEqual(["wrote"]);
});

test("[D1] use orders what answers about as well, within three parts of a hundred; pressing again and again changes nothing", async () => {
  const first = await publish("自提柜取件说明一", "凭取件码在自提柜取件。");
  const second = await publish("自提柜取件说明二", "凭取件码在自提柜取件。");
  const order = async () =>
    (await (await desk.as("supervisor")).get("/api/v1/knowledge/search?q=自提柜怎么取件")).body.items
      .map(({ articleId }: { articleId: number }) => articleId)
      .filter((id: number) => id === first || id === second);
  expect(await order()).toEqual([first, second]);

  // One network that comes as many browsers is worth three of them.
  for (let n = 0; n < 12; n++) {
    const cheat = somebody({ "user-agent": `Mozilla/5.0 (${n})` }, "198.51.100.7");
    await cheat.say("自提柜取件说明二", "yes");
    await cheat.say("自提柜取件说明二", "no");
    await cheat.say("自提柜取件说明二", "yes");
  }
  await settle();
  const cheated = await ctx.db
    .selectFrom("knowledgeUsage")
    .selectAll()
    .where("articleId", "=", second)
    .executeTakeFirstOrThrow();
  expect(cheated.helped).toBeLessThanOrEqual(3);

  for (let n = 0; n < 25; n++) {
    const reader = somebody();
    const link = (await reader.search("自提柜怎么取件")).find((href) => href.includes("说明二"))!;
    await reader.get(link);
    await reader.say("自提柜取件说明二", "yes");
  }
  await settle();
  expect(await order()).toEqual([second, first]);
  const { boost } = await ctx.db
    .selectFrom("knowledgeUsage")
    .select("boost")
    .where("articleId", "=", second)
    .executeTakeFirstOrThrow();
  expect(boost).toBeLessThanOrEqual(0.0300001);
  expect(boost).toBeGreaterThan(0.01);
  desk.advance("720 d");
  await settle();
  const old = await ctx.db
    .selectFrom("knowledgeUsage")
    .select("boost")
    .where("articleId", "=", second)
    .executeTakeFirstOrThrow();
  expect(old.boost).toBeLessThan(0.005);
});

test("[D5] words are kept for ninety days, sums for good", async () => {
  await somebody().search("很久以前问过的事");
  await settle();
  desk.advance("91 d");
  await settle();
  expect(await outcomeOf("很久以前问过的事")).toEqual([]);
  const { n } = await ctx.db
    .selectFrom("helpSearchDays")
    .select((eb) => eb.fn.sum<number>("searches").as("n"))
    .executeTakeFirstOrThrow();
  expect(Number(n)).toBeGreaterThan(10);
});
