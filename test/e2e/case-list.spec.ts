import { expect, test } from "vitest";
import { buildStaff, buildTeam } from "../support/build.ts";
import { buildCase } from "../support/build-case.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { caseListPage } from "./pages/case-list-page.ts";
import { eventually, openDesk, press } from "./pages/desk.ts";

const desk = await startLiveDesk();
const lead = await buildStaff(desk.ctx, { name: "Lin Wei", roles: ["supervisor"] });
const team = await buildTeam(desk.ctx, { name: "After sales", routing: "pull", memberIds: [lead.id] });
const subjects = ["Gift book missing", "空调漏水", "Wrong colour", "退货运费"];
for (const subject of subjects) await buildCase(desk.ctx, { subject, teamId: team });

test.each(["en", "zh-CN"] as const)("[L1] the list is worked through by keyboard alone (%s)", async (locale) => {
  const person = await openDesk(desk, { email: lead.email, locale, path: "/cases?view=all" });
  const list = caseListPage(person);
  await list.row("空调漏水").waitFor();
  const order = await list.subjects();

  await press(person.page, "j j x");
  expect(await list.focused.textContent()).toContain(order[1]);
  await list.preview.getByRole("heading", { name: order[1]! }).waitFor();
  expect(await list.row(order[1]!).getByRole("checkbox").isChecked()).toBe(true);
  await press(person.page, "k");
  expect(await list.focused.textContent()).toContain(order[0]);
  await press(person.page, "Escape");
  expect(await list.bulk.count()).toBe(0);

  await press(person.page, "Enter");
  const heading = person.page.getByRole("heading", { level: 1, name: order[0]! });
  await heading.waitFor();
  await press(person.page, "j");
  await person.page.getByRole("heading", { level: 1, name: order[1]! }).waitFor();
  await press(person.page, "u");
  await eventually(() => list.focused.textContent()).toContain(order[1]);

  await press(person.page, "Shift+?");
  const sheet = person.page.getByRole("dialog", { name: person.t("desk-shell.keys.sheet") });
  await sheet.waitFor();
  await press(person.page, "Escape");
  await sheet.waitFor({ state: "detached" });
  await eventually(() => list.focused.textContent()).toContain(order[1]);
});

test("filters write the query, the query ticks the filters, and both survive a reload", async () => {
  const person = await openDesk(desk, { email: lead.email, path: "/cases?view=all" });
  const list = caseListPage(person);
  await list.row("Wrong colour").waitFor();
  await list.tick("owner", person.t("cases.query.values.owner.none"));
  await eventually(() => list.query.inputValue()).toBe("owner:none");
  await list.query.fill("owner:none 漏水");
  await list.query.press("Enter");
  await eventually(() => list.subjects()).toEqual(["空调漏水"]);
  await person.page.reload();
  await eventually(() => list.subjects()).toEqual(["空调漏水"]);

  await list.query.fill("colour:red");
  await person.page.getByText(person.t("cases.query.errors.unknown_field", { field: "colour" })).waitFor();
  expect(await list.subjects()).toEqual(["空调漏水"]);
});

test("what is done to many cases at once can be taken back", async () => {
  const person = await openDesk(desk, { email: lead.email, path: "/cases?view=all" });
  const list = caseListPage(person);
  for (const subject of ["Wrong colour", "Gift book missing"]) {
    await list.row(subject).getByRole("checkbox").check();
  }
  await list.bulkChange("desk-cases.bulk.priority", person.t("desk-case.priority.4"));
  const urgent = list.rows.filter({ hasText: person.t("desk-case.priority.4") });
  await eventually(() => urgent.count()).toBe(2);
  await list.undo.click();
  await eventually(() => urgent.count()).toBe(0);
});

test("a view is saved, opened from the rail and removed", async () => {
  const person = await openDesk(desk, { email: lead.email, path: "/cases?view=all&query=漏水" });
  const { page, t } = person;
  await page.getByRole("button", { name: t("desk-cases.view.save") }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(t("desk-cases.view.name")).fill("Leaks");
  await dialog.getByRole("button", { name: t("desk-cases.view.save") }).click();
  const link = page.getByRole("navigation", { name: t("desk-cases.views") }).getByRole("link", { name: "Leaks" });
  await link.waitFor();
  expect(await link.getAttribute("aria-current")).toBe("page");
  await page.getByRole("button", { name: t("desk-cases.view.actions") }).click();
  await page.getByRole("menuitem", { name: t("desk-cases.view.remove") }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: t("desk-cases.view.remove") })
    .click();
  await link.waitFor({ state: "detached" });
});

