import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { afterAll, expect, onTestFailed, test } from "vitest";
import { chooseDeskPorts, imap, type MailDesk, PATIENCE, startMailDesk } from "./servers/mail-desk.ts";
import { startMailWorld } from "./servers/mail-world.ts";
import { readMailbox } from "./servers/mailbox.ts";
import { stallingLine } from "./servers/stalling-line.ts";
import { swaks } from "./servers/swaks.ts";

const SHOPS = Array.from({ length: 12 }, (_, n) => `shop${n}@shop.example`);
const [SLOW, SEEN] = ["slow@shop.example", "seen@shop.example"];
const [REMADE, DAMAGED] = ["remade@shop.example", "damaged@shop.example"];

const world = await startMailWorld({ mailboxes: [...SHOPS, SLOW, SEEN, REMADE, DAMAGED] });
const { dovecot, postfix } = world;
const desk = await startMailDesk(world, await chooseDeskPorts());

const write = (to: string, subject: string) =>
  swaks({ port: postfix.mxPort, from: "wang@elsewhere.example", to, subject, text: "Where is it?" });

/** How often the desk has a mail with this subject. */
const countOf = async (subject: string) =>
  (await desk.db.query("select count(*)::int as n from messages where direction = 'in' and subject = $1", [subject]))
    .rows[0].n;

const seenIn = async (address: string) =>
  (await readMailbox(dovecot, address)).map(({ subject, seen }) => `${subject}: ${seen ? "seen" : "new"}`);

function explainFailures(running: MailDesk): void {
  world.explainFailures();
  onTestFailed(() => {
    process.stderr.write(`Desk:\n${running.output()}\n`);
  });
}

test("[A1] many mailboxes are read side by side; neither a silent server nor one that stalls in the middle holds up another", async () => {
  explainFailures(desk);
  const line = await stallingLine(dovecot.imapsPort);
  afterAll(() => line.close());
  const silent = createServer().listen(0, "127.0.0.1");
  afterAll(() => silent.close());
  await once(silent, "listening");
  const { port: silentPort } = silent.address() as AddressInfo;
  const dead = await desk.admin.addMailAccount({
    addresses: ["dead@shop.example"],
    config: { ...imap("dead@shop.example", silentPort), imapSecurity: "none" },
  });
  const slow = await desk.admin.addMailAccount({ addresses: [SLOW], config: imap(SLOW, line.port) });
  await expect.poll(async () => (await desk.account(slow)).health.lastPollAt, PATIENCE).not.toBeNull();
  line.stall();
  await write(SLOW, "To the slow one");
  const ids: number[] = [];
  for (const address of SHOPS) {
    ids.push(await desk.admin.addMailAccount({ addresses: [address], config: imap(address, dovecot.imapsPort) }));
  }
  for (const address of SHOPS) await write(address, `To ${address}`);
  for (const address of SHOPS) await expect.poll(() => countOf(`To ${address}`), PATIENCE).toBe(1);
  for (const id of ids) await expect.poll(async () => (await desk.account(id)).health.state, PATIENCE).toBe("ok");

  // What changes for the stalled one is not held up by it either.
  const other = SHOPS[0]!;
  await desk.admin.put(`/api/v1/channel-accounts/${ids[0]}`, {
    ...(await formOf(ids[0]!)),
    config: { ...imap(other, dovecot.imapsPort), imapMarkSeen: false },
  });
  await desk.admin.put(`/api/v1/channel-accounts/${slow}`, {
    ...(await formOf(slow)),
    config: { ...imap(SLOW, line.port), imapMarkSeen: false },
  });
  await write(other, "After a change");
  await expect.poll(() => countOf("After a change"), PATIENCE).toBe(1);
  expect(await seenIn(other)).toContain("After a change: new");
  expect(await countOf("To the slow one")).toBe(0);

  line.flow();
  await expect.poll(() => countOf("To the slow one"), PATIENCE).toBe(1);
  await expect
    .poll(async () => (await desk.account(dead)).health, PATIENCE)
    .toMatchObject({
      state: "failing",
      lastError: expect.stringContaining("greeting"),
    });
}, 300_000);

