import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";

const desk = await openTestDesk();
const [writer, publisher, leader] = [await desk.as("agent"), await desk.as("supervisor"), await desk.as("leader")];
const nobody = await desk.as("nobody");
const base = "/api/v1/knowledge";
const words = (title: string, body = `${title} says so.`) => ({ title, summary: "", body });

let count = 0;
async function write(title = `Article ${++count}`, more: object = {}) {
  const made = await writer.post(`${base}/articles`, { locale: "en", words: words(title), ...more });
  expect(made.status, made.text).toBe(200);
  return made.body as { id: number; editions: { slug: string; revision: number }[] };
}
const edition = (id: number, locale = "en") => `${base}/articles/${id}/editions/${locale}`;
const publish = (id: number, locale = "en") => publisher.post(`${edition(id, locale)}/publish`, {});
const find = async (q: string) =>
  (await writer.get(`${base}/search?q=${encodeURIComponent(q)}`)).body.items.map(
    ({ articleId }: { articleId: number }) => articleId,
  );

test("[D1] an agent writes and asks for review; who may publish sees the queue, sends it back, then publishes", async () => {
  const { id } = await write("Descaling the kettle");
  expect((await writer.post(`${edition(id)}/publish`, {})).status).toBe(403);
  const { events } = await desk.during(() => writer.post(`${edition(id)}/ask-review`, {}));
  expect(events.map(({ type }) => type)).toEqual(["service-levels.notified", "knowledge.review_asked"]);
  const article = { id, locale: "en" };
  const waiting = (await publisher.get("/api/v1/notifications")).body.items[0];
  expect(waiting).toMatchObject({ kind: "article_review_asked", detail: "Descaling the kettle", article });
  expect((await writer.get("/api/v1/notifications")).body.items).toEqual([]);
  const queue = await publisher.get(`${base}/reviews`);
  expect(queue.body.items).toMatchObject([{ articleId: id, title: "Descaling the kettle" }]);

  expect((await writer.post(`${edition(id)}/return`, { note: "no" })).status).toBe(403);
  await publisher.post(`${edition(id)}/return`, { note: "Say how often." });
  expect((await writer.get(`${base}/articles/${id}`)).body.editions).toMatchObject([
    { state: "draft", returned: { note: "Say how often." } },
  ]);
  const told = await writer.get("/api/v1/notifications");
  expect(told.body.items).toMatchObject([{ kind: "article_returned", article }]);
  expect((await publisher.post(`${edition(id)}/return`, { note: "again" })).body.error.code).toBe(
    "knowledge.not_in_review",
  );

  await writer.post(`${edition(id)}/ask-review`, {});
  const done = await publish(id);
  const approved = (await writer.get("/api/v1/notifications")).body.items[0];
  expect(approved).toMatchObject({
    kind: "article_published",
    article,
    actor: { id: await desk.staffId("supervisor") },
  });
  expect(done.body.editions).toMatchObject([{ state: "published", hasDraft: false, returned: null }]);
  expect(await find("descaling the kettle")).toEqual([id]);
  const audit = await leader.get("/api/v1/audit?action=knowledge.published");
  expect(audit.body.items).toMatchObject([{ subject: { kind: "article", id } }]);
});

test("[D1] what somebody else saved meanwhile is not overwritten", async () => {
  const { id } = await write();
  const draft = { words: words("Mine"), revision: 1 };
  expect((await writer.put(`${edition(id)}/draft`, draft)).body).toEqual({ revision: 2 });
  const late = await publisher.put(`${edition(id)}/draft`, { ...draft, words: words("Theirs") });
  expect([late.status, late.body.error.code]).toEqual([409, "knowledge.draft_outdated"]);
  expect((await writer.get(`${base}/articles/${id}`)).body.title).toBe("Mine");
});