test("a mail that comes in is counted, not pushed into the list; the pill shows it", async () => {
  const person = await openDesk(desk, { email: lead.email, path: "/cases?view=all" });
  const list = caseListPage(person);
  await list.row("Wrong colour").waitFor();
  const before = await list.subjects();
  await desk.receive({ from: "Tom <tom@example.org>", subject: "Refund is late", text: "Where is my refund?" });
  await list.pill(1).waitFor();
  expect(await list.subjects()).toEqual(before);
  await list.pill(1).click();
  await eventually(async () => (await list.subjects())[0]).toBe("Refund is late");
});

test("a lost line is said, and what came meanwhile is caught up with when it is back", async () => {
  const person = await openDesk(
    desk,
    { email: lead.email, path: "/cases?view=all" },
    { expected: [/ERR_INTERNET_DISCONNECTED/] },
  );
  const { page, t } = person;
  const list = caseListPage(person);
  await list.row("Wrong colour").waitFor();
  const offline = page.getByRole("status").getByText(t("desk-shell.live.offline"));
  await page.context().setOffline(true);
  await offline.waitFor();
  await desk.receive({ from: "Eve <eve@example.org>", subject: "While you were away", text: "Hello?" });
  await page.context().setOffline(false);
  await list.pill(1).click();
  await list.row("While you were away").waitFor();
  await offline.waitFor({ state: "detached" });
});

test("pages without rows are not the end: the list looks further by itself, then asks", async () => {
  const person = await openDesk(desk, { email: lead.email, path: "/me" });
  const { page, t } = person;
  const list = caseListPage(person);
  // As the server answers where what fits lies far down a long list.
  let barren = 8;
  let asked = 0;
  await page.route(/\/api\/v1\/cases\?.*sort=updated/, (route) => {
    asked += 1;
    if (barren === 0)
      return route.continue({
        url: route
          .request()
          .url()
          .replace(/&cursor=\w+/, ""),
      });
    barren -= 1;
    return route.fulfill({ json: { items: [], next: `further${barren}` } });
  });
  await page.goto("/desk/cases?view=all&sort=updated");
  const further = page.getByRole("button", { name: t("desk-forms.further") });
  await further.waitFor();
  expect(asked).toBe(5);
  expect(await page.getByText(t("desk-cases.empty")).count()).toBe(0);
  await further.click();
  await list.row("Wrong colour").waitFor();
  expect(asked).toBe(9);
});

test("a list that is come back to shows what became of its cases meanwhile", async () => {
  const person = await openDesk(desk, { email: lead.email, path: "/cases?view=all" });
  const { page, t } = person;
  const list = caseListPage(person);
  await list.row("退货运费").getByText(t("desk-case.category.new"), { exact: true }).waitFor();
  await list.row("退货运费").getByRole("link").click();
  await page.getByRole("button", { name: t("desk-case.solve"), exact: true }).click();
  await page.getByRole("button", { name: t("desk-case.reopen"), exact: true }).waitFor();
  await press(page, "u");
  await list.row("退货运费").getByText(t("desk-case.category.solved"), { exact: true }).waitFor();
});

test("the live line goes to the desk and to nobody else, whoever writes the address", async () => {
  const { page } = await openDesk(
    desk,
    { email: lead.email, path: "/cases?view=all" },
    { expected: [/^console: Connecting to '.*' violates/] },
  );
  const refused = (url: string) =>
    page.locator("html").evaluate(
      (html, to) =>
        new Promise<boolean>((resolve) => {
          html.ownerDocument.addEventListener("securitypolicyviolation", () => resolve(true), { once: true });
          const socket = new WebSocket(to);
          socket.onopen = () => resolve(false);
          socket.onerror = () => resolve(false);
        }),
      url,
    );
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(await refused(`${desk.url.replace("http", "ws")}/api/v1/live`)).toBe(false);
  expect(await refused("ws://127.0.0.1:9/")).toBe(true);
  expect(await refused("wss://localhost:9/")).toBe(true);
});