test("[L4] a mail is marked as seen only once it is stored, though the desk is killed between fetching and storing", async () => {
  explainFailures(desk);
  await desk.admin.addMailAccount({ addresses: [SEEN], config: imap(SEEN, dovecot.imapsPort) });
  await write(SEEN, "Stored");
  await expect.poll(() => seenIn(SEEN), PATIENCE).toEqual(["Stored: seen"]);

  const blocker = await desk.db.connect();
  try {
    await blocker.query("begin");
    await blocker.query("lock table intake in exclusive mode");
    await write(SEEN, "Fetched and not stored");
    // It was fetched: its row is waiting for the lock.
    const waiting = `select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like '%insert into intake%'`;
    await expect.poll(async () => (await desk.db.query(waiting)).rows[0].n, PATIENCE).toBeGreaterThan(0);
    await desk.kill("SIGKILL");
    // PostgreSQL notices that its client is gone only when the lock is free; then it must not commit what was waiting.
    await desk.db.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`);
    await expect.poll(async () => (await desk.db.query(waiting)).rows[0].n, PATIENCE).toBe(0);
  } finally {
    await blocker.query("rollback");
    blocker.release();
  }
  expect(await seenIn(SEEN)).toEqual(["Stored: seen", "Fetched and not stored: new"]);
  expect(await countOf("Fetched and not stored")).toBe(0);

  await desk.start();
  await expect.poll(() => countOf("Fetched and not stored"), PATIENCE).toBe(1);
  await expect.poll(() => seenIn(SEEN), PATIENCE).toEqual(["Stored: seen", "Fetched and not stored: seen"]);
  await desk.quiet();
  expect([await countOf("Stored"), await countOf("Fetched and not stored")]).toEqual([1, 1]);
}, 240_000);

test("[A1] a mailbox whose UIDs are given anew loses and doubles nothing", async () => {
  explainFailures(desk);
  const id = await desk.admin.addMailAccount({
    addresses: [REMADE],
    config: { ...imap(REMADE, dovecot.imapsPort), imapHistoryDays: 0 },
  });
  await expect.poll(async () => (await desk.account(id)).health.lastPollAt, PATIENCE).not.toBeNull();
  for (const subject of ["Before 1", "Before 2"]) {
    await write(REMADE, subject);
    await expect.poll(() => countOf(subject), PATIENCE).toBe(1);
  }
  const cursor = async () =>
    (await desk.db.query("select value from channel_cursors where account_id = $1", [id])).rows[0].value;
  const { uidValidity } = await cursor();

  await desk.kill("SIGTERM");
  // While nobody reads, one comes and the mailbox is remade: it has never been seen under any UID that counts now.
  await write(REMADE, "In between");
  await expect.poll(() => seenIn(REMADE), PATIENCE).toContain("In between: new");
  await dovecot.stop();
  await dovecot.forgetUids(REMADE);
  await dovecot.start();
  await desk.start();
  await expect.poll(() => countOf("In between"), PATIENCE).toBe(1);
  await write(REMADE, "After");
  await expect.poll(() => countOf("After"), PATIENCE).toBe(1);
  await desk.quiet();
  expect((await cursor()).uidValidity).not.toBe(uidValidity);
  const subjects = ["Before 1", "Before 2", "In between", "After"];
  expect(await Promise.all(subjects.map(countOf))).toEqual([1, 1, 1, 1]);
}, 240_000);

test("[A1] a mail that its server cannot hand out holds up no other, stands in the doctor, and comes in once it can be read", async () => {
  explainFailures(desk);
  await write(DAMAGED, "Damaged");
  await expect.poll(() => seenIn(DAMAGED), PATIENCE).toEqual(["Damaged: new"]);
  const repair = await dovecot.damageOldest(DAMAGED);
  const id = await desk.admin.addMailAccount({ addresses: [DAMAGED], config: imap(DAMAGED, dovecot.imapsPort) });
  await write(DAMAGED, "Behind it");
  await expect.poll(() => countOf("Behind it"), PATIENCE).toBe(1);
  await expect
    .poll(async () => (await desk.account(id)).health, PATIENCE)
    .toMatchObject({ state: "failing", lastError: expect.stringContaining("INBOX: mail 1") });
  await write(DAMAGED, "Later");
  await expect.poll(() => countOf("Later"), PATIENCE).toBe(1);
  expect(await countOf("Damaged")).toBe(0);

  await repair();
  await desk.kill("SIGTERM");
  await desk.start();
  await expect.poll(() => countOf("Damaged"), PATIENCE).toBe(1);
  await expect.poll(async () => (await desk.account(id)).health.state, PATIENCE).toBe("ok");
  expect([await countOf("Behind it"), await countOf("Later")]).toEqual([1, 1]);
}, 300_000);

async function formOf(id: number) {
  const { channel, name, brand, team, addresses, active } = await desk.account(id);
  return { channel, name, brandId: brand.id, teamId: team?.id ?? null, addresses, active };
}