test("[D1] a translation is marked stale once its source says something newer, with what changed", async () => {
  const { id } = await write("Refunds", { words: words("Refunds", "Within 3 days.") });
  await publish(id);
  const chinese = { words: words("退款", "3 天内。"), revision: 0 };
  expect((await writer.put(`${edition(id, "zh-CN")}/draft`, chinese)).status).toBe(200);
  await publish(id, "zh-CN");
  const stale = async () =>
    (await writer.get(`${base}/articles?stale=true`)).body.items.map(({ id: n }: { id: number }) => n);
  expect(await stale()).toEqual([]);

  await writer.put(`${edition(id)}/draft`, { words: words("Refunds", "Within 5 days."), revision: 2 });
  await publish(id);
  expect(await stale()).toEqual([id]);
  const detail = (await writer.get(`${base}/articles/${id}`)).body;
  expect(detail.editions[1]).toMatchObject({ locale: "zh-CN", stale: true, source: { renders: 1, now: 2 } });
  const diff = await writer.get(`${edition(id)}/diff?from=1&to=2`);
  expect(diff.body.body).toEqual([
    { kind: "same", text: "Within " },
    { kind: "removed", text: "3" },
    { kind: "added", text: "5" },
    { kind: "same", text: " days." },
  ]);

  // Published anew without a word about the source, it still renders the old one.
  await writer.put(`${edition(id, "zh-CN")}/draft`, { ...chinese, revision: 2 });
  await publish(id, "zh-CN");
  expect(await stale()).toEqual([id]);
  const brought = { words: words("退款", "5 天内。"), revision: 4, sourceVersion: 2 };
  await writer.put(`${edition(id, "zh-CN")}/draft`, brought);
  await publish(id, "zh-CN");
  expect(await stale()).toEqual([]);
});

test("[D1] an old version is restored as a draft, and nothing changes for readers until it is published", async () => {
  const { id } = await write("Opening hours", { words: words("Opening hours", "Open from 9 to 18.") });
  await publish(id);
  await writer.put(`${edition(id)}/draft`, { words: words("Opening hours", "Open from 8 to 20."), revision: 2 });
  await publish(id);
  const versions = await writer.get(`${edition(id)}/versions`);
  expect(versions.body.items.map(({ number }: { number: number }) => number)).toEqual([2, 1]);
  const restored = await writer.post(`${edition(id)}/versions/1/restore`, { revision: 4 });
  expect(restored.body.editions[0]).toMatchObject({
    draft: { words: { body: "Open from 9 to 18." } },
    published: { words: { body: "Open from 8 to 20." } },
  });
  expect((await writer.post(`${edition(id)}/versions/9/restore`, { revision: 5 })).status).toBe(404);
});

test("[D1] a new address leaves the old one leading there, and takes nobody else's", async () => {
  const a = await write("Parcel lost");
  const b = await write("Parcel late");
  const moved = await writer.put(`${edition(a.id)}/slug`, { slug: "Lost Parcels!" });
  expect(moved.body).toEqual({ slug: "lost-parcels" });
  for (const slug of ["lost-parcels", "parcel-lost"]) {
    const refused = await writer.put(`${edition(b.id)}/slug`, { slug });
    expect([refused.status, refused.body.error.code]).toEqual([409, "knowledge.address_taken"]);
  }
  expect((await writer.put(`${edition(a.id)}/slug`, { slug: "parcel-lost" })).status).toBe(200);
  expect((await writer.put(`${edition(a.id)}/slug`, { slug: "!!!" })).body.error.code).toBe("knowledge.address_wrong");
});

test("[D1] who may read a published article changes only whoever may publish; archived, nobody finds it", async () => {
  const { id } = await write("Voucher trick");
  expect((await writer.patch(`${base}/articles/${id}`, { audience: "agents" })).status).toBe(200);
  await publish(id);
  const refused = await writer.patch(`${base}/articles/${id}`, { audience: "public" });
  expect([refused.status, refused.body.error.code]).toEqual([403, "knowledge.published_needs_publisher"]);
  expect((await writer.patch(`${base}/articles/${id}`, { products: ["SY-100"] })).status).toBe(200);
  expect(await find("voucher trick")).toEqual([id]);
  expect((await writer.post(`${base}/articles/${id}/archive`, {})).status).toBe(403);
  await publisher.post(`${base}/articles/${id}/archive`, {});
  expect(await find("voucher trick")).toEqual([]);
  expect((await writer.put(`${edition(id)}/draft`, { words: words("x"), revision: 2 })).status).toBe(409);
  await publisher.post(`${base}/articles/${id}/unarchive`, {});
  expect(await find("voucher trick")).toEqual([id]);
});

