import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { smallPage } from "../../src/server/channels/fax/testing/small-page.ts";
import { openBell } from "../../src/server/kernel/events/bell.ts";
import { createMetrics } from "../../src/server/kernel/metrics.ts";
import { defaultBrand } from "../../src/server/modules/brands/index.ts";
import { saveAccount } from "../../src/server/modules/conversations/channel-accounts/save-account.ts";
import { indexer } from "../../src/server/modules/search/indexer.ts";
import { openChannelDesk } from "../support/channel-desk.ts";
import { NUMBER, startHylaFax } from "./hylafax.ts";
import { startModem } from "./modem.ts";

const CUSTOMER = "+861066660000";
const BUSY = "+861077770000";
const { desk, admin, agent, work, lines, answer } = await openChannelDesk();
const folder = await mkdtemp(join(tmpdir(), "keepword-hylafax-"));
const modem = await startModem(folder, [BUSY]);
const hylafax = await startHylaFax(folder, modem);
const hookSecret = "a-secret-of-this-journey";
const account = await saveAccount(desk.ctx, null, {
  channel: "fax",
  name: "HylaFAX",
  brandId: (await defaultBrand(desk.ctx)).id,
  teamId: null,
  addresses: [],
  active: true,
  config: { number: NUMBER, host: "127.0.0.1", port: hylafax.port, user: "keepword", calls: 1, hookSecret },
});
const bell = openBell(desk.url, desk.pool, desk.ctx.log);
const indexing = await indexer.start(desk.ctx, { bell, metrics: createMetrics() });
await hylafax.connect(account.hookUrl!, hookSecret);
afterAll(async () => {
  await indexing.stop();
  await bell.stop();
  await hylafax.stop();
  await modem.stop();
  await rm(folder, { recursive: true });
});

const patient = { timeout: 60_000, interval: 200 };
const tiff = await readFile("src/server/channels/fax/testing/two-pages.tif");
let last = 0;
/** Somebody sends pages, once the desk has them. */
const comes = async (number: string, pages: Buffer = tiff) => {
  const id = String(++last).padStart(9, "0");
  await hylafax.received(Buffer.concat([pages, Buffer.from(id)]), { id, number, name: "WANG FANG" });
  return vi.waitFor(async () => {
    await work();
    const line = (await lines()).findLast(({ direction }) => direction === "in")!;
    expect(line).toBeDefined();
    return line;
  }, patient);
};
const replyOf = async (caseId: number) => (await lines(caseId)).findLast(({ kind }) => kind === "reply")!;

test("[A1] a fax that a real HylaFAX received is a case with its pages, whose words are found; the answer goes out as pages and arrives", async () => {
  const { id, caseId, problems } = await comes("01066660000");
  expect(problems).toEqual([]);
  const { body } = await agent.get(`/api/v1/cases/${caseId}/messages`);
  const message = body.items.find((item: { id: number }) => item.id === id);
  expect(message.attachments.map(({ name, type }: { name: string; type: string }) => [name, type])).toEqual([
    ["fax-1-2.png", "image/png"],
    ["fax-2-2.png", "image/png"],
    ["fax.tif", "image/tiff"],
  ]);
  const [page] = message.attachments;
  expect(page.machineWords).toContain("The parcel has not arrived");
  expect(page.machineWords).toContain("请尽快处理");
  for (const words of ["parcel arrived", "尽快处理"]) {
    await vi.waitFor(async () => {
      bell.ring();
      const found = await agent.get(`/api/v1/search?q=${encodeURIComponent(words)}`);
      expect(found.body.items.map((hit: { caseId: number }) => hit.caseId)).toContain(caseId);
    }, patient);
  }
  const { body: opened } = await agent.get(`/api/v1/cases/${caseId}`);
  expect(opened.subject).toBe("传真：订单没有收到，请尽快处理。");
  const { rows } = await desk.pool.query("select address from handles where kind = 'fax'");
  expect(rows).toEqual([{ address: CUSTOMER }]);

  await answer(caseId, { text: "您的包裹在路上。\nIt is on its way." });
  await vi.waitFor(async () => expect((await replyOf(caseId)).deliveryState).toBe("delivered"), patient);
  expect(modem.called).toContain(CUSTOMER);
  expect(modem.pages[0]!.byteLength).toBeGreaterThan(2_000);
});

test("[A6] a number that stays busy: the answer failed, with HylaFAX's words", async () => {
  const { caseId } = await comes("01077770000", smallPage());
  await answer(caseId, { text: "Are you there?" });
  await vi.waitFor(async () => expect((await replyOf(caseId)).deliveryState).toBe("bounced"), patient);
  const { rows } = await desk.pool.query("select detail from delivery_attempts where outcome = 'bounced'");
  expect(rows[0].detail).toMatch(/busy/i);
});

test("the doctor signs in at a real HylaFAX", async () => {
  const { id, channel, name, brand, addresses, active, config } = account;
  const input = { id, channel, name, brandId: brand.id, teamId: null, addresses, active, config };
  expect((await admin.post("/api/v1/channel-accounts/check", input)).body).toMatchObject({ ok: true });
});
