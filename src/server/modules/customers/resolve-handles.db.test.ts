import fc from "fast-check";
import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { unique } from "../../../../test/support/build.ts";
import type { Handle } from "../../kernel/channel/index.ts";
import { handleKey, LostRace, resolveHandles } from "./resolve-handles.ts";

const desk = await openTestDesk();

function mail(local: string): Handle {
  const address = `${local}@example.com`;
  return { kind: "mail", address, display: address.toUpperCase(), name: local };
}

/** As the receiving path does: who lost a race begins anew. A deadlock is nothing to begin anew for, it must not be. */
async function resolve(handles: Handle[]): ReturnType<typeof resolveHandles> {
  try {
    return await desk.ctx.tx((tx) => resolveHandles(tx, handles));
  } catch (error) {
    if (error instanceof LostRace) return resolve(handles);
    throw error;
  }
}

test("[A2] two mails of one new person at the same time make one customer, in any mixture of people", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 6 }), {
        minLength: 2,
        maxLength: 4,
      }),
      async (batches) => {
        const run = unique();
        const results = await Promise.all(
          batches.map((batch) => resolve(batch.map((person) => mail(`p${run}-${person}`)))),
        );
        const people = new Set(batches.flat());
        for (const person of people) {
          const key = handleKey(mail(`p${run}-${person}`));
          const found = results.flatMap((result) => result.get(key) ?? []);
          expect(new Set(found.map((one) => one.customerId)).size).toBe(1);
          expect(found.filter((one) => one.isNew)).toHaveLength(1);
        }
        const { rows } = await desk.pool.query(
          `select count(distinct c.id)::int as customers, count(*)::int as handles
           from customers c join handles h on h.customer_id = c.id where h.address like $1`,
          [`p${run}-%`],
        );
        expect(rows[0]).toEqual({ customers: people.size, handles: people.size });
      },
    ),
    { numRuns: 40 },
  );
});

test("[A2] no person is left over without a handle by those who were faster", async () => {
  const run = unique();
  const race = () => desk.ctx.tx((tx) => resolveHandles(tx, [mail(`race${run}`)]));
  await Promise.all(Array.from({ length: 6 }, race));
  const { rows } = await desk.pool.query("select count(*)::int as n from customers where name = $1", [`race${run}`]);
  expect(rows[0].n).toBe(1);
});

test("[A2] somebody known by an address only gets the name that comes later, and keeps the first one", async () => {
  const handle = mail(`later${unique()}`);
  const resolve = async (name: string | null) =>
    (await desk.ctx.tx((tx) => resolveHandles(tx, [{ ...handle, name }]))).get(handleKey(handle))!.customerId;
  const id = await resolve(null);
  expect(await resolve("王芳")).toBe(id);
  expect(await resolve("Somebody else")).toBe(id);
  const { rows } = await desk.pool.query("select name from customers where id = $1", [id]);
  expect(rows[0].name).toBe("王芳");
});

test("[A2] a transaction that fails leaves nobody behind", async () => {
  const handle = mail(`aborted${unique()}`);
  const failing = desk.ctx.tx(async (tx) => {
    await resolveHandles(tx, [handle]);
    throw new Error("the power went");
  });
  await expect(failing).rejects.toThrow("the power went");
  const { rows } = await desk.pool.query("select count(*)::int as n from handles where address = $1", [handle.address]);
  expect(rows[0].n).toBe(0);
});

test("[A2] hostile names are kept as text", async () => {
  const name = `'; drop table customers; -- \0 \ud800 ${"x".repeat(5_000)}`;
  const handle = { ...mail(`hostile${unique()}`), name };
  const { customerId } = (await desk.ctx.tx((tx) => resolveHandles(tx, [handle]))).get(handleKey(handle))!;
  const { rows } = await desk.pool.query("select name from customers where id = $1", [customerId]);
  expect(rows[0].name).toMatch(/^'; drop table customers; -- {2}\ufffd x+$/);
  expect(rows[0].name.length).toBeLessThanOrEqual(200);
});
