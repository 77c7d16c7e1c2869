import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildCase } from "../../../../test/support/build-case.ts";
import { play, type Scenario } from "../../../../test/support/scenario.ts";
import type { SelfServiceReport } from "../../../shared/contract/self-service.ts";
import { defaultBrand } from "../brands/index.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const brand = await defaultBrand(ctx);
const leader = await desk.as("leader");
const report = async (query = ""): Promise<SelfServiceReport> =>
  (await leader.get(`/api/v1/self-service${query}`)).body;

let n = 0;
async function visit(outcome: string, more: Record<string, unknown> = {}) {
  const row = { brandId: brand.id, locale: "zh-CN", place: "search", words: `问 ${++n}`, shown: [1], at: ctx.now() };
  await ctx.db
    .insertInto("helpSearches")
    .values({ ...row, key: `k${n}`, outcome, ...more })
    .execute();
}
const accountId = (
  await ctx.db
    .insertInto("channelAccounts")
    .values({ channel: "webchat", brandId: brand.id, name: "Shop" })
    .returning("id")
    .executeTakeFirstOrThrow()
).id;
const settingsId = (
  await ctx.db
    .insertInto("robotSettings")
    .values({ accountId, active: true, name: "R", keeperId: await desk.staffId("agent"), createdAt: ctx.now() })
    .returning("id")
    .executeTakeFirstOrThrow()
).id;

/** A case with a dialogue that ended so; `answered`: a person wrote in it too. */
async function dialogue(outcome: string | null, { answered = false, category = "solved" } = {}) {
  const { caseId } = await buildCase(ctx, { channel: "webchat", language: "zh" });
  const at = ctx.now();
  const row = { caseId, accountId, brandId: brand.id, channel: "webchat", locale: "zh-CN", settingsId, startedAt: at };
  const state =
    outcome === null ? "talking" : outcome === "handed_over" || outcome === "returned" ? "handed_over" : "ended";
  await ctx.db
    .insertInto("robotDialogues")
    .values({ ...row, lastAt: at, state, outcome, endedAt: outcome === null ? null : at })
    .execute();
  await ctx.db
    .updateTable("cases")
    .set({ category, firstAnsweredAt: answered ? at : null })
    .where("id", "=", caseId)
    .execute();
  return caseId;
}

test("[D5] solved means they said so or did not come back; each matter counts once, and guesses stand apart", async () => {
  const said = await dialogue("solved_said");
  await dialogue("solved_silence");
  await dialogue("returned");
  await dialogue("abandoned", { category: "solved" });
  await dialogue("solved_said", { answered: true });
  await dialogue(null, { category: "open" });
  for (const outcome of ["confirmed", "avoided", "avoided", "wrote", "left", "same", "untold"]) await visit(outcome);
  await visit("confirmed", { place: "guide", shown: [], product: "水壶" });
  await visit("avoided", { place: "contact", openedId: 1 });
  await visit("wrote", { place: "contact" });
  await visit("left", { place: "contact", shown: [] });

  const { total, items } = await report();
  expect(total.ends).toEqual({
    helpSaid: 1,
    guideSaid: 1,
    robotSaid: 1,
    robotSilent: 1,
    flowSaid: 0,
    person: 2,
    other: 2,
  });
  expect(total).toMatchObject({ matters: 8, solved: 4, rate: 0.5 });
  // Whoever opened an answer and was silent is a guess: in no rate, and never added to what was confirmed.
  expect(total.avoided).toEqual({ confirmed: 3, estimated: 4 });
  expect(total).toMatchObject({ offered: 2, deflected: 1, deflection: 0.5 });
  expect(total).toMatchObject({ searches: 10, inVain: 1 });
  expect(items.map(({ key, figures }) => [key, figures.matters])).toEqual([
    ["webchat", 6],
    ["help", 1],
    ["guide", 1],
  ]);
  const byProduct = (await report("?by=product")).items;
  expect(byProduct.find(({ key }) => key === "水壶")?.figures.ends.guideSaid).toBe(1);
  expect((await report("?by=brand")).items[0]!.name).toBe(brand.name);

  const from = new Date(ctx.now().getTime() - 86_400_000).toISOString();
  const to = new Date(ctx.now().getTime() + 1).toISOString();
  const behind = async (end: string) =>
    (await leader.get(`/api/v1/self-service/behind?from=${from}&to=${to}&end=${end}&limit=1`)).body;
  expect((await behind("robotSaid")).items).toMatchObject([{ caseId: said }]);
  const first = await behind("avoided");
  expect(first.items).toHaveLength(1);
  const second = await leader.get(
    `/api/v1/self-service/behind?from=${from}&to=${to}&end=avoided&limit=5&cursor=${first.next}`,
  );
  expect(second.body.items).toHaveLength(2);
  expect(second.body.items).not.toContainEqual(first.items[0]);
});

test("[D5] a matter's cost goes by what the operator says, and is nothing where nothing is said", async () => {
  expect((await report()).perMatter).toEqual({ person: null, selfService: null });
  const saved = await leader.put("/api/v1/self-service/costs", { answer: 500, minute: 100, month: 40_000 });
  expect(saved.status, saved.text).toBe(200);
  const { rows } = await desk.pool.query("select id from cases where first_answered_at is not null limit 1");
  const { rows: customers } = await desk.pool.query("select customer_id from cases where id = $1", [rows[0].id]);
  for (const automatic of [false, true]) {
    await ctx.db
      .insertInto("messages")
      .values({
        ...{ caseId: rows[0].id, customerId: customers[0].customer_id, channel: "webchat", direction: "out" },
        ...{ kind: "reply", text: "好", automatic, createdAt: ctx.now() },
      })
      .execute();
  }
  // Two matters that people solved with one written answer; four that nobody of ours did, in 30 days.
  expect((await report()).perMatter).toEqual({ person: 250, selfService: 10_000 });
  const { rows: audited } = await desk.pool.query(
    "select details from audit_log where action = 'self-service.costs_changed'",
  );
  expect(audited).toHaveLength(1);
});

test("[D5] the report as CSV has the same figures, and goes by what may be seen", async () => {
  const csv = await leader.get("/api/v1/self-service.csv");
  expect(csv.text.split("\r\n")[1]).toBe("total,,8,4,0.5000,1,1,1,1,0,2,2,3,4,2,1,0.5000,10,1,8,1,0");
  const rows: Scenario[] = [
    { as: "agent", request: ["GET", "/api/v1/self-service"], status: 403 },
    { as: "agent", request: ["GET", "/api/v1/self-service.csv"], status: 403 },
    {
      as: "agent",
      request: ["GET", "/api/v1/self-service/behind?from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z&end=person"],
      status: 403,
    },
    { as: "nobody", request: ["GET", "/api/v1/self-service"], status: 401 },
    {
      as: "agent",
      request: ["PUT", "/api/v1/self-service/costs", { answer: 1, minute: 1, month: 1 }],
      status: 403,
    },
    {
      as: "leader",
      request: ["GET", "/api/v1/self-service?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z"],
      status: 422,
      error: "request.invalid",
    },
    {
      as: "leader",
      request: ["PUT", "/api/v1/self-service/costs", { answer: -1, minute: 1, month: 1 }],
      status: 422,
      error: "request.invalid",
    },
  ];
  for (const row of rows) await play(desk, row);
});
