import { beforeAll, describe, expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildBrand } from "../../../../test/support/build.ts";
import { buildMailCase } from "../../../../test/support/build-mail-case.ts";
import { noteContacts, readCaseToken, updateCase } from "./index.ts";

const desk = await openTestDesk();
const { ctx } = desk;
let brandId: number;

beforeAll(async () => {
  brandId = (await buildBrand(ctx)).id;
  const account = await (await desk.as("admin")).post("/api/v1/channel-accounts", {
    channel: "mail",
    name: "Support",
    brandId,
    teamId: null,
    addresses: ["support@shop.example"],
    active: true,
    config: { receive: "receiver" },
  });
  expect(account.status, account.text).toBe(200);
});

async function noticesIn(caseId: number) {
  const messages = await (await desk.as("supervisor")).get(`/api/v1/cases/${caseId}/messages`);
  return messages.body.items.filter((item: { kind: string }) => item.kind === "notice");
}

describe("[C7] the rule by which a case closes is told to its customer", () => {
  test.each([
    ["en", "is solved as far as we know", "March 16, 2026"],
    ["zh-CN", "我们认为已经解决", "2026年3月16日"],
  ])("in their language (%s), with the day and the page of the case", async (language, words, day) => {
    const { id } = await buildMailCase(ctx, { brandId, language, subject: "Lamp" });
    await updateCase(ctx, { caseId: id, category: "solved" });
    await desk.settle();
    const notices = await noticesIn(id);
    expect(notices).toHaveLength(1);
    expect(notices[0].recipients.to).toMatchObject([{ address: expect.stringMatching(/^customer-\d+@example\.org$/) }]);
    for (const part of [words, day, `#${id}`, "Lamp"]) expect(notices[0].text).toContain(part);
    const token = /\/c\/([^\s/?]+)/.exec(notices[0].text)?.[1];
    expect(readCaseToken(ctx, token!)).toBe(id);
  });

  test("but not when the customer wrote again before it could be told", async () => {
    const { id } = await buildMailCase(ctx, { brandId });
    await updateCase(ctx, { caseId: id, category: "solved" });
    await noteContacts(ctx, [{ caseId: id, at: desk.now(), countsAsContact: true }]);
    await desk.settle();
    expect(await noticesIn(id)).toEqual([]);
  });

  test("and nothing breaks where there is no way to reach them", async () => {
    const { id } = await buildMailCase(ctx);
    await updateCase(ctx, { caseId: id, category: "solved" });
    await desk.settle();
    expect(await noticesIn(id)).toEqual([]);
  });
});
