import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildBrand, unique } from "../../../../test/support/build.ts";
import { buildMailCase, buildMailCustomer } from "../../../../test/support/build-mail-case.ts";
import { play } from "../../../../test/support/scenario.ts";
import type { OrderRow, PutOrder } from "../../../shared/contract/orders.ts";
import { mergeCustomers } from "../customers/index.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const admin = await desk.as("admin");
const agent = await desk.as("agent");

const order = (customer: PutOrder["customer"], more: Partial<PutOrder> = {}): PutOrder => ({
  placedAt: ctx.now().toISOString(),
  currency: "CNY",
  total: 12_900,
  customer,
  lines: [{ sku: "L-1", name: "Desk lamp", quantity: 1 }],
  ...more,
});
const number = () => `KW-${unique()}`;
async function put(no: string, body: PutOrder) {
  const answer = await admin.put(`/api/v1/orders/${no}`, body);
  expect(answer.status, answer.text).toBe(200);
  return answer.body as { id: number; was: string };
}
const parcel = (more: object = {}) => ({
  carrier: "SF Express",
  trackingNumber: `SF${unique()}`,
  shippedAt: ctx.now().toISOString(),
  events: [{ at: ctx.now().toISOString(), words: "Picked up", place: "Hangzhou" }],
  ...more,
});

test("[H2] an order told twice is one order, and only what is new makes an event", async () => {
  const no = number();
  const body = order({ name: "Wang Li", mail: `wang${unique()}@example.com` });
  await play(desk, {
    as: "admin",
    request: ["PUT", `/api/v1/orders/${no}`, body],
    status: 200,
    contains: { was: "new" },
    events: ["customers.created", "orders.placed"],
  });
  const again = { status: 200, contains: { was: "same" }, events: [] };
  await play(desk, { as: "admin", request: ["PUT", `/api/v1/orders/${no}`, body], ...again });
  // The number as somebody else writes it is the same number.
  await play(desk, {
    as: "admin",
    request: ["PUT", `/api/v1/orders/${no.toLowerCase()}`, { ...body, total: 1 }],
    status: 200,
    contains: { was: "changed" },
    events: ["orders.changed"],
  });
  const { rows } = await desk.pool.query("select count(*)::int as n from orders where number_key = $1", [
    no.replaceAll("-", ""),
  ]);
  expect(rows[0].n).toBe(1);
});

test("[H2] what is left out is gone, a parcel keeps its id, and its events come newest first", async () => {
  const no = number();
  const customer = { mail: `parts${unique()}@example.com` };
  const { id } = await put(no, order(customer, { shipments: [parcel(), parcel()] }));
  const before = (await agent.get(`/api/v1/orders/${id}`)).body;
  const [first] = before.shipments;
  const events = [
    { at: new Date(ctx.now().getTime() - 7_200_000).toISOString(), words: "Picked up" },
    { at: new Date(ctx.now().getTime() - 3_600_000).toISOString(), words: "Arrived in Shanghai", place: "Shanghai" },
  ];
  await put(no, order(customer, { shipments: [parcel({ events })] }));
  const { body } = await agent.get(`/api/v1/orders/${id}`);
  expect(body.shipments.map((one: { id: number }) => one.id)).toEqual([first.id]);
  expect(body.shipments[0].events.map((event: { words: string }) => event.words)).toEqual([
    ...["Arrived in Shanghai", "Picked up"],
  ]);
  expect(body).toMatchObject({ state: "shipped", late: false });
});

test("[H2] an order is late once the day it was told for is over, and no more when it is there", async () => {
  const no = number();
  const customer = { mail: `late${unique()}@example.com` };
  const yesterday = new Date(ctx.now().getTime() - 30 * 3_600_000).toISOString();
  const { id } = await put(no, order(customer, { shipments: [parcel({ estimatedAt: ctx.now().toISOString() })] }));
  expect((await agent.get(`/api/v1/orders/${id}`)).body.late).toBe(false);
  await put(no, order(customer, { shipments: [parcel({ estimatedAt: yesterday })] }));
  expect((await agent.get(`/api/v1/orders/${id}`)).body).toMatchObject({ late: true, estimatedAt: yesterday });
  const there = { estimatedAt: yesterday, deliveredAt: ctx.now().toISOString() };
  await put(no, order(customer, { shipments: [parcel(there)] }));
  expect((await agent.get(`/api/v1/orders/${id}`)).body).toMatchObject({
    late: false,
    estimatedAt: null,
    state: "delivered",
  });
});

