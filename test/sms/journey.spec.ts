import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { defaultBrand } from "../../src/server/modules/brands/index.ts";
import { saveAccount } from "../../src/server/modules/conversations/channel-accounts/save-account.ts";
import { openChannelDesk } from "../support/channel-desk.ts";
import { makeKannel, NUMBER, USER } from "./kannel.ts";

const { desk, admin, work, lines, answer } = await openChannelDesk();
const folder = await mkdtemp(join(tmpdir(), "keepword-kannel-"));
const kannel = await makeKannel(folder);
const hookSecret = "a-secret-of-this-journey";
const account = await saveAccount(desk.ctx, null, {
  channel: "sms",
  name: "Kannel",
  brandId: (await defaultBrand(desk.ctx)).id,
  teamId: null,
  addresses: [],
  active: true,
  config: { protocol: "kannel", number: NUMBER, sendUrl: kannel.sendUrl, hookSecret, ...USER },
});
await kannel.start(account.hookUrl!, hookSecret);
afterAll(async () => {
  await kannel.stop();
  await rm(folder, { recursive: true });
});

const PHONE = "+8613800138000";
const patient = { timeout: 20_000, interval: 200 };
/** What a phone says, once the desk has it. */
const say = async (text: string) => {
  await kannel.phone(PHONE, text);
  return vi.waitFor(async () => {
    await work();
    const line = (await lines()).findLast((each) => each.direction === "in" && each.text === text);
    expect(line).toBeDefined();
    return line!;
  }, patient);
};
const replyOf = async (caseId: number) => (await lines(caseId)).findLast(({ kind }) => kind === "reply")!;

test("[A1] a phone writes through a real Kannel, is answered in Chinese, and the report says that it arrived", async () => {
  const { caseId } = await say("Where is my parcel?");
  await answer(caseId, { text: "我的" });
  // Two bytes a letter, as the fake centre writes them.
  await vi.waitFor(async () => expect(await kannel.heard()).toContain(`<${NUMBER} ${PHONE} ucs-2 b%11v%84>`), patient);
  await vi.waitFor(async () => expect((await replyOf(caseId)).deliveryState).toBe("delivered"), patient);
});

test("a long answer is cut by Kannel into short messages that the phone joins; all arrive", async () => {
  const { caseId } = await say("Tell me more.");
  const before = (await kannel.heard()).split("Got message").length;
  await answer(caseId, { text: "It is on its way. ".repeat(20).trim() });
  await vi.waitFor(async () => expect((await kannel.heard()).split("Got message").length - before).toBe(3), patient);
  await vi.waitFor(async () => expect((await replyOf(caseId)).deliveryState).toBe("delivered"), patient);
});

test("whoever writes TD is written to no more", async () => {
  const { caseId } = await say("TD");
  await answer(caseId, { text: "One more thing." });
  expect(await replyOf(caseId)).toMatchObject({ deliveryState: "failed", deliveryError: "opted_out" });
});

test("the doctor tries the name and password of a real Kannel", async () => {
  const { id, channel, name, brand, addresses, active, config } = account;
  const input = { id, channel, name, brandId: brand.id, teamId: null, addresses, active, config };
  const check = async (given: object) =>
    (await admin.post("/api/v1/channel-accounts/check", { ...input, config: { ...config, ...given } })).body;
  expect(await check({})).toMatchObject({ ok: true });
  const refused = await check({ password: "another" });
  expect(refused).toMatchObject({ ok: false });
  expect(refused.steps[0].detail).toContain("Authorization failed");
});
