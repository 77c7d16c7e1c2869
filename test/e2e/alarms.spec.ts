import { afterAll, expect, test } from "vitest";
import { assignCase } from "../../src/server/modules/cases/index.ts";
import { makePromises } from "../../src/server/modules/promises/index.ts";
import type { LadderStep } from "../../src/shared/contract/promises.ts";
import { buildStaff, buildTeam, unique } from "../support/build.ts";
import { buildCase } from "../support/build-case.ts";
import { startChatRobots } from "../support/chat-robots.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { eventually, openDesk } from "./pages/desk.ts";
import { expectGoodLooks, looks } from "./pages/looks.ts";
import { settingsPage } from "./pages/settings-page.ts";

const desk = await startLiveDesk({ ALLOW_PRIVATE_HOSTS: "all" });
const { ctx } = desk;
const robots = await startChatRobots(() => new Date());
afterAll(() => robots.stop());
const boss = await buildStaff(ctx, { name: "Director Zhou", roles: ["leader"] });
const owner = await buildStaff(ctx, { name: "Li Wei" });
const lead = await buildStaff(ctx, { name: "Zhao Min", roles: ["supervisor"] });
const teamName = `After sales ${unique()}`;
const teamId = await buildTeam(ctx, { name: teamName, memberIds: [owner.id, lead.id], leadId: lead.id });

/** A promise of the owner's that falls due at once. */
async function falling(ladder: LadderStep[]) {
  const built = await buildCase(ctx, { teamId, subject: `Broken cup ${unique()}` });
  await assignCase(ctx, { caseId: built.caseId, ownerId: owner.id, reason: "by_hand" });
  const [id] = await ctx.tx((tx) =>
    makePromises(tx, [
      {
        ...{ kind: "callback", ...built, promisor: { kind: "staff", id: owner.id }, words: "We call you" },
        ...{ source: "person", term: { dueAt: new Date(Date.now() + 50) }, ladder, ownerId: owner.id, teamId },
      },
    ]),
  );
  return { ...built, id: id! };
}

test.each(["zh-CN", "en"] as const)(
  "[B6] a leader connects a group; what rings is told there and by mail, and the lead says “I have it” (%s)",
  async (locale) => {
    const person = await openDesk(desk, { email: boss.email, locale, path: "/settings/alarms?edit=new" });
    const { page, t } = person;
    const at = settingsPage(person);
    const name = `Duty ${unique()}`;
    await at.field("desk-settings.name").fill(name);
    await at.field("desk-alarms.hooks.url").fill(robots.urlOf(locale === "en" ? "slack" : "wecom"));
    await at.save();
    const row = at.row(name);
    await row.getByRole("button", { name: t("desk-alarms.hooks.test"), exact: true }).click();
    await row.getByText(t("desk-alarms.state.told"), { exact: true }).waitFor();
    expect(robots.heard.at(-1)!.words).toContain(name);

    const { caseId, id } = await falling([{ atFraction: 1, notify: "team_lead" }]);
    await eventually(() => robots.heard.some(({ words }) => words.includes(`/desk/cases/${caseId}`))).toBe(true);
    await eventually(() => desk.outside.taken.filter(({ to }) => to.includes(lead.email)).length).toBeGreaterThan(0);

    const theirs = await openDesk(desk, { email: lead.email, locale, path: `/notifications?promise=${id}` });
    const notes = theirs.page.getByRole("list", { name: theirs.t("desk-notifications.title") });
    const have = notes.getByRole("button", { name: theirs.t("desk-alarms.notes.haveIt"), exact: true });
    await have.click();
    await notes.getByText(theirs.t("desk-alarms.notes.hasIt", { name: lead.name }), { exact: true }).waitFor();
    await notes.getByRole("button", { name: theirs.t("desk-alarms.notes.read"), exact: true }).click();
    await notes.getByRole("button", { name: theirs.t("desk-alarms.notes.unread"), exact: true }).waitFor();
    await notes.getByRole("link").click();
    await theirs.page.waitForURL(`**/desk/cases/${caseId}*`);

    await page.goto("/desk/settings/alarms?tab=log");
    await at
      .row(lead.name)
      .filter({ hasText: `#${caseId}` })
      .waitFor();
    await page.goto("/desk/settings/alarms");
    await at.open(name);
    await at.button("desk-forms.remove").click();
    await at.confirm("desk-forms.remove");
    await page.getByText(t("desk-alarms.hooks.removed")).waitFor();
  },
);

test("[B6] a leader names a manager and sets the ladder of promises made by hand; a person sets their quiet hours", async () => {
  const person = await openDesk(desk, { email: boss.email, path: "/settings/alarms?tab=people" });
  const { page, t } = person;
  const at = settingsPage(person);
  await page.getByLabel(t("desk-alarms.managers.of", { team: teamName }), { exact: true }).click();
  await page.locator(".ant-select-dropdown:visible").getByTitle(boss.name, { exact: true }).click();
  await page.getByText(t("desk-forms.saved")).first().waitFor();

  await page.goto("/desk/settings/alarms?tab=ladder");
  await page.getByRole("button", { name: t("desk-policies.addStep") }).click();
  await page.getByLabel(t("desk-policies.when"), { exact: true }).last().click();
  await page
    .locator(".ant-select-dropdown:visible")
    .getByTitle(t("desk-policies.step.before"), { exact: true })
    .click();
  await page.getByLabel(t("desk-policies.amount"), { exact: true }).last().fill("20");
  await page.getByLabel(t("desk-policies.whom"), { exact: true }).last().click();
  await page.locator(".ant-select-dropdown:visible").getByTitle(t("promises.rungs.manager"), { exact: true }).click();
  await at.save();
  const { rows } = { rows: await ctx.db.selectFrom("promiseLadders").selectAll().execute() };
  expect(rows.at(-1)!.ladder).toContainEqual({ minutesBeforeDue: 20, notify: "manager" });

  await page.goto("/desk/me");
  await at.field("desk-alarms.mine.quietFrom").fill("22:00");
  await at.field("desk-alarms.mine.quietTo").fill("07:30");
  await at.button("desk-alarms.mine.save").click();
  await page.getByText(t("desk-profile.saved")).waitFor();
  await page.reload();
  await eventually(() => at.field("desk-alarms.mine.quietTo").inputValue()).toBe("07:30");
});

test.each(looks)(
  "[L1] alarms and notifications are accessible and fit: $locale, $width px, $colorScheme",
  async (look) => {
    const steps: LadderStep[] = [{ atFraction: 1, notify: "leaders" }];
    const { caseId } = await falling(steps);
    await eventually(async () => {
      const told = await ctx.db.selectFrom("notifications").select("id").where("caseId", "=", caseId).execute();
      return told.length;
    }).toBeGreaterThan(0);
    // One page after another has to be another: two at a time, and no two tabs of one page together.
    const pairs = [
      ["/settings/alarms?tab=groups", "/notifications"],
      ["/settings/alarms?tab=people", "/me"],
      ["/settings/alarms?tab=ladder", "/settings/alarms?edit=new"],
      ["/settings/alarms?tab=log", "/notifications?unread=1"],
    ];
    for (const paths of pairs) await expectGoodLooks(desk, { email: boss.email, look, paths });
  },
);