test("[A2] an order belongs to whoever has the mail address, else the phone, and moves when two records become one", async () => {
  const address = `owner${unique()}@example.com`;
  const owner = await buildMailCustomer(ctx, { address });
  const one = await put(number(), order({ mail: address.toUpperCase(), phone: "138 0013 8000" }));
  const phone = `1391234${String(unique()).replace(/\D/g, "").padStart(4, "0").slice(-4)}`;
  const two = await put(number(), order({ phone }));
  const ownerOf = async (id: number) => (await agent.get(`/api/v1/orders/${id}`)).body.customer.id as number;
  expect(await ownerOf(one.id)).toBe(owner);
  const other = await ownerOf(two.id);
  expect(other).not.toBe(owner);
  // The phone of somebody's order makes it nobody's handle: of a gift it is another person's.
  const { rows } = await desk.pool.query("select 1 from handles where address = '+8613800138000'");
  expect(rows).toEqual([]);
  await mergeCustomers(ctx, { id: owner, otherId: other, reason: "same person" });
  expect(await ownerOf(two.id)).toBe(owner);
  const list = (await agent.get(`/api/v1/orders?customerId=${owner}`)).body.items as OrderRow[];
  expect(list.map(({ id }) => id).sort()).toEqual([one.id, two.id].sort());
});

test("[H2] orders are found by number, mail address, phone and tracking number, page by page", async () => {
  const mail = `find${unique()}@example.com`;
  const begin = `F${unique()}`.replace(/[^A-Za-z0-9]/g, "").toUpperCase();
  const tracking = `YT${unique()}`;
  const made: number[] = [];
  for (let i = 0; i < 5; i++) {
    const shipments = i === 0 ? [parcel({ trackingNumber: tracking })] : [];
    made.push((await put(`${begin}X${i}`, order({ mail, phone: "+4915112345678" }, { shipments }))).id);
  }
  const find = async (q: string) => {
    const found: number[] = [];
    for (let cursor = ""; cursor !== null; ) {
      const { body } = await agent.get(`/api/v1/orders?limit=2&q=${encodeURIComponent(q)}&cursor=${cursor}`);
      found.push(...body.items.map((row: OrderRow) => row.id));
      cursor = body.next;
    }
    return found;
  };
  expect(await find(begin.toLowerCase())).toEqual(made);
  expect(await find(mail)).toEqual(made.toReversed());
  expect(await find("+49 151 12345678")).toEqual(made.toReversed());
  expect(await find(tracking.toLowerCase())).toEqual([made[0]]);
  expect(await find("%")).toEqual([]);
  expect(await find("nobody@example.com")).toEqual([]);
});

test("[L2] only who may reads orders or tells of them, a look is written down, and faults name their field", async () => {
  const no = number();
  const { id } = await put(no, order({ mail: `read${unique()}@example.com` }));
  const body = order({});
  await play(desk, {
    as: "agent",
    request: ["PUT", `/api/v1/orders/${no}`, body],
    status: 403,
    error: "request.not_allowed",
  });
  await play(desk, { as: "nobody", request: ["GET", `/api/v1/orders/${id}`], status: 401, lacks: [no] });
  await agent.get(`/api/v1/orders/${id}`);
  const { rows } = await desk.pool.query(
    "select actor_id from audit_log where action = 'orders.read' and subject_id = $1",
    [id],
  );
  expect(rows.map((row) => row.actor_id)).toContain(await desk.staffId("agent"));
  for (const [fault, bad] of [
    ["customer.mail", order({ mail: "no address" })],
    ["customer.phone", order({ phone: "call me" })],
    ["currency", { ...order({}), currency: null }],
    ["trackingUrl", order({}, { shipments: [parcel({ trackingUrl: "javascript:alert(1)" })] })],
  ] as const) {
    const answer = await admin.put(`/api/v1/orders/${number()}`, bad);
    expect(answer.status, fault).toBe(422);
    expect(answer.text).toContain(fault);
  }
});

test("[A3] a case names an order of its customer, the order tells its cases, and nobody names another's", async () => {
  const address = `case${unique()}@example.com`;
  const { id: brandId } = await buildBrand(ctx);
  const customerId = await buildMailCustomer(ctx, { address });
  const { id: caseId } = await buildMailCase(ctx, { customerId, subject: "Where is my lamp" });
  const own = await put(number(), order({ mail: address }, { brandId }));
  const others = await put(number(), order({ mail: `other${unique()}@example.com` }));
  const path = (id: number) => `/api/v1/cases/${caseId}/orders/${id}`;
  await play(desk, { as: "agent", request: ["PUT", path(own.id)], status: 200, events: ["orders.named"] });
  await play(desk, { as: "agent", request: ["PUT", path(own.id)], status: 200 });
  await play(desk, {
    as: "agent",
    request: ["PUT", path(others.id)],
    status: 422,
    error: "orders.of_another_customer",
  });
  expect((await agent.get(`/api/v1/orders?caseId=${caseId}`)).body.items).toMatchObject([{ id: own.id }]);
  expect((await agent.get(`/api/v1/orders/${own.id}`)).body.cases).toEqual([
    { id: caseId, subject: "Where is my lamp" },
  ]);
  await play(desk, { as: "agent", request: ["DELETE", path(own.id)], status: 200, events: ["orders.unnamed"] });
  expect((await agent.get(`/api/v1/orders?caseId=${caseId}`)).body.items).toEqual([]);
});
