import { expect, test } from "vitest";
import { casePageUrl } from "../../src/server/modules/cases/index.ts";
import { savePartner } from "../../src/server/modules/partners/save-partner.ts";
import { makePromises, ringDue } from "../../src/server/modules/promises/index.ts";
import type { CauseView } from "../../src/shared/contract/causes.ts";
import { expectAccessible } from "../support/browser.ts";
import { buildStaff, buildTeam } from "../support/build.ts";
import { buildCase, buildCustomer } from "../support/build-case.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { openDesk } from "./pages/desk.ts";
import { expectGoodLooks, looks } from "./pages/looks.ts";
import { openPortal } from "./pages/portal.ts";

const desk = await startLiveDesk();
const { ctx } = desk;
const HOUR = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR);
const admin = await buildStaff(ctx, { name: "林晓雯", roles: ["admin"] });
const teamId = await buildTeam(ctx, { name: "售后服务 · After-sale", leadId: admin.id, memberIds: [admin.id] });
let built: ReturnType<typeof buildComplaint> | undefined;
/** The same for all tests, made in the first. */
const complaint = () => (built ??= buildComplaint());

/** A complaint with everything that may stand on it: promises, a settlement, an apology, money, a claim, a cause. */
async function buildComplaint(): Promise<{
  caseId: number;
  claimId: number;
  improvementId: number;
  claimPath: string;
}> {
  const customerId = await buildCustomer(ctx, "一位名字很长很长的客户 Bartholomew Featherstonehaugh");
  const subject = "快递丢了，商家说是快递的错 The courier lost it and nobody says anything";
  const given = { customerId, teamId, ownerId: admin.id, kind: "complaint", subject } as const;
  const { caseId } = await buildCase(ctx, given);
  const owed = { caseId, customerId, ownerId: admin.id, teamId, source: "person" } as const;
  const by = { kind: "staff", id: admin.id } as const;
  await makePromises(ctx, [
    {
      ...owed,
      kind: "refund",
      promisor: by,
      words: "退款 199 元",
      startedAt: inHours(-9),
      term: { dueAt: inHours(-2) },
    },
    { ...owed, kind: "callback", promisor: by, words: null, startedAt: inHours(-1), term: { dueAt: inHours(3) } },
  ]);
  await ringDue(ctx, new Date());
  const partnerId = await savePartner(ctx, null, {
    ...{ name: "迅达快递 Swift Couriers", kind: "courier", contactName: "李经理", email: null, phone: null },
    ...{ locale: "zh-CN", calendarId: null, answerDays: 3, paymentDays: 5, active: true },
  });
  const { page } = await openDesk(desk, { email: admin.email });
  const post = async (path: string, data: object) => {
    const answer = await page.request.post(`/api/v1/${path}`, { data });
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
    return answer.json();
  };
  const amount = { kind: "refund", amount: 19_900, currency: "CNY", idempotencyKey: "looks-of-a-refund" };
  const fault = { fault: "carrier", partnerId, claim: true, reason: "快递丢件 Lost on the way" };
  await post(`cases/${caseId}/remedies`, { ...amount, ...fault });
  const terms = { remedy: "cash", amountMinor: 5_000, currency: "CNY" };
  const words = "除了退款，再补偿五十元。A refund, and fifty on top of it.";
  await post(`cases/${caseId}/settlement`, {
    kind: "offer",
    party: "us",
    terms,
    words,
    dueAt: inHours(30).toISOString(),
  });
  await post(`cases/${caseId}/apologies`, {
    managerId: admin.id,
    dueAt: inHours(20).toISOString(),
    note: "客户很失望",
  });
  const causes: { items: CauseView[] } = await (await page.request.get("/api/v1/causes")).json();
  const causeIds = causes.items.slice(0, 2).map(({ id }) => id);
  await page.request.put(`/api/v1/cases/${caseId}/causes`, { data: { mainId: causeIds[0], moreIds: [] } });
  const improvement = { title: "换一家承运商 Another courier", causeIds, ownerId: admin.id };
  const { id: improvementId } = await post("improvements", { ...improvement, dueAt: inHours(200).toISOString() });
  const claims = await (await page.request.get(`/api/v1/claims?caseId=${caseId}`)).json();
  const { id: claimId, partnerUrl } = await (await page.request.get(`/api/v1/claims/${claims.items[0].id}`)).json();
  return { caseId, claimId, improvementId, claimPath: new URL(partnerUrl).pathname };
}

test.each(looks)(
  "[L1] the pages of the ledger are accessible and fit: $locale, $width px, $colorScheme",
  async (look) => {
    const { caseId, claimId, improvementId } = await complaint();
    const pages = [
      [`/cases/${caseId}`, "/board", "/make-good?tab=all", `/claims/${claimId}`, "/improvements?tab=actions"],
      ["/board?by=team", "/make-good?tab=claims", `/improvements/${improvementId}`, "/books", "/satisfaction"],
      ["/reports/next-dates", "/improvements?tab=causes", "/settings", "/board/promises?outcome=broken"],
    ];
    for (const paths of pages) await expectGoodLooks(desk, { email: admin.email, look, paths });
  },
);

test.each(looks)(
  "[B5] [L1] the customer's and the partner's page are accessible and fit: $locale, $width px, $colorScheme",
  async ({ locale, width, colorScheme }) => {
    const { page } = await openPortal(desk, locale, { viewport: { width, height: 800 }, colorScheme });
    const { caseId, claimPath } = await complaint();
    for (const path of [new URL(casePageUrl(ctx, caseId)).pathname, claimPath]) {
      await page.goto(`${path}?lang=${locale}`);
      await expectAccessible(page);
      const tooWide = await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
      expect(tooWide, path).toBe(0);
    }
  },
);

test.each(["en", "zh-CN"] as const)(
  "on a phone every report and setting is found from the foot of the page (%s)",
  async (locale) => {
    const viewport = { width: 360, height: 740 };
    const { page, t } = await openDesk(desk, { email: admin.email, locale }, { viewport, hasTouch: true });
    const nav = page.getByRole("navigation", { name: t("desk-shell.nav.label"), exact: true });
    await nav.getByRole("button", { name: t("desk-shell.nav.more") }).click();
    await page.getByRole("menuitem", { name: t("desk-causes.nav.board"), exact: true }).click();
    await page.getByRole("heading", { level: 1, name: t("desk-board.title"), exact: true }).waitFor();

    await nav.getByRole("button", { name: t("desk-causes.nav.board") }).click();
    await page.getByRole("menuitem", { name: t("desk-shell.nav.settings"), exact: true }).click();
    const main = page.getByRole("main");
    await main.getByRole("link", { name: t("desk-settings.nav.calendars") }).click();
    await page.getByRole("heading", { level: 1, name: t("desk-settings.nav.calendars"), exact: true }).waitFor();
    await main.getByRole("link", { name: t("desk-shell.nav.settings"), exact: true }).click();
    await main.getByRole("heading", { name: t("desk-settings-overview.groups.complaints"), exact: true }).waitFor();
  },
);