test("[D1] many articles change at once, all or none, and back", async () => {
  const [a, b] = [await write(), await write()];
  const owner = await desk.staffId("leader");
  const changes = [a, b].map(({ id }) => ({ articleId: id, ownerId: owner, audience: "agents" }));
  const back = await publisher.post(`${base}/articles/bulk`, { changes });
  const readers = async () => (await writer.get(`${base}/articles?ownerId=${owner}&audience=agents`)).body.items.length;
  expect(await readers()).toBe(2);
  const wrong = [
    ...changes.map((change) => ({ ...change, audience: "public" })),
    { articleId: 999_999, audience: "public" },
  ];
  expect((await publisher.post(`${base}/articles/bulk`, { changes: wrong })).status).toBe(404);
  expect(await readers()).toBe(2);
  await publisher.post(`${base}/articles/bulk`, back.body);
  expect(await readers()).toBe(0);
  const archive = { changes: [{ articleId: a.id, archived: true }] };
  expect((await writer.post(`${base}/articles/bulk`, archive)).status).toBe(403);
});

test("[D1] the list is read in pages and narrowed; words with signs of patterns are words", async () => {
  const made = [await write("Cup 100% cotton"), await write("Cup 100 wool")];
  const ids = async (query: string) =>
    (await writer.get(`${base}/articles?${query}`)).body.items.map(({ id }: { id: number }) => id);
  expect(await ids(`q=${encodeURIComponent("100%")}`)).toEqual([made[0]!.id]);
  expect(await ids("missing=zh-CN&q=cup")).toEqual([made[1]!.id, made[0]!.id]);
  const first = await writer.get(`${base}/articles?q=cup&limit=1`);
  expect(await ids(`q=cup&limit=1&cursor=${first.body.next}`)).toEqual([made[0]!.id]);
  const csv = await writer.get(`${base}/articles/export?q=cup`);
  expect(csv.text).toContain("Cup 100% cotton");
  expect((await nobody.get(`${base}/articles`)).status).toBe(401);
});

test("[D1] categories have two levels and an order; deleting one moves its articles", async () => {
  const add = async (en: string, parentId: number | null = null) =>
    leader.post(`${base}/categories`, { parentId, names: { en } });
  await add("Shipping");
  const [shipping] = (await add("Returns")).body.items;
  const below = (await add("Abroad", shipping.id)).body.items.find(
    ({ names }: { names: { en: string } }) => names.en === "Abroad",
  );
  expect((await add("Deeper", below.id)).body.error).toMatchObject({ code: "knowledge.category_too_deep" });
  expect((await leader.post(`${base}/categories`, { parentId: null, names: { en: " " } })).status).toBe(422);
  expect((await writer.post(`${base}/categories`, { parentId: null, names: { en: "Mine" } })).status).toBe(403);

  const { id } = await write("Customs", { categoryId: below.id });
  expect((await writer.get(`${base}/articles?categoryId=${shipping.id}`)).body.items).toMatchObject([{ id }]);
  expect((await leader.delete(`${base}/categories/${shipping.id}`)).status).toBe(409);
  await leader.delete(`${base}/categories/${below.id}?moveTo=${shipping.id}`);
  expect((await writer.get(`${base}/articles/${id}`)).body.category.id).toBe(shipping.id);
  const top = (await leader.get(`${base}/categories`)).body.items.map((one: { id: number }) => one.id);
  const turned = await leader.post(`${base}/categories/order`, { ids: top.toReversed() });
  expect(turned.body.items.map((one: { id: number }) => one.id)).toEqual(top.toReversed());
});

test("[D1] the owner hears once before an article expires and once when it has", async () => {
  const ownerId = await desk.staffId("leader");
  const expiresAt = new Date(desk.now().getTime() + 20 * 86_400_000).toISOString();
  const { id } = await write("Spring sale", { ownerId, expiresAt });
  await publish(id);
  const { jobs } = await import("./jobs.ts");
  const kinds = async () => {
    for (const job of [...jobs, ...jobs]) await job.run(desk.ctx, {});
    const { body } = await leader.get("/api/v1/notifications");
    return body.items
      .map(({ kind }: { kind: string }) => kind)
      .filter((kind: string) => kind.startsWith("article_expir"));
  };
  expect(await kinds()).toEqual([]);
  desk.advance("7 d");
  expect(await kinds()).toEqual(["article_expiring"]);
  desk.advance("14 d");
  expect(await kinds()).toEqual(["article_expired", "article_expiring"]);
  expect((await writer.get(`${base}/articles?expiry=over`)).body.items).toMatchObject([{ id }]);
});
