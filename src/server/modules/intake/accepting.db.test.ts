import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { unique } from "../../../../test/support/build.ts";
import { accept, buildMailAccount, deliver, rawMail } from "../../../../test/support/deliver.ts";
import { acceptDeliveries } from "./accept-delivery.ts";
import { claimDeliveries, prolongDelivery } from "./store/deliveries.ts";

const desk = await openTestDesk();
const { ctx, pool } = desk;
const account = await buildMailAccount(ctx);

test("[A6] a request with many messages is stored whole or not at all", async () => {
  const delivery = (accountId: number) => ({
    accountId,
    externalId: `bulk:${unique()}`,
    raw: Buffer.from(`message ${unique()}`),
    envelope: {},
  });
  await expect(
    acceptDeliveries(ctx, [delivery(account.id), delivery(999_999), delivery(account.id)]),
  ).rejects.toThrow();
  const stored = async () => (await pool.query("select 1 from intake where external_id like 'bulk:%'")).rows.length;
  expect(await stored()).toBe(0);
  const all = [delivery(account.id), delivery(account.id)];
  await acceptDeliveries(ctx, all);
  await acceptDeliveries(ctx, all);
  expect(await stored()).toBe(2);
  await pool.query("delete from intake where external_id like 'bulk:%'");
});

test("[A6] requests that come together share a commit, and one that cannot be stored fails alone", async () => {
  const delivery = (accountId: number) => ({
    accountId,
    externalId: `together:${unique()}`,
    raw: Buffer.from(`message ${unique()}`),
    envelope: {},
  });
  const twice = delivery(account.id);
  const requests = [[twice, delivery(account.id)], [delivery(999_999)], [twice]];
  const settled = await Promise.allSettled(requests.map((request) => acceptDeliveries(ctx, request)));
  expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  const { rows } = await pool.query("select external_id from intake where external_id like 'together:%' order by id");
  expect(rows).toHaveLength(2);
  expect(rows[0].external_id).toBe(twice.externalId);
  await pool.query("delete from intake where external_id like 'together:%'");
});

test("[A6] whoever still works on a delivery keeps it, however long its files take; once they are gone another takes it", async () => {
  await accept(ctx, account, rawMail({ to: account.address }));
  const claim = () => claimDeliveries(ctx.db, { limit: 10, except: [], leaseMs: 10_000 }, ctx.now());
  const later = () => new Date(ctx.now().getTime() + 10_000);
  const [mine] = await claim();
  for (let n = 0; n < 3; n++) {
    desk.advance("9 s");
    await prolongDelivery(ctx.db, mine!, later());
    expect(await claim()).toEqual([]);
  }
  desk.advance("11 s");
  const [theirs] = await claim();
  expect(theirs!.id).toBe(mine!.id);
  desk.advance("11 s");
  // Whose it was before does not take it back by being slow.
  await prolongDelivery(ctx.db, mine!, later());
  expect((await claim()).map(({ id }) => id)).toEqual([mine!.id]);
});

test("[A2] an address that mail came back from can be written to again once its person writes from it", async () => {
  const from = `back${unique()}@example.com`;
  await deliver(ctx, account, { from });
  await pool.query("update handles set bounced_at = now(), bounce_reason = 'full' where address = $1", [from]);
  await deliver(ctx, account, { from, subject: "I am here again" });
  const { rows } = await pool.query("select bounced_at, bounce_reason from handles where address = $1", [from]);
  expect(rows).toEqual([{ bounced_at: null, bounce_reason: null }]);
});
