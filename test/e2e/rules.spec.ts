import { expect, test } from "vitest";
import { saveRule } from "../../src/server/modules/rules/rules/save-rule.ts";
import { buildStaff, buildTeam, unique } from "../support/build.ts";
import { buildCase } from "../support/build-case.ts";
import { startLiveDesk } from "../support/live-desk.ts";
import { eventually, openDesk } from "./pages/desk.ts";
import { expectGoodLooks, looks } from "./pages/looks.ts";
import { settingsPage } from "./pages/settings-page.ts";

const desk = await startLiveDesk();
const leader = await buildStaff(desk.ctx, { name: "Leader Zhou", roles: ["leader"] });
const lead = await buildStaff(desk.ctx, { name: "Lead Wu", roles: ["supervisor"] });
const teamId = await buildTeam(desk.ctx, {
  name: "After sales",
  routing: "pull",
  memberIds: [lead.id],
  leadId: lead.id,
});
const DAY = 86_400_000;

test.each(["en", "zh-CN"] as const)(
  "[B6] a leader makes “no word for two days → tell the lead and promise a callback”, and sees it fire (%s)",
  async (locale) => {
    const subject = `Silent ${unique()}`;
    const at = new Date(Date.now() - 3 * DAY);
    const { caseId } = await buildCase(desk.ctx, { subject, teamId, at });
    const person = await openDesk(desk, { email: leader.email, locale, path: "/settings/rules?edit=new" });
    const { page, t } = person;
    const form = settingsPage(person);
    await page.getByRole("button", { name: t("desk-rules.example.silent.name"), exact: true }).click();
    const name = `Silence ${unique()}`;
    await form.field("desk-settings.name").fill(name);

    const testCase = page.getByRole("spinbutton", { name: t("desk-rules.trial.case") });
    await testCase.fill(String(caseId));
    await page.getByRole("button", { name: t("desk-rules.trial.test"), exact: true }).click();
    await page.getByText(t("desk-rules.trial.fits"), { exact: true }).waitFor();

    await form.save();
    await form.row(name).waitFor();
    // The case has been silent for three days: the rule fires as soon as it is there.
    await eventually(async () => (await firingsOf(caseId)).map(({ state }) => state)).toEqual(["done"]);
    await page.goto(`/desk/settings/rule-log?case=${caseId}`);
    const line = form.row(`#${caseId}`);
    await line.getByText(t("desk-rules.log.state.done"), { exact: true }).first().waitFor();
    await line.getByRole("link", { name, exact: true }).waitFor();
    expect(await promisesOf(caseId)).toEqual([{ kind: "callback", source: "rule" }]);

    const told = desk.ctx.db.selectFrom("notifications").select("kind").where("caseId", "=", caseId);
    expect(await told.where("staffId", "=", lead.id).execute()).toEqual([{ kind: "rule_told" }]);

    // Said otherwise, it has a version to go back to.
    await page.goto("/desk/settings/rules");
    await page.getByRole("link", { name, exact: true }).click();
    await page.getByText(t("desk-rules.history.version", { version: 1 }), { exact: true }).waitFor();
    await page.getByRole("checkbox", { name: t("desk-rules.active"), exact: true }).uncheck();
    await form.save();
    await form.row(name).getByText(t("desk-rules.off"), { exact: true }).waitFor();
  },
);

function promisesOf(caseId: number) {
  return desk.ctx.db.selectFrom("promises").select(["kind", "source"]).where("caseId", "=", caseId).execute();
}

function firingsOf(caseId: number) {
  return desk.ctx.db.selectFrom("ruleFirings").select("state").where("caseId", "=", caseId).execute();
}

const rule = {
  name: "Refunds",
  active: true,
  query: "state:active",
  actions: [{ do: "add_note" as const, text: "x" }],
};
const { id } = await saveRule(desk.ctx, null, {
  ...rule,
  trigger: { on: "event", events: ["message_received"], where: { words: ["refund"] } },
});
const each = looks.flatMap((look) => [
  { ...look, look, what: "lists", paths: ["rules", "rule-log", "webhooks"] },
  { ...look, look, what: "forms", paths: [`rules?edit=${id}`, "webhooks?edit=new"] },
]);

test.each(each)("[L1] $what of rules are accessible and fit: $locale, $width px, $colorScheme", async (each) => {
  const paths = each.paths.map((path) => `/settings/${path}`);
  await expectGoodLooks(desk, { email: leader.email, look: each.look, paths });
});
