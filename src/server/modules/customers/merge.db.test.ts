import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { unique } from "../../../../test/support/build.ts";
import { accept, buildMailAccount, deliver, drain, rawMail } from "../../../../test/support/deliver.ts";
import { mergeCustomers } from "./merge-customers.ts";
import { unmergeCustomer } from "./unmerge-customer.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const account = await buildMailAccount(ctx);

type Person = { id: number; address: string; first: string };

/** Somebody who wrote once. */
async function newPerson(): Promise<Person> {
  const address = `person${unique()}@example.com`;
  const first = `${unique()}.first@example.com`;
  await deliver(ctx, account, { from: address, messageId: first });
  return { id: await ownerOf(address), address, first };
}

async function ownerOf(address: string): Promise<number> {
  const { rows } = await desk.pool.query("select customer_id from handles where address = $1", [address]);
  return rows[0].customer_id;
}

const OWNED = ["handles", "cases", "conversations", "messages", "attachments", "promises", "events"];

/** Every row that belongs to somebody of these, by table and owner. Merging makes events of its own: they are left out. */
async function belongings(ids: readonly number[]): Promise<Record<string, number[]>> {
  const found: Record<string, number[]> = {};
  for (const table of OWNED) {
    const { rows } = await desk.pool.query(
      `select customer_id, id from ${table} where customer_id = any($1)
         ${table === "events" ? "and type not like 'customers.%merged'" : ""} order by id`,
      [ids],
    );
    for (const [owner, own] of Map.groupBy(rows, (row) => row.customer_id)) {
      found[`${table} of ${owner}`] = own.map((row) => row.id);
    }
  }
  return found;
}

async function total(ids: readonly number[]): Promise<number> {
  return Object.values(await belongings(ids)).flat().length;
}

test("[A2] merging loses no line, and un-merging puts back exactly what was the other's", async () => {
  const [kept, other] = [await newPerson(), await newPerson()];
  await deliver(ctx, account, { from: other.address, headers: { "In-Reply-To": `<${other.first}>` } });
  const ids = [kept.id, other.id];
  const before = await belongings(ids);
  await mergeCustomers(ctx, { id: kept.id, otherId: other.id, reason: "same phone" });
  expect(Object.keys(await belongings([other.id]))).toEqual([]);
  expect(await total([kept.id])).toBe(Object.values(before).flat().length);
  await unmergeCustomer(ctx, { id: kept.id, otherId: other.id });
  expect(await belongings(ids)).toEqual(before);
});

test("[A2] what came since the merge goes to whoever it came from", async () => {
  const [kept, other] = [await newPerson(), await newPerson()];
  await mergeCustomers(ctx, { id: kept.id, otherId: other.id });
  await deliver(ctx, account, { from: other.address, subject: "new of the other" });
  await deliver(ctx, account, { from: kept.address, subject: "new of the one" });
  await deliver(ctx, account, { from: other.address, headers: { "In-Reply-To": `<${other.first}>` }, subject: "more" });
  expect(await ownerOf(other.address)).toBe(kept.id);
  expect(await total([other.id])).toBe(0);
  await unmergeCustomer(ctx, { id: kept.id, otherId: other.id });
  for (const person of [kept, other]) {
    const { rows } = await desk.pool.query(
      `select m.sender ->> 'address' as address, c.customer_id as case_owner, p.customer_id as promise_owner
       from messages m join cases c on c.id = m.case_id join promises p on p.case_id = c.id where m.customer_id = $1`,
      [person.id],
    );
    expect(rows).toHaveLength(person === kept ? 2 : 3);
    for (const row of rows) {
      expect(row).toEqual({ address: person.address, case_owner: person.id, promise_owner: person.id });
    }
  }
  await deliver(ctx, account, { from: other.address });
  expect(await ownerOf(other.address)).toBe(other.id);
});

test("[A2] who wrote into the other's thread while they were one is a third person there afterwards, and sees it", async () => {
  const [kept, other] = [await newPerson(), await newPerson()];
  await mergeCustomers(ctx, { id: kept.id, otherId: other.id });
  const messageId = `${unique()}.mixed@example.com`;
  await deliver(ctx, account, { from: other.address, messageId, headers: { "In-Reply-To": `<${kept.first}>` } });
  await unmergeCustomer(ctx, { id: kept.id, otherId: other.id });
  const { rows } = await desk.pool.query("select customer_id, third_person from messages where external_id = $1", [
    messageId,
  ]);
  expect(rows).toEqual([{ customer_id: kept.id, third_person: true }]);
  const agent = await desk.as("agent");
  for (const person of [kept, other]) {
    const { body } = await agent.get(`/api/v1/customers/${person.id}/timeline`);
    expect(body.items.some((item: { data: { thirdPerson?: boolean } }) => item.data.thirdPerson)).toBe(true);
  }
});

