import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { brandInput, buildBrand, buildTeam } from "../../../../test/support/build.ts";
import { play } from "../../../../test/support/scenario.ts";
import { brandRefs, defaultBrand, getBrand } from "./get-brand.ts";
import { seed } from "./seed.ts";

const desk = await openTestDesk();

test("an empty desk has one brand, in the first team, whose name the shop changes; starting again keeps it", async () => {
  const first = await defaultBrand(desk.ctx);
  expect(first).toMatchObject({ name: "My shop", names: { "zh-CN": "我的店铺" }, teamId: expect.any(Number) });
  const { id, ...form } = first;
  await play(desk, {
    as: "admin",
    request: ["PUT", `/api/v1/brands/${id}`, { ...form, name: "守诺商城" }],
    status: 200,
    contains: { id, name: "守诺商城" },
    events: ["brands.changed"],
  });
  await seed(desk.ctx);
  expect((await defaultBrand(desk.ctx)).name).toBe("守诺商城");
  const { rows } = await desk.pool.query("select count(*)::int as n from brands");
  expect(rows).toEqual([{ n: 1 }]);
});

test("a brand is made as it was asked for, is listed, and is known by id", async () => {
  const input = {
    ...brandInput(),
    names: { "zh-CN": "好物铺", en: "Good Things" },
    locale: "en",
    teamId: await buildTeam(desk.ctx),
    accent: "#00AAff",
    signature: { en: "{agent}\n{brand}" },
  };
  const made = await play(desk, {
    as: "admin",
    request: ["POST", "/api/v1/brands", input],
    status: 200,
    contains: input,
    events: ["brands.changed"],
  });
  const listed = await (await desk.as("agent")).get("/api/v1/brands");
  expect(listed.body.items).toContainEqual(made.body);
  expect(await getBrand(desk.ctx, made.body.id)).toEqual(made.body);
  expect(await brandRefs(desk.ctx, [made.body.id, 999_999])).toEqual(
    new Map([[made.body.id, { id: made.body.id, name: input.name }]]),
  );
});

test("[L2] only what changed of a brand is written down, and changing nothing is no news", async () => {
  const { id, ...form } = await buildBrand(desk.ctx);
  const request = ["PUT", `/api/v1/brands/${id}`, { ...form, accent: "#123456" }] as ["PUT", string, unknown];
  await play(desk, { as: "admin", request, status: 200, events: ["brands.changed"] });
  await play(desk, { as: "admin", request, status: 200, events: [] });
  const { rows } = await desk.pool.query(
    "select action, details from audit_log where subject_kind = 'brand' and subject_id = $1 order by id desc",
    [id],
  );
  expect(rows.map((row) => row.action)).toEqual(["brands.changed", "brands.created"]);
  expect(rows[0].details).toEqual({ changes: { accent: { before: "#c2410c", after: "#123456" } } });
});

test.each([
  ["a colour that is none", { accent: "red" }, 422],
  ["a time zone that is none", { timeZone: "Asia/Atlantis" }, 422],
  ["a team that is none", { teamId: 999_999 }, 422],
  ["a calendar that is none", { calendarId: 999_999 }, 422],
  ["another's name", { name: "Taken" }, 409],
])("a brand is not made with %s", async (_, wrong, status) => {
  if (status === 409) await buildBrand(desk.ctx, { name: "Taken" });
  await play(desk, { as: "admin", request: ["POST", "/api/v1/brands", { ...brandInput(), ...wrong }], status });
});

test("[L2] brands are changed by those who may, and a brand that is none by nobody", async () => {
  const { id, ...form } = await buildBrand(desk.ctx);
  for (const as of ["agent", "leader"] as const) {
    await play(desk, { as, request: ["POST", "/api/v1/brands", brandInput()], status: 403 });
    await play(desk, { as, request: ["PUT", `/api/v1/brands/${id}`, { ...form, name: "Mine" }], status: 403 });
  }
  await play(desk, { as: "nobody", request: ["GET", "/api/v1/brands"], status: 401, lacks: [form.name] });
  await play(desk, { as: "admin", request: ["PUT", "/api/v1/brands/999999", brandInput()], status: 404 });
});
