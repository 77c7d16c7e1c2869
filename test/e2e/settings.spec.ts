import { expect, test } from "vitest";
import { contactForm } from "../../src/server/modules/forms/contact-form.ts";
import { buildStaff, buildTeam, unique } from "../support/build.ts";
import { buildMailAccount } from "../support/deliver.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { eventually, openDesk } from "./pages/desk.ts";
import { expectGoodLooks, looks } from "./pages/looks.ts";
import { settingsPage } from "./pages/settings-page.ts";

const desk = await startLiveDesk();
const admin = await buildStaff(desk.ctx, { name: "Admin Zhao", roles: ["admin"] });
const agent = await buildStaff(desk.ctx, { name: "Agent Qian" });
await buildTeam(desk.ctx, { name: "After sales", routing: "pull", memberIds: [agent.id] });

const open = async (path: string, locale: "en" | "zh-CN" = "en", expected: RegExp[] = []) => {
  const person = await openDesk(desk, { email: admin.email, locale, path: `/settings/${path}` }, { expected });
  return { ...person, ...settingsPage(person) };
};

const paths = [
  "general",
  "care",
  "channels",
  "brands",
  "people",
  "teams",
  "roles",
  "partners",
  "limits",
  "calendars",
  "policies",
  "callbacks",
  "severity",
  "causes",
  "forms",
  "executives",
  "macros",
  "views",
  "api-keys",
];
const forms = [
  "channels?edit=1",
  "brands?edit=1",
  "people?edit=1",
  "teams?edit=1",
  "roles?edit=1",
  "calendars?edit=1",
  "policies?edit=1",
  "partners?edit=new",
  "causes?edit=new",
  "executives?edit=new",
  "macros?edit=new",
  "views?edit=new",
  "api-keys?edit=new",
];
const each = looks.flatMap((look) => [
  { ...look, look, what: "lists", pages: paths },
  { ...look, look, what: "forms", pages: forms },
]);

test.each(each)("[L1] $what of settings are accessible and fit: $locale, $width px, $colorScheme", async (each) => {
  const paths = each.pages.map((path) => `/settings/${path}`);
  await expectGoodLooks(desk, { email: admin.email, look: each.look, paths });
});

test.each(["en", "zh-CN"] as const)("[L2] a role is made, given to a new person, and holds (%s)", async (locale) => {
  const at = await open("roles?edit=new", locale);
  const name = `Reader ${unique()}`;
  await at.field("desk-settings.name").fill(name);
  await at.page.getByRole("checkbox", { name: at.t("desk-permissions.customers.read"), exact: true }).check();
  await at.save();
  await at.row(name).waitFor();

  await at.page.goto("/desk/settings/people?edit=new");
  const email = `reader-${unique()}@desk.test`;
  await at.field("desk-settings.name").fill("Reader Sun");
  await at.field("desk-people.email").fill(email);
  await at.field("desk-people.firstPassword").fill("correct horse battery");
  await at.page.getByRole("button", { name: at.t("desk-forms.save") }).waitFor();
  await at.page.locator(".ant-select-selection-item-remove").first().click();
  await at.choose("desk-people.roles", name);
  await at.page.keyboard.press("Escape");
  await at.save();
  await at.row(email).waitFor();

  const reader = await openDesk(desk, { email, locale });
  const nav = reader.page.getByRole("navigation", { name: reader.t("desk-shell.nav.label") });
  await nav.getByRole("link", { name: reader.t("desk-customers.nav") }).waitFor();
  expect(await nav.getByRole("link", { name: reader.t("desk-settings.nav.audit") }).count()).toBe(0);
  await reader.page.goto("/desk/settings/roles");
  await reader.page.getByText(reader.t("desk-shell.forbidden.title")).waitFor();
});

