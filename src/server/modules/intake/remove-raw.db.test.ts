import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { unique } from "../../../../test/support/build.ts";
import { buildMailAccount, deliver } from "../../../../test/support/deliver.ts";
import { openRawDelivery } from "./open-raw-delivery.ts";
import { retryDelivery } from "./retry-delivery.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const account = await buildMailAccount(ctx);
const DAY = 86_400_000;
const days = ctx.config.rawDays;

/** A mail that was understood, and where its bytes are. */
async function received(headers: Record<string, string> = {}) {
  const messageId = `${unique()}.raw@example.com`;
  await deliver(ctx, account, { messageId, headers, text: `Words ${messageId}` });
  const { rows } = await desk.pool.query("select id as message_id, raw_sha256 from messages where external_id = $1", [
    messageId,
  ]);
  const { message_id, raw_sha256 } = rows[0];
  const intake = await desk.pool.query("select id from intake where raw_sha256 = $1", [raw_sha256]);
  return { messageId: message_id as number, sha256: raw_sha256 as string, intakeId: intake.rows[0].id as number };
}

/** The desk's clock goes to so many days from now; files bear the time of the machine. */
const goTo = (daysFromNow: number) => desk.advance(Date.now() + daysFromNow * DAY - desk.now().getTime());

async function clean() {
  await desk.pool.query("select graphile_worker.add_job('intake.remove-raw', '{}'::json)");
  await desk.settle();
}

test("a mail is kept as it came until it was understood long enough ago; what was made of it stays", async () => {
  goTo(0);
  const mail = await received();
  goTo(days - 1);
  await clean();
  expect(await text(await openRawDelivery(ctx, mail.intakeId))).toContain("Words");
  goTo(days + 1);
  await clean();
  expect(await ctx.files.has(mail.sha256)).toBe(false);
  await expect(openRawDelivery(ctx, mail.intakeId)).rejects.toMatchObject({
    code: "intake.raw_removed",
    params: { id: mail.intakeId, days },
  });
  const { rows } = await desk.pool.query("select text, raw_sha256 from messages where id = $1", [mail.messageId]);
  expect(rows[0]).toEqual({ text: expect.stringContaining("Words"), raw_sha256: null });
});

test("what failed is kept until it is settled, however old", async () => {
  goTo(0);
  const mail = await received();
  await desk.pool.query("update intake set state = 'failed', done_at = null where id = $1", [mail.intakeId]);
  goTo(days + 400);
  await clean();
  expect(await ctx.files.has(mail.sha256)).toBe(true);
  const { rows } = await desk.pool.query("select raw_removed_at from intake where id = $1", [mail.intakeId]);
  expect(rows).toEqual([{ raw_removed_at: null }]);
});

test("what was refused can be tried again as long as its bytes are there, and says so after", async () => {
  goTo(0);
  const mail = await received();
  await desk.pool.query("update intake set state = 'refused' where id = $1", [mail.intakeId]);
  goTo(days + 1);
  await clean();
  await expect(retryDelivery(ctx, mail.intakeId)).rejects.toMatchObject({ code: "intake.raw_removed" });
  const { rows } = await desk.pool.query("select state from intake where id = $1", [mail.intakeId]);
  expect(rows).toEqual([{ state: "refused" }]);
});

test("bytes that are also a file of a message stay that message's", async () => {
  goTo(0);
  const mail = await received();
  const other = await received();
  await desk.pool.query(
    `insert into attachments (message_id, customer_id, sha256, name, type, size, inline)
     select id, customer_id, $2, 'forwarded.eml', 'message/rfc822', 1, false from messages where id = $1`,
    [other.messageId, mail.sha256],
  );
  goTo(days + 1);
  await clean();
  expect([await ctx.files.has(mail.sha256), await ctx.files.has(other.sha256)]).toEqual([true, false]);
});

test("a repeat of a delivery whose bytes are gone still changes nothing", async () => {
  goTo(0);
  const messageId = `${unique()}.again@example.com`;
  const same = { messageId, from: "same@example.com", text: "The very same." };
  await deliver(ctx, account, same);
  goTo(days + 1);
  await clean();
  await deliver(ctx, account, same);
  const { rows } = await desk.pool.query("select count(*)::int as n from messages where text = 'The very same.'");
  expect(rows[0].n).toBe(1);
});
