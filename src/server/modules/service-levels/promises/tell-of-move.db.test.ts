import { describe, expect, test } from "vitest";
import { openTestDesk } from "../../../../../test/support/app.ts";
import { buildCase } from "../../../../../test/support/build-case.ts";
import { buildMailAccount } from "../../../../../test/support/deliver.ts";
import { createCustomer } from "../../customers/create-customer.ts";

const desk = await openTestDesk();
const { ctx } = desk;
await buildMailAccount(ctx);
const inHours = (hours: number) => new Date(desk.now().getTime() + hours * 3_600_000).toISOString();

async function movedFor(customer: { email?: string; locale: "zh-CN" | "en" }, reason = "The part is late.") {
  const customerId = await createCustomer(ctx, { name: "Lin", ...customer });
  const { caseId } = await buildCase(ctx, { customerId, subject: "Lamp" });
  const supervisor = await desk.as("supervisor");
  const promise = { caseId, kind: "repair", words: "Lamp repaired", dueAt: inHours(7) };
  const { body } = await supervisor.post("/api/v1/promises", promise);
  await supervisor.post(`/api/v1/promises/${body.id}/move`, { dueAt: inHours(31), reason });
  await desk.settle({ failures: "return" });
  const { rows } = await desk.pool.query(
    "select kind, automatic, author_id, recipients, subject, text from messages where case_id = $1 and direction = 'out'",
    [caseId],
  );
  return rows;
}

describe("[B2] [B4] a promise is moved with notice", () => {
  test("the customer hears both times and the reason, in their language and by a clock that is named", async () => {
    const [notice, ...more] = await movedFor({ email: "lin@example.com", locale: "en" });
    expect(more).toEqual([]);
    expect(notice).toMatchObject({
      kind: "notice",
      automatic: true,
      author_id: null,
      recipients: { to: [{ address: "lin@example.com" }] },
      subject: expect.stringContaining("Lamp"),
    });
    for (const part of [
      "“Lamp repaired” by Monday, March 9, 2026, 17:00 (China Standard Time)",
      "Our new promise: by Tuesday, March 10, 2026, 17:00 (China Standard Time).",
      "The reason: The part is late.",
      "/c/",
    ]) {
      expect(notice.text).toContain(part);
    }
  });

  test("in Chinese to who reads Chinese", async () => {
    const [notice] = await movedFor({ email: "wang@example.com", locale: "zh-CN" }, "配件未到");
    expect(notice.text).toContain("新的承诺时间：2026年3月10日星期二 17:00（中国标准时间） 之前。");
    expect(notice.text).toContain("原因：配件未到");
  });

  test("somebody without an address sees it on their page only", async () => {
    expect(await movedFor({ locale: "en" })).toEqual([]);
  });
});