test("[L2] whoever is switched off is out at once", async () => {
  const gone = await buildStaff(desk.ctx, { name: "Leaver Li" });
  const theirs = await openDesk(desk, { email: gone.email }, { expected: [/^401/, /WebSocket/] });
  await theirs.page.getByRole("heading", { level: 1 }).waitFor();
  const at = await open(`people?edit=${gone.id}`);
  await at.button("desk-people.deactivate").click();
  await at.confirm("desk-people.deactivate");
  await at.row("Leaver Li").waitFor({ state: "detached" });
  await theirs.page.reload();
  await theirs.page.getByRole("button", { name: theirs.t("desk-sign-in.submit") }).waitFor();
});

test.each(["en", "zh-CN"] as const)(
  "[B1] a calendar with a lunch break and a make-up day answers what eight hours from now is, before it is saved (%s)",
  async (locale) => {
    const at = await open("calendars?edit=new", locale);
    const { page, t } = at;
    const monday = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(Date.UTC(2024, 0, 1));
    await at.field("desk-settings.name").fill(`Warehouse ${locale}`);
    // Typed as people do: "8" is eight o'clock.
    const from = page.getByRole("textbox", { name: t("desk-calendars.fromOf", { day: monday }) }).first();
    await from.fill("8");
    await from.press("Tab");
    await eventually(() => from.inputValue()).toBe("08:00");
    await page.getByRole("button", { name: t("desk-calendars.copy") }).click();
    await at.choose("desk-calendars.country", locale === "en" ? "China" : "中国");
    const start = page.getByLabel(t("desk-calendars.try.from"));
    await start.fill("2026-02-13T16:00");
    await page.getByRole("button", { name: t("desk-calendars.try.ask") }).click();
    // Two hours are left on Friday; Saturday is worked for the Spring Festival, 08–12 and 13–15.
    const days = page.locator("ol > li").filter({ has: page.locator("span") });
    await days.filter({ hasText: "08:00–12:00, 13:00–15:00" }).waitFor();
    await page
      .getByText(/15:00|3:00/)
      .first()
      .waitFor();
    await at.save();
    await at.open(`Warehouse ${locale}`);
    await page.getByText(t("desk-calendars.coming")).waitFor();
    expect(await from.inputValue()).toBe("08:00");
  },
);

test("[B1] hours that overlap are named at their day, and nothing is saved", async () => {
  const at = await open("calendars?edit=new");
  await at.field("desk-settings.name").fill("Overlapping");
  const until = at.page.getByRole("textbox", { name: at.t("desk-calendars.toOf", { day: "Tuesday" }) }).first();
  await until.fill("14:00");
  await until.press("Tab");
  await at.page.getByText(at.t("calendars.faults.interval_overlap")).waitFor();
  await at.button("desk-forms.save").click();
  await at.page.getByText(at.t("desk-calendars.lookAtHours")).waitFor();
  expect(await at.heading(at.t("desk-calendars.new")).count()).toBe(1);
});

test.each(["en", "zh-CN"] as const)(
  "[B1] a rule for urgent cases is made, ordered and removed (%s)",
  async (locale) => {
    const at = await open("policies?edit=new", locale);
    const name = `Urgent ${locale}`;
    await at.field("desk-settings.name").fill(name);
    await at.page.getByRole("spinbutton", { name: at.t("desk-policies.hours") }).fill("1");
    await at.choose("desk-policies.criteria.priorities", at.t("desk-case.priority.4"));
    await at.page.keyboard.press("Escape");
    await at.choose("desk-policies.criteria.kinds", at.t("cases.query.values.kind.complaint"));
    await at.page.keyboard.press("Escape");
    const form = contactForm.title[locale]!;
    await at.choose("desk-policies.criteria.formIds", form);
    await at.page.keyboard.press("Escape");
    await at.save();
    const row = at.row(name);
    await row.getByText(at.t("desk-policies.match.priorities", { values: at.t("desk-case.priority.4") })).waitFor();
    const said = [
      at.t("desk-policies.match.kinds", { values: at.t("cases.query.values.kind.complaint") }),
      at.t("desk-policies.match.formIds", { values: form }),
    ].join("; ");
    await row.getByText(said).waitFor();
    const rows = at.page.getByRole("row");
    const place = async () => (await rows.allTextContents()).findIndex((text) => text.includes(name));
    const before = await place();
    await at.page.getByRole("button", { name: at.t("desk-policies.down", { name }) }).click();
    await eventually(place).toBe(before + 1);
    await at.open(name);
    await at.button("desk-forms.remove").click();
    await at.confirm("desk-forms.remove");
    await row.waitFor({ state: "detached" });
  },
);

