import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { savePartner } from "../../src/server/modules/partners/save-partner.ts";
import { buildStaff, unique } from "../support/build.ts";
import { buildCase } from "../support/build-case.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { eventually, openDesk } from "./pages/desk.ts";
import { openPortal } from "./pages/portal.ts";

const desk = await startLiveDesk();
const agent = await buildStaff(desk.ctx, { name: "Agent Qian" });
const leader = await buildStaff(desk.ctx, { name: "Leader Sun", roles: ["leader"] });

test.each(["en", "zh-CN"] as const)(
  "[C3] [C4] a lost parcel is made good, approved, paid, claimed, answered in part and closed (%s)",
  async (locale) => {
    const name = `Fast Courier ${unique()}`;
    await savePartner(desk.ctx, null, {
      ...{ name, kind: "courier", contactName: null, email: null, phone: null, locale },
      ...{ calendarId: null, answerDays: 3, paymentDays: 5, active: true },
    });
    const { caseId } = await buildCase(desk.ctx, { subject: `Lost parcel ${unique()}` });

    const { page: own, t } = await openDesk(desk, { email: agent.email, locale, path: `/cases/${caseId}` });
    const m = (key: string, values = {}) => t(`desk-money.${key}`, values);
    await own.getByRole("button", { name: m("give"), exact: true }).click();
    const dialog = own.getByRole("dialog");
    await dialog.getByLabel(m("amount"), { exact: true }).fill("2500.00");
    await dialog.getByLabel(m("reason"), { exact: true }).fill("The courier lost it 快递丢件");
    const choose = async (label: string, option: string) => {
      await dialog.getByLabel(label, { exact: true }).click();
      await own.locator(".ant-select-dropdown:visible").getByText(option, { exact: true }).click();
    };
    await choose(m("fault"), m("faults.carrier"));
    await choose(m("partner"), name);
    await dialog.getByRole("button", { name: m("dialog"), exact: true }).click();
    await own.getByText(m("states.waiting")).first().waitFor();

    const path = "/make-good";
    const { page: above } = await openDesk(desk, { email: leader.email, locale, path });
    const row = above.getByRole("row", { name: `#${caseId}` });
    const act = async (button: string, words: string, place: Locator | Page = row) => {
      await place.getByRole("button", { name: button, exact: true }).click();
      const asked = above.getByRole("dialog");
      await asked.getByRole("textbox").last().fill(words);
      await asked.getByRole("button", { name: t("desk-forms.save"), exact: true }).click();
      await asked.waitFor({ state: "hidden" });
    };
    await row.waitFor();
    await act(m("approve"), "Right");
    await above.getByRole("tab", { name: m("tab.booked"), exact: true }).click();
    await act(m("carryOut"), "ALIPAY 42");
    const states = async () => {
      const rows = await desk.ctx.db
        .selectFrom("promises")
        .select(["kind", "state"])
        .where("caseId", "=", caseId)
        .where("kind", "in", ["refund", "approval"])
        .orderBy("kind")
        .execute();
      return rows.map(({ kind, state }) => `${kind} ${state}`);
    };
    await eventually(states).toEqual(["approval kept", "refund kept"]);

    await above.getByRole("tab", { name: m("tab.claims"), exact: true }).click();
    await above
      .getByRole("row", { name: new RegExp(name) })
      .getByRole("link", { name: /\d+$/ })
      .first()
      .click();
    const link = above.getByRole("link", { name: m("claims.page"), exact: true });
    const there = new URL((await link.getAttribute("href"))!).pathname;
    const courier = await openPortal(desk, locale, { viewport: { width: 360, height: 740 } });
    await courier.page.goto(`${there}?lang=${locale}`);
    await courier.page.getByLabel(t("portal.claim.part"), { exact: true }).check();
    await courier.page.locator("#accepted").fill("1000.00");
    await courier.page.getByRole("button", { name: t("portal.claim.send"), exact: true }).click();
    await courier.page.locator("p.status").waitFor();

    await above.reload();
    await above.getByText(m("claims.answers.part")).first().waitFor();
    await above.getByRole("button", { name: m("claims.recover"), exact: true }).click();
    const money = above.getByRole("dialog");
    await money.getByLabel(m("amount"), { exact: true }).fill("1000.00");
    await money.getByLabel(m("claims.reference"), { exact: true }).fill("BANK 7");
    await money.getByRole("button", { name: t("desk-forms.save"), exact: true }).click();
    await money.waitFor({ state: "hidden" });
    await act(m("claims.writeOff"), "Below their liability", above);
    await above.getByRole("button", { name: m("claims.note"), exact: true }).waitFor({ state: "hidden" });

    await above.goto("/desk/books");
    const total = above.getByRole("row", { name: new RegExp(m("books.total")) });
    await total.waitFor();
    expect(await total.getByRole("cell").last().textContent()).toContain("0.00");
  },
);
