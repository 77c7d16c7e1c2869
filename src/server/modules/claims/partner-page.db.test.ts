import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildStaff } from "../../../../test/support/build.ts";
import { buildCase } from "../../../../test/support/build-case.ts";
import { postForm } from "../../../../test/support/form.ts";
import { moneyOf } from "../../../../test/support/money-desk.ts";
import { assignCase } from "../cases/index.ts";

const desk = await openTestDesk();
const money = await moneyOf(desk);
const { supervisor, claim } = money;
const nobody = await desk.as("nobody");
const partnerId = await money.buildPartner();

async function asked(more: object = {}) {
  const { caseId } = await buildCase(desk.ctx);
  const opened = await claim(caseId, partnerId, more);
  return { caseId, path: `/api/v1/claims/${opened.id}`, page: new URL(opened.partnerUrl).pathname };
}
const dayIn = (days: number) => new Date(desk.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

test("[C4] a partner hands in papers and photos; the desk reads them, others do not", async () => {
  const { path, page, caseId } = await asked();
  const owner = await buildStaff(desk.ctx, { roles: ["supervisor"] });
  await assignCase(desk.ctx, { caseId, ownerId: owner.id, reason: "by_hand" });
  const files = [
    { name: "../../scan.png", content: new Uint8Array(PNG), type: "text/html" },
    { name: "page.html", content: "<script>alert(1)</script>", type: "image/png" },
  ];
  expect((await postForm(nobody, `${page}/files`, {}, files)).status).toBe(303);
  await postForm(nobody, `${page}/files`, {}, files);
  const { body } = await supervisor.get(path);
  expect(body.files).toMatchObject([{ name: "scan.png" }, { name: "page.html" }]);
  expect((await nobody.get(`${page}?lang=en`)).text).toContain("scan.png");
  const [picture, markup] = body.files.map(({ id }: { id: number }) => `${path}/files/${id}`);
  const shown = await supervisor.get(picture);
  expect(shown.headers["content-type"]).toBe("image/png");
  const saved = await supervisor.get(markup);
  expect(saved.headers["content-disposition"]).toMatch(/^attachment/);
  expect(saved.headers["content-security-policy"]).toContain("sandbox");
  expect((await (await desk.as("agent")).get(picture)).status).toBe(403);
  const other = await asked();
  const elsewhere = picture.replace(path, other.path);
  expect((await supervisor.get(elsewhere)).body.error.code).toBe("claims.file_not_found");
  const told = await (await desk.as({ email: owner.email })).get("/api/v1/notifications?kind=claim_files_added");
  expect(told.body.items).toHaveLength(1);
  const none = await postForm(nobody, `${page}/files?lang=en`, {});
  expect(none.status).toBe(422);
  expect(none.text).toContain("Choose a file first.");
});

test("[C4] a partner asks for more time: the desk gives it, which moves the promise, or does not", async () => {
  const { caseId, path, page } = await asked();
  const before = (await supervisor.get(path)).body.dueAt;
  const bad = await postForm(nobody, `${page}/time?lang=en`, { until: dayIn(-1), why: "holidays" });
  expect(bad.status).toBe(422);
  expect(bad.text).toContain("Choose a day after the present date");
  expect(bad.text).toContain("holidays");
  await postForm(nobody, `${page}/time?lang=en`, { until: dayIn(14), why: "holidays" });
  const { body } = await supervisor.get(path);
  // The end of that day in Shanghai.
  expect(body).toMatchObject({ moreTimeUntil: `${dayIn(14)}T15:59:59.000Z`, moreTimeWords: "holidays", dueAt: before });
  expect((await nobody.get(`${page}?lang=zh-CN`)).text).toContain("原期限不变");
  const given = await supervisor.post(`${path}/more-time`, { give: true, words: "" });
  expect(given.body).toMatchObject({ moreTimeUntil: null, dueAt: `${dayIn(14)}T15:59:59.000Z` });
  expect((await supervisor.post(`${path}/more-time`, { give: true, words: "" })).body.error.code).toBe(
    "claims.no_time_asked",
  );
  const { rows } = await desk.pool.query(
    "select state, moved_count from promises where case_id = $1 and kind = 'claim_answer'",
    [caseId],
  );
  expect(rows).toEqual([{ state: "open", moved_count: 1 }]);
  await postForm(nobody, `${page}/time`, { until: dayIn(30), why: "still" });
  await supervisor.post(`${path}/more-time`, { give: false, words: "enough" });
  expect((await supervisor.get(path)).body).toMatchObject({ moreTimeUntil: null, dueAt: given.body.dueAt });
  desk.advance("15 d");
  const late = await postForm(nobody, `${page}/time?lang=en`, { until: dayIn(30), why: "still" });
  expect(late.text).toContain("and not any more");
  expect((await nobody.get(`${page}?lang=en`)).text).not.toContain('name="until"');
});

test("[C4] what a partner types wrong is told at its field and kept; what they accepted they do not take back", async () => {
  const { path, page } = await asked();
  const none = await postForm(nobody, `${page}/answer?lang=en`, { words: "later" });
  expect(none.status).toBe(422);
  expect(none.text).toContain("Choose an answer.");
  const wrong = await postForm(nobody, `${page}/answer?lang=en`, { answer: "part", accepted: "1,5", words: "half" });
  expect(wrong.text).toContain("Type an amount such as 99.00.");
  expect(wrong.text).toContain('value="1,5"');
  expect(wrong.text).toContain("half");
  expect(wrong.text).toContain('aria-describedby="fault-answer"');
  await postForm(nobody, `${page}/answer`, { answer: "part", accepted: "￥1,0.00", words: "" });
  expect((await supervisor.get(path)).body.state).toBe("asked");
  const answer = { answer: "part", accepted: "￥50.00元", words: "half" };
  await postForm(nobody, `${page}/answer`, answer);
  await postForm(nobody, `${page}/answer`, answer);
  const { body } = await supervisor.get(path);
  expect(body).toMatchObject({ accepted: 5_000, answer: "part" });
  expect(body.steps.filter(({ kind }: { kind: string }) => kind === "answered")).toHaveLength(1);
  const back = await postForm(nobody, `${page}/answer?lang=en`, { answer: "refused", words: "no" });
  expect(back.text).toContain("You have accepted more than that.");
  expect((await postForm(nobody, `${page}/answer`, { answer: "whole", words: "yes" })).status).toBe(303);
});

test("[C4] how a partner deals with claims: counted, opened, taken out", async () => {
  const own = await money.buildPartner();
  const from = desk.now().toISOString();
  const { caseId } = await buildCase(desk.ctx);
  const paths: string[] = [];
  for (const amount of [1_000, 2_000, 3_000]) {
    paths.push(`/api/v1/claims/${(await claim(caseId, own, { amount })).id}`);
  }
  await claim(caseId, own, { amount: 700, currency: "JPY" });
  await supervisor.post(`${paths[0]}/answer`, { answer: "whole", words: "" });
  await supervisor.post(`${paths[0]}/recoveries`, { amount: 600, words: "bank", idempotencyKey: randomUUID() });
  desk.advance("20 d");
  await supervisor.post(`${paths[1]}/answer`, { answer: "refused", words: "" });
  await money.leader.post(`${paths[2]}/write-off`, { reason: "old" });
  const span = `partnerId=${own}&from=${from}`;
  const { body } = await supervisor.get(`/api/v1/claims/figures?${span}`);
  expect(body.items).toMatchObject([
    {
      ...{ claims: 4, open: 3, inTime: 1, late: 3 },
      money: [
        { currency: "CNY", claimed: 6_000, recovered: 600, writtenOff: 3_000, open: 2_400 },
        { currency: "JPY", claimed: 700, recovered: 0, writtenOff: 0, open: 700 },
      ],
    },
  ]);
  expect(body.items[0].medianDays).toBeCloseTo(10, 0);
  const count = async (figure: string) =>
    (await supervisor.get(`/api/v1/claims?${span}&figure=${figure}`)).body.items.length;
  const counts = await Promise.all(["open", "in_time", "late", "recovered", "written_off"].map(count));
  expect(counts).toEqual([3, 1, 3, 1, 1]);
  expect((await supervisor.get(`/api/v1/claims?${span}&currency=JPY`)).body.items).toHaveLength(1);
  const csv = (await supervisor.get(`/api/v1/claims/figures.csv?${span}`)).text;
  expect(csv).toContain("JPY,700,0,0,700");
  expect((await (await desk.as("agent")).get(`/api/v1/claims/figures?${span}`)).status).toBe(403);
  expect((await supervisor.get(`/api/v1/claims/figures?partnerId=${own}&until=${from}`)).body.items).toEqual([]);
});

test("[C4] a partner's link opens nothing any more when the claim was closed long ago", async () => {
  const { path, page } = await asked();
  await money.leader.post(`${path}/write-off`, { reason: "old" });
  expect((await nobody.get(page)).status).toBe(200);
  const late = await postForm(nobody, `${page}/answer?lang=en`, { answer: "whole", words: "" });
  expect(late.text).toContain("This claim is closed.");
  desk.advance("91 d");
  expect((await nobody.get(page)).status).toBe(404);
  expect((await nobody.get(`${page}/evidence`)).status).toBe(404);
});