test("[E6] the rule for letters to executives is still for them after somebody saved it", async () => {
  const at = await open("policies", "zh-CN");
  const name = "总裁信箱 · Executives' mailbox";
  await at.open(name);
  await at.save();
  const values = at.t("cases.query.values.kind.executive");
  await at.row(name).getByText(at.t("desk-policies.match.kinds", { values })).waitFor();
});

test("[E6] an executive with a mailbox is taken off the list when another one takes it over", async () => {
  const [leaver, heir] = await Promise.all(["陈总", "李总"].map((name) => buildStaff(desk.ctx, { name })));
  const office = await buildTeam(desk.ctx, { routing: "pull", memberIds: [heir!.id] });
  const at = await open("executives", "zh-CN", [/^409: DELETE .*executives/]);
  const title = { "zh-CN": "总裁", en: "Chief executive" };
  for (const { id } of [leaver!, heir!]) {
    const data = { title, teamId: office, deputyIds: [], position: id };
    expect((await at.page.request.put(`/api/v1/executives/${id}`, { data })).ok()).toBe(true);
  }
  const { id: account } = await buildMailAccount(desk.ctx);
  const mailbox = desk.ctx.db.updateTable("channelAccounts").set({ addresseeId: leaver!.id });
  await mailbox.where("id", "=", account).execute();
  await at.page.reload();
  await at.open("陈总");
  await at.button("desk-executive.remove").click();
  await at.button("desk-executive.remove", at.dialog).click();
  await at.dialog.getByText(at.t("errors.executives.has_mailbox", { mailboxes: 1, letters: 0 })).waitFor();
  await at.choose("desk-executive.heir", "李总");
  await at.button("desk-executive.remove", at.dialog).click();
  await at.row("陈总").waitFor({ state: "detached" });
  await at.row("李总").waitFor();
});

test.each(["en", "zh-CN"] as const)(
  "a mail account's form follows its choices and says what a check finds (%s)",
  async (locale) => {
    const at = await open("channels?edit=new", locale, [/^422: POST .*check/]);
    const { page, t } = at;
    await at.field("desk-settings.name").fill(`Mailbox ${locale}`);
    await at.field("desk-channels.addresses").fill(`box-${locale}@shop.test,`);
    expect(await at.field("channels.fields.mail.imapHost").count()).toBe(0);
    await at.choose("channels.fields.mail.receive", t("channels.options.mail.receive.imap"));
    await at.field("channels.fields.mail.imapHost").fill("imap.shop.invalid");
    await at.field("channels.fields.mail.imapUser").first().fill("box");
    await at.field("channels.fields.mail.imapPassword").first().fill("a secret of the box");
    await page.getByRole("button", { name: t("desk-channels.check.run") }).click();
    await page.getByText(new RegExp(t("desk-channels.check.fails"))).waitFor({ timeout: 40_000 });
    await at.save();
    await at.open(`Mailbox ${locale}`);
    // The password is set, and nobody sees it again.
    const password = at.field("channels.fields.mail.imapPassword").first();
    expect(await password.inputValue()).toBe("");
    expect(await password.getAttribute("placeholder")).toBe(t("desk-channels.secretKept"));
    expect(await page.content()).not.toContain("a secret of the box");
    await at.button("desk-channels.switchOff").click();
    await at.confirm("desk-channels.switchOff");
    await at.row(`Mailbox ${locale}`).getByText(t("desk-channels.state.off")).waitFor();
  },
);

