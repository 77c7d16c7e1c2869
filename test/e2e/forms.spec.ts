import { expect, test } from "vitest";
import { defaultBrand } from "../../src/server/modules/brands/index.ts";
import { saveExecutive } from "../../src/server/modules/executives/save-executive.ts";
import { contactForm } from "../../src/server/modules/forms/contact-form.ts";
import { saveForm } from "../../src/server/modules/forms/save-form.ts";
import { buildStaff, buildTeam, unique } from "../support/build.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { casePage } from "./pages/case-page.ts";
import { openDesk } from "./pages/desk.ts";
import { openPortal } from "./pages/portal.ts";
import { settingsPage } from "./pages/settings-page.ts";

const desk = await startLiveDesk();
const { ctx } = desk;
const admin = await buildStaff(ctx, { name: "Admin Zhao", roles: ["admin"] });
const agent = await buildStaff(ctx, { name: "Agent Qian" });
const teamId = await buildTeam(ctx, { name: "Complaints", routing: "pull", memberIds: [agent.id] });

const viewport = { width: 360, height: 740 };
const phone = { viewport, hasTouch: true };

test("[A1] a complaint without a name, by a form just drawn, is answered and read by number and code", async () => {
  const slug = `box-${unique()}`;
  const words = `The pot came broken ${unique()}`;

  const drawing = await openDesk(desk, { email: admin.email, path: "/settings/forms?edit=new" }, phone);
  const at = { ...drawing, ...settingsPage(drawing) };
  const english = (key: string) =>
    at.page.getByLabel(`${at.t(key)} · ${at.t("desk-forms.inEnglish")}`, { exact: true });
  await english("desk-form.name").fill("Complaint box");
  await at.field("desk-form.slug").fill(slug);
  await at.field("desk-form.published").check();
  const add = async (kind: string, label: string) => {
    await at.page.getByRole("button", { name: at.t("desk-form.addField") }).click();
    await at.page.getByRole("menuitem", { name: at.t(`desk-form.kinds.${kind}`), exact: true }).click();
    await english("desk-form.label").fill(label);
  };
  await add("order_number", "Your order");
  await add("files", "Photos");
  // Above the order, by the keyboard alone.
  const name = at.t("desk-form.up", { name: "Photos" });
  await at.page.getByRole("button", { name, exact: true }).focus();
  await at.page.keyboard.press("Enter");
  await expect.poll(() => at.page.evaluate("document.activeElement?.ariaLabel")).toBe(name);
  await expect
    .poll(() => at.page.locator("ol b").allInnerTexts())
    .toEqual(["What happened?", "Your e-mail address", "Photos", "Your order"]);
  await at.choose("desk-form.kind", at.t("cases.query.values.kind.complaint"));
  await at.choose("desk-form.team", "Complaints");
  await at.field("desk-form.anonymous").check();
  await at.page.frameLocator("aside iframe").getByText("Photos").waitFor();
  await at.save();
  await at
    .row("Complaint box")
    .getByRole("link", { name: `/f/${slug}` })
    .waitFor();

  const me = await openPortal(desk, "en", phone);
  await me.page.goto(`/f/${slug}`);
  await me.field("anonymous").check();
  await me.field("text").fill(words);
  await me.page.getByLabel("Your order").fill("KW-2026");
  const photo = { name: "pot.txt", mimeType: "text/plain", buffer: Buffer.from("a picture of a pot") };
  await me.page.locator('input[type="file"]').setInputFiles(photo);
  await me.send.click();
  await me.page.waitForURL(/\/received\//);
  const [number, code] = await me.page.locator(".follow-code dd").allInnerTexts();

  const working = await openDesk(desk, { email: agent.email, path: `/cases/${number}` }, phone);
  const its = casePage(working);
  await its.message(words).getByRole("table", { name: "Complaint box" }).waitFor();
  await its.message(words).getByRole("row", { name: "Your order KW-2026", exact: true }).waitFor();
  await its.message(words).getByText("pot.txt").first().waitFor();
  await working.page.getByText(working.t("cases.query.values.kind.complaint"), { exact: true }).first().waitFor();
  await its.answer.fill("A new pot is on its way.");
  await its.send("waiting_customer").click();
  await its.message("A new pot is on its way.").waitFor();

  await expect
    .poll(
      async () => {
        await me.page.goto("/follow?lang=en");
        await me.page.getByLabel(me.t("portal.follow.number"), { exact: true }).fill(number!);
        await me.page.getByLabel(me.t("portal.follow.code"), { exact: true }).fill(code!);
        await me.page.getByRole("button", { name: me.t("portal.follow.open"), exact: true }).click();
        await me.page.waitForURL(/\/c\//);
        return me.message("A new pot is on its way.").count();
      },
      { timeout: 30_000, interval: 2_000 },
    )
    .toBe(1);
});

test("[A1] words typed outlive a sending that failed, and are gone when they have arrived", async () => {
  const me = await openPortal(desk, "en", { ...phone, expected: [/^failed: POST .*\/f\/contact/] });
  const words = `It never came ${unique()}`;
  await me.page.goto("/");
  await me.write({ name: "Wang", email: "wang.lost@example.com", subject: "Parcel", text: words });
  await me.page.route("**/f/**", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
  const failed = me.page.waitForEvent("requestfailed");
  await me.send.click();
  await failed;
  await me.page.unroute("**/f/**");
  await me.page.goto("/");
  expect(await me.field("text").inputValue()).toBe(words);
  await me.send.click();
  await me.page.waitForURL(/\/received\//);
  await me.page.goto("/");
  expect(await me.field("text").inputValue()).toBe("");
});

test("[E6] whoever writes a letter to nobody is told before it is sent", async () => {
  const slug = `chief-${unique()}`;
  for (const [position, { id }] of [admin, agent].entries()) {
    await saveExecutive(ctx, id, { title: { en: "Chief" }, teamId, deputyIds: [], position });
  }
  const spec = { ...contactForm, kind: "executive" as const, title: { en: "To our chiefs" } };
  await saveForm(ctx, null, { brandId: (await defaultBrand(ctx)).id, slug, position: 9, published: true, spec });
  const me = await openPortal(desk, "en", phone);
  await me.page.goto(`/f/${slug}`);
  await me.write({ name: "Wang", email: "wang.letter@example.com", subject: "To you", text: `Please ${unique()}` });
  await me.send.click();
  await me.page.getByRole("alert").getByText(me.t("forms.executive")).waitFor();
  expect(me.page.url()).toContain(`/f/${slug}`);
  await me.page.getByText("Agent Qian").click();
  await me.send.click();
  await me.page.waitForURL(/\/received\//);
});