test("[A2] what the merge filled in goes out again, what somebody wrote since stays", async () => {
  const [kept, other] = [await newPerson(), await newPerson()];
  await desk.pool.query("update customers set company = 'Acme', tier = 'gold', remarks = 'calls often' where id = $1", [
    other.id,
  ]);
  await desk.pool.query("update customers set remarks = 'likes tea' where id = $1", [kept.id]);
  await mergeCustomers(ctx, { id: kept.id, otherId: other.id });
  const agent = await desk.as("agent");
  const merged = (await agent.get(`/api/v1/customers/${kept.id}`)).body;
  expect(merged).toMatchObject({ company: "Acme", tier: "gold", remarks: "likes tea\n\ncalls often" });
  expect(merged.mergedFrom).toMatchObject([{ id: other.id }]);
  await agent.patch(`/api/v1/customers/${kept.id}`, { tier: "silver" });
  await unmergeCustomer(ctx, { id: kept.id, otherId: other.id });
  const after = (await agent.get(`/api/v1/customers/${kept.id}`)).body;
  expect(after).toMatchObject({ company: null, tier: "silver", remarks: "likes tea", mergedFrom: [] });
});

test("[A2] a chain of merges is taken apart in any order", async () => {
  const [a, b, c] = [await newPerson(), await newPerson(), await newPerson()];
  const ids = [a.id, b.id, c.id];
  const before = await belongings(ids);
  await mergeCustomers(ctx, { id: b.id, otherId: a.id });
  await mergeCustomers(ctx, { id: c.id, otherId: b.id });
  expect(await total([a.id, b.id])).toBe(0);
  // a leaves c, though it was merged into b.
  await unmergeCustomer(ctx, { id: c.id, otherId: a.id });
  expect(await ownerOf(a.address)).toBe(a.id);
  await unmergeCustomer(ctx, { id: c.id, otherId: b.id });
  expect(await belongings(ids)).toEqual(before);
});

test("[A2] mails that come in while people are merged and un-merged are nobody's loss", async () => {
  const [kept, other] = [await newPerson(), await newPerson()];
  const count = 24;
  for (let i = 0; i < count; i++) {
    const from = i % 2 ? kept.address : other.address;
    const headers: Record<string, string> = i % 3 ? {} : { "In-Reply-To": `<${i % 2 ? kept.first : other.first}>` };
    await accept(ctx, account, rawMail({ from, to: account.address, headers }));
  }
  const merging = async () => {
    for (let i = 0; i < 4; i++) {
      await mergeCustomers(ctx, { id: kept.id, otherId: other.id });
      await unmergeCustomer(ctx, { id: kept.id, otherId: other.id });
    }
  };
  await Promise.all([merging(), drain(ctx), drain(ctx)]);
  for (const person of [kept, other]) {
    const { rows } = await desk.pool.query(
      `select count(*)::int as n, bool_and(m.customer_id = $2) as messages, bool_and(c.customer_id = $2) as cases
       from messages m join cases c on c.id = m.case_id where m.sender ->> 'address' = $1`,
      [person.address, person.id],
    );
    expect(rows[0]).toEqual({ n: 1 + count / 2, messages: true, cases: true });
  }
});

test("[A2] merging is for those who may, and nonsense is refused with its reason", async () => {
  const [kept, other] = [await newPerson(), await newPerson()];
  const supervisor = await desk.as("supervisor");
  const merge = (id: number, otherId: number) => supervisor.post(`/api/v1/customers/${id}/merge`, { otherId });
  expect(
    (await (await desk.as("agent")).post(`/api/v1/customers/${kept.id}/merge`, { otherId: other.id })).status,
  ).toBe(403);
  expect((await merge(kept.id, kept.id)).body.error.code).toBe("customers.merge_with_self");
  expect((await merge(kept.id, 999_999_999)).body.error.code).toBe("customers.not_found");
  const { result, events } = await desk.during(() => merge(kept.id, other.id));
  expect(result.body.counts).toMatchObject({ cases: 2, openCases: 2, promisesOpen: 2 });
  expect(events.map((event) => event.type)).toEqual(["customers.merged"]);
  expect((await merge(kept.id, other.id)).body.error.code).toBe("customers.merged_away");
  // Who asks for the other is shown the one.
  expect((await supervisor.get(`/api/v1/customers/${other.id}`)).body.id).toBe(kept.id);
  const wrong = await supervisor.post(`/api/v1/customers/${other.id}/unmerge`, { otherId: kept.id });
  expect(wrong.body.error.code).toBe("customers.not_merged");
  const undone = await supervisor.post(`/api/v1/customers/${kept.id}/unmerge`, { otherId: other.id });
  expect(undone.body.counts).toMatchObject({ cases: 1 });
});