test("[L3] an API key is shown once, works, and stops when it is revoked", async () => {
  const at = await open("api-keys?edit=new");
  const name = `Warehouse ${unique()}`;
  await at.field("desk-settings.name").fill(name);
  await at.page.getByRole("checkbox", { name: at.t("desk-permissions.customers.read"), exact: true }).check();
  await at.button("desk-keys.create").click();
  const key = (await at.page.locator("code", { hasText: /^kw_/ }).textContent())!;
  const call = (path: string) => fetch(desk.url + path, { headers: { authorization: `Bearer ${key}` } });
  expect((await call("/api/v1/customers")).status).toBe(200);
  expect((await call("/api/v1/audit")).status).toBe(403);
  await at.page.reload();
  expect(await at.page.getByText(key).count()).toBe(0);
  await at.row(name).getByRole("button").click();
  await at.confirm("desk-keys.revoke");
  await at.row(name).waitFor({ state: "detached" });
  expect((await call("/api/v1/customers")).status).toBe(401);
});

test("what was typed is not lost by leaving, and the server's refusal stands at its place", async () => {
  const at = await open("teams?edit=new", "en", [/^409: POST .*teams/]);
  await at.field("desk-settings.name").fill("After sales");
  await at.page.getByRole("link", { name: at.t("desk-settings.nav.roles") }).click();
  await at.dialog.getByText(at.t("desk-forms.unsaved.text")).waitFor();
  await at.confirm("desk-forms.cancel");
  expect(await at.field("desk-settings.name").inputValue()).toBe("After sales");
  await at.page.keyboard.press("Control+s");
  await at.page.getByText(at.t("errors.accounts.team_name_taken", { name: "After sales" })).waitFor();
  await at.field("desk-settings.name").fill("Repairs");
  await at.page.keyboard.press("Control+s");
  await at.row("Repairs").waitFor();
});

test.each(["en", "zh-CN"] as const)("a macro, a view and a brand's signature are set up (%s)", async (locale) => {
  const at = await open("macros?edit=new", locale);
  const { page, t } = at;
  const macro = `Broken in transit ${locale}`;
  await at.field("desk-settings.name").fill(macro);
  await page
    .getByRole("textbox", { name: new RegExp(`^${t("desk-macros.text")}`) })
    .first()
    .fill("{customer}，您好");
  await page.getByRole("button", { name: t("desk-macros.add") }).click();
  await page.getByRole("menuitem", { name: t("desk-macros.do.assign_me") }).click();
  await at.save();
  await at
    .row(macro)
    .getByText(`${t("desk-macros.do.insert_text")} → ${t("desk-macros.do.assign_me")}`)
    .waitFor();

  await page.goto("/desk/settings/views?edit=new");
  const view = `Refunds ${locale}`;
  await at.field("desk-settings.name").fill(view);
  const query = page.getByRole("combobox", { name: t("desk-views.query") });
  await query.fill("tag:refund state:active");
  await query.press("Enter");
  await at.save();
  await at
    .row(view)
    .getByRole("link", { name: t("desk-views.open") })
    .click();
  await page
    .getByRole("navigation", { name: t("desk-cases.views") })
    .getByText(view)
    .waitFor();

  await page.goto("/desk/settings/brands?edit=1");
  const signature = page.getByRole("textbox", { name: new RegExp(`^${t("desk-brands.signature")}`) }).first();
  await signature.fill("{agent} · {brand}");
  await at.save();
  await page.goto("/desk/settings/brands?edit=1");
  await eventually(() => signature.inputValue()).toBe("{agent} · {brand}");
});

test.each(["en", "zh-CN"] as const)(
  "the days until a solved case closes are set, and the log says so (%s)",
  async (locale) => {
    const { page, t, field, save, said } = await open("general", locale);
    const days = locale === "en" ? "21" : "14";
    await field("desk-general.closeAfter").fill("0");
    await field("desk-general.closeAfter").press("Tab");
    await said("desk-general.range").waitFor();
    await field("desk-general.closeAfter").fill(days);
    await save();
    await page.reload();
    await eventually(() => field("desk-general.closeAfter").inputValue()).toBe(days);
    await page.goto("/desk/audit");
    const row = page
      .getByRole("row")
      .filter({ hasText: t("desk-audit.action.cases_settings_changed") })
      .first();
    await row.getByText(`→ ${days}`).waitFor();
  },
);
