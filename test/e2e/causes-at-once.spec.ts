import { expect, test } from "vitest";
import { buildStaff, unique } from "../support/build.ts";
import { buildCase } from "../support/build-case.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { caseListPage } from "./pages/case-list-page.ts";
import { eventually, openDesk } from "./pages/desk.ts";

const desk = await startLiveDesk();
const { ctx } = desk;
await ctx.db.updateTable("settings").set({ value: "true" }).where("key", "=", "causes.required").execute();

test.each(["zh-CN", "en"] as const)(
  "[C8] several complaints are solved at once: those without a cause are given one first (%s)",
  async (locale) => {
    const lead = await buildStaff(ctx, { name: `Lead ${unique()}`, roles: ["supervisor"] });
    const subject = `Crushed${unique()}`;
    const made = [
      await buildCase(ctx, { kind: "complaint", subject: `${subject} one`, ownerId: lead.id }),
      await buildCase(ctx, { subject: `${subject} two`, ownerId: lead.id }),
    ];
    const ids = made.map(({ caseId }) => caseId);
    const expected = [/422: POST .*\/cases\/bulk/];
    const at = await openDesk(desk, { email: lead.email, locale, path: `/cases?query=${subject}` }, { expected });
    const list = caseListPage(at);
    for (const id of ids) await at.page.getByRole("checkbox", { name: at.t("desk-cases.select", { id }) }).check();
    await list.bulkChange("desk-cases.bulk.state", at.t("desk-case.category.solved"));
    const dialog = at.page.getByRole("dialog");
    await dialog.getByText(at.t("desk-causes.bulkNeeded"), { exact: true }).waitFor();
    const damaged = locale === "en" ? "Damaged on the way" : "运输破损";
    await dialog.getByLabel(at.t("desk-causes.main"), { exact: true }).fill(damaged);
    await at.page.locator(".ant-select-dropdown:visible").getByText(damaged, { exact: false }).click();
    await dialog.getByRole("button", { name: at.t("desk-causes.bulkSolve"), exact: true }).click();
    const states = async () => {
      const rows = await ctx.db.selectFrom("cases").select("category").where("id", "in", ids).execute();
      return rows.map(({ category }) => category);
    };
    await eventually(states).toEqual(["solved", "solved"]);
    const named = await ctx.db.selectFrom("caseCauses").select("caseId").where("caseId", "in", ids).execute();
    expect(named).toEqual([{ caseId: ids[0] }]);
  },
);
