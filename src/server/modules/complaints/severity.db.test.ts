import { beforeEach, describe, expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildStaff, buildTeam } from "../../../../test/support/build.ts";
import { buildMailCase, buildMessage } from "../../../../test/support/build-mail-case.ts";
import { play } from "../../../../test/support/scenario.ts";
import { getCase, mergeCases, unownedOf } from "../cases/index.ts";
import { defaultRuleset } from "./severity/default-rules.ts";

const desk = await openTestDesk();
const { ctx } = desk;
let team: number;

beforeEach(async () => {
  team = await buildTeam(ctx);
});

const complaint = async (id: number, as: "agent" | "supervisor" = "supervisor") =>
  (await (await desk.as(as)).get(`/api/v1/cases/${id}/complaint`)).body;

async function open(text: string, given: Parameters<typeof buildMailCase>[1] = {}) {
  const made = await buildMailCase(ctx, { teamId: team, text, subject: "Parcel", ...given });
  await desk.settle();
  return made;
}

describe("[C5] severity", () => {
  test("a quiet question is normal and stays a question", async () => {
    const { id } = await open("When does the shop open on Saturdays?");
    expect(await getCase(ctx, id)).toMatchObject({ severity: "normal", kind: "question" });
    expect((await complaint(id)).reasons).toEqual([]);
  });

  test("anger and a threat to go public make it critical, a complaint, each reason with the customer's words", async () => {
    const { id, messageId } = await open("你们太过分了，三天没人管！再不处理我就打12315，发微博曝光你们。");
    expect(await getCase(ctx, id)).toMatchObject({ severity: "critical", kind: "complaint" });
    const { reasons } = await complaint(id);
    const threat = reasons.find(({ matched }: { matched: string }) => matched === "12315");
    expect(threat).toMatchObject({ messageId, points: 60, quote: expect.stringContaining("再不处理我就打12315") });
    expect(reasons.map(({ signal }: { signal: string }) => signal)).toContain("kind");
  });

  test("[B6] what is critical is told to the lead and the leaders, once", async () => {
    const [lead, leader] = [await buildStaff(ctx, { teamIds: [team] }), await buildStaff(ctx, { roles: ["leader"] })];
    await ctx.db.updateTable("teams").set({ leadId: lead.id }).where("id", "=", team).execute();
    const { id, customerId } = await open("The charger caught fire and my son was injured. I am furious.");
    await buildMessage(ctx, { caseId: id, customerId, text: "It caught fire, do you hear?" });
    await desk.settle();
    const told = await ctx.db
      .selectFrom("notifications")
      .select(["staffId", "kind"])
      .where("caseId", "=", id)
      .where("kind", "=", "case_critical")
      .execute();
    expect(told.map(({ staffId }) => staffId)).toEqual(expect.arrayContaining([lead.id, leader.id]));
    expect(new Set(told.map(({ staffId }) => staffId)).size).toBe(told.length);
  });

  test("nothing lowers it by itself; a person does, with a reason, and new reasons count anew", async () => {
    const { id, customerId } = await open("I will go to my lawyer.");
    expect((await getCase(ctx, id)).severity).toBe("critical");
    await buildMessage(ctx, { caseId: id, customerId, text: "All is well, thank you." });
    await desk.settle();
    expect((await getCase(ctx, id)).severity).toBe("critical");
    const request = ["PUT", `/api/v1/cases/${id}/severity`, { severity: "normal", reason: "He was joking" }] as const;
    await play(desk, { as: "agent", request: [...request], status: 403 });
    await play(desk, {
      as: "supervisor",
      request: [...request],
      status: 200,
      contains: { severity: "normal" },
      events: ["complaints.severity_changed"],
    });
    expect((await complaint(id)).reasons[0]).toMatchObject({ setTo: "normal", words: "He was joking" });
    await buildMessage(ctx, { caseId: id, customerId, text: "I mean it: my lawyer will write to you." });
    await desk.settle();
    expect((await getCase(ctx, id)).severity).not.toBe("normal");
  });

  test("what comes in twice counts once", async () => {
    const { id, customerId } = await open("This is unacceptable.");
    const before = (await complaint(id)).reasons.length;
    await buildMessage(ctx, { caseId: id, customerId, text: "This is unacceptable." });
    await desk.settle();
    expect((await complaint(id)).reasons).toHaveLength(before);
  });

  test("a case is found by it, stands first in the list, and is given out first", async () => {
    const calm = await open("Where is it?", { priority: 4 });
    const grave = await open("The heater exploded.");
    const agent = await desk.as("admin");
    const found = await agent.get("/api/v1/cases?query=severity:critical");
    expect(found.body.items.map((row: { id: number }) => row.id)).toContain(grave.id);
    expect(found.body.items.map((row: { id: number }) => row.id)).not.toContain(calm.id);
    const sorted = await agent.get("/api/v1/cases?sort=severity&limit=200");
    const ids = sorted.body.items.map((row: { id: number }) => row.id);
    expect(ids.indexOf(grave.id)).toBeLessThan(ids.indexOf(calm.id));
    expect(await unownedOf(ctx, team, 2)).toEqual([grave.id, calm.id]);
  });

  test("a customer marked for particular care counts, and the mark follows them", async () => {
    const { id } = await open("I want to complain about the delay.");
    const before = (await getCase(ctx, id)).severity;
    await play(desk, {
      as: "agent",
      request: ["PUT", `/api/v1/cases/${id}/care-mark`, { mark: "elderly" }],
      status: 200,
      contains: { careMark: "elderly" },
      events: before === "high" ? [] : ["complaints.severity_changed"],
    });
    expect((await getCase(ctx, id)).severity).toBe("high");
  });

  test("what is merged into a case makes it as serious", async () => {
    const grave = await open("My lawyer will write to you, I am furious.");
    const calm = await open("And where is my invoice?", { customerId: grave.customerId });
    await mergeCases(ctx, { caseId: calm.id, otherId: grave.id });
    await desk.settle();
    expect((await getCase(ctx, calm.id)).severity).toBe("critical");
  });

  test("the rules are versions that leaders change, and can be tried before", async () => {
    const ruleset = {
      ...defaultRuleset,
      rules: defaultRuleset.rules.map((rule) => (rule.key === "safety" ? { ...rule, on: false } : rule)),
    };
    const text = "The kettle caught fire.";
    const tried = await play(desk, {
      as: "leader",
      request: ["POST", "/api/v1/severity-rules/try", { ruleset: defaultRuleset, text }],
      status: 200,
      contains: { severity: "critical", complaint: true },
    });
    expect(tried.body.hits[0]).toMatchObject({ rule: "safety", matched: "caught fire" });
    await play(desk, { as: "supervisor", request: ["PUT", "/api/v1/severity-rules", ruleset], status: 403 });
    await play(desk, {
      as: "leader",
      request: ["PUT", "/api/v1/severity-rules", ruleset],
      status: 200,
      contains: { version: 1 },
      events: ["complaints.severity_rules_changed"],
    });
    const { id } = await open(text);
    expect((await getCase(ctx, id)).severity).toBe("normal");
    await play(desk, {
      as: "leader",
      request: ["PUT", "/api/v1/severity-rules", { ...ruleset, levels: { raised: 50, high: 50, critical: 80 } }],
      status: 422,
      error: "complaints.levels_wrong",
    });
    await play(desk, {
      as: "leader",
      request: ["PUT", "/api/v1/severity-rules", defaultRuleset],
      status: 200,
      events: ["complaints.severity_rules_changed"],
    });
  });

  test("a case that one may not see gives nothing away", async () => {
    const { id } = await open("my lawyer", { kind: "executive" });
    await play(desk, {
      as: "agent",
      request: ["GET", `/api/v1/cases/${id}/complaint`],
      status: 404,
      lacks: ["lawyer"],
    });
  });
});
