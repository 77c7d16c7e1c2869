import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildStaff, buildTeam } from "../../../../test/support/build.ts";
import { buildCase } from "../../../../test/support/build-case.ts";
import { ROBOT_SECRET, startChatRobots } from "../../../../test/support/chat-robots.ts";
import { play } from "../../../../test/support/scenario.ts";
import { startSmtpCounterpart } from "../../../../test/support/smtp-counterpart.ts";
import { hookFormats, type SaveAlarmHook } from "../../../shared/contract/alarms.ts";
import type { LadderStep } from "../../../shared/contract/promises.ts";
import { defaultBrand } from "../brands/index.ts";
import { assignCase } from "../cases/index.ts";
import { ringDue } from "../promises/alarm/ring-due.ts";
import { makePromises } from "../promises/index.ts";

const desk = await openTestDesk({ settings: { ALLOW_PRIVATE_HOSTS: "all" } });
const { ctx } = desk;
const robots = await startChatRobots(desk.now);
afterAll(() => robots.stop());
const smtp = await startSmtpCounterpart();
afterAll(() => smtp.stop());
const owner = await buildStaff(ctx, { name: "Li Wei" });
const lead = await buildStaff(ctx, { name: "Zhao Min", roles: ["supervisor"] });
const teamId = await buildTeam(ctx, { memberIds: [owner.id, lead.id], leadId: lead.id });
const leader = await desk.as("leader");
const admin = await desk.as("admin");
const brandId = (await defaultBrand(ctx)).id;
await admin.post("/api/v1/channel-accounts", {
  ...{ channel: "mail", name: "Alarms", brandId, teamId: null, addresses: ["desk@shop.example"], active: true },
  config: { receive: "receiver", smtpHost: "127.0.0.1", smtpPort: smtp.port, smtpSecurity: "none" },
});
const MINUTE = 60_000;

beforeEach(async () => {
  robots.setMood("take");
  smtp.behave("take");
  await desk.settle({ failures: "return" });
  await desk.pool.query("update promises set next_at = null; delete from alarm_hooks; delete from alarm_tellings");
  await desk.pool.query("delete from alarm_preferences; delete from alarm_rungs");
  robots.heard.length = 0;
  smtp.taken.length = 0;
});

const hook = (given: Partial<SaveAlarmHook> = {}): SaveAlarmHook => ({
  ...{ name: "值班群", format: "wecom", locale: "zh-CN", teamIds: [], rungs: [], active: true },
  url: robots.urlOf(given.format ?? "wecom"),
  ...given,
});
async function addHook(given: Partial<SaveAlarmHook> = {}): Promise<number> {
  const saved = await leader.post("/api/v1/alarms/hooks", hook(given));
  expect(saved.status, saved.text).toBe(200);
  return saved.body.id;
}
const tellings = async () => (await leader.get("/api/v1/alarms/tellings")).body.items;

/** A promise of an hour to the customer of a case that the owner has. */
async function promised(ladder: LadderStep[], given: Parameters<typeof buildCase>[1] = {}) {
  const built = await buildCase(ctx, { teamId, subject: "Broken cup", ...given });
  await assignCase(ctx, { caseId: built.caseId, ownerId: owner.id, reason: "by_hand" });
  const dueAt = new Date(desk.now().getTime() + 60 * MINUTE);
  const [id] = await ctx.tx((tx) =>
    makePromises(tx, [
      {
        ...{ kind: "callback", ...built, promisor: { kind: "staff", id: owner.id }, words: "We call back" },
        ...{ source: "person", term: { dueAt }, ladder, ownerId: owner.id, teamId },
      },
    ]),
  );
  await desk.settle();
  return { ...built, id: id! };
}
async function ring() {
  await ringDue(ctx);
  await desk.settle();
}
const toLead: LadderStep[] = [{ atFraction: 1, notify: "team_lead" }];

describe("[B6] a ring is told in chat groups", () => {
  test.each(hookFormats)("%s: the vendor takes the message, its form and its signature", async (format) => {
    const id = await addHook({ format, secret: ROBOT_SECRET });
    expect((await leader.post(`/api/v1/alarms/hooks/${id}/test`)).body).toEqual({ outcome: "told", detail: null });
    const { caseId } = await promised(toLead);
    desk.advance("1 h");
    await ring();
    const [tested, told, ...more] = robots.heard;
    expect(more).toEqual([]);
    expect(tested!.words).toContain("测试");
    expect(told!.format).toBe(format);
    for (const part of [`工单 #${caseId}`, "Li Wei"]) expect(told!.words).toContain(part);
    expect(told!.words).toContain(`/desk/cases/${caseId}`);
    expect(told!.words).not.toContain("Broken cup");
    expect((await tellings()).find((one: { way: string }) => one.way === "hook")).toMatchObject({
      state: "told",
      to: "值班群",
      caseId,
      rung: "team_lead",
      attempts: [{ outcome: "told" }],
    });
  });

  test.each(["dingtalk", "feishu"] as const)("%s refuses another secret, and the test says so", async (format) => {
    const id = await addHook({ format, secret: "another" });
    const { body } = await leader.post(`/api/v1/alarms/hooks/${id}/test`);
    expect(body.outcome).toBe("failed");
    expect(body.detail).toMatch(/sign/);
    const [listed] = (await leader.get("/api/v1/alarms/hooks")).body.items;
    expect(listed).toMatchObject({ last: { outcome: "refused", detail: expect.stringContaining("sign") } });
  });

  test("only those of its teams and rungs", async () => {
    const other = await buildTeam(ctx);
    await addHook({ name: "other team", teamIds: [other] });
    await addHook({ name: "other rung", rungs: ["leaders"] });
    await addHook({ name: "off", active: false });
    await addHook({ name: "this", teamIds: [teamId], rungs: ["team_lead"] });
    await promised(toLead);
    desk.advance("1 h");
    await ring();
    expect((await tellings()).filter((one: { way: string }) => one.way === "hook")).toMatchObject([{ to: "this" }]);
    expect(robots.heard).toHaveLength(1);
  });

  test("what fails is tried again, each time later, and each attempt is kept; what is refused is not", async () => {
    await addHook();
    robots.setMood("busy");
    await promised(toLead);
    desk.advance("1 h");
    await ring();
    expect((await tellings()).find((one: { way: string }) => one.way === "hook")).toMatchObject({ state: "waiting" });
    robots.setMood("broken");
    desk.advance("11 s");
    await desk.settle();
    robots.setMood("take");
    desk.advance("31 s");
    await desk.settle();
    expect((await tellings()).find((one: { way: string }) => one.way === "hook")).toMatchObject({
      state: "told",
      attempts: [
        { outcome: "failed", detail: "45009 api freq out of limit" },
        { outcome: "failed", detail: "HTTP 502 bad gateway" },
        { outcome: "told", detail: null },
      ],
    });
    robots.setMood("refuse");
    await promised(toLead);
    desk.advance("1 h");
    await ring();
    expect((await tellings()).find((one: { way: string }) => one.way === "hook")).toMatchObject({
      state: "failed",
      attempts: [{ outcome: "refused", detail: "93000 invalid webhook url" }],
    });
  });

  test("the log comes as CSV, each attempt with its words, and who took it out is written down", async () => {
    await addHook();
    robots.setMood("refuse");
    await promised(toLead);
    desk.advance("1 h");
    await ring();
    const failed = await leader.get("/api/v1/alarms/tellings.csv?state=failed");
    expect(failed.text).toContain("93000 invalid webhook url");
    expect(failed.text).toContain("值班群");
    expect((await leader.get("/api/v1/alarms/tellings.csv?state=waiting")).text).not.toContain("值班群");
    const { rows } = await desk.pool.query("select details from audit_log where action = 'alarms.log_exported'");
    expect(rows.map(({ details }) => details.state)).toEqual(["failed", "waiting"]);
    expect((await (await desk.as("agent")).get("/api/v1/alarms/tellings.csv")).status).toBe(403);
  });

  test("after six attempts it is given up", async () => {
    await addHook();
    robots.setMood("broken");
    await promised(toLead);
    desk.advance("1 h");
    await ring();
    for (let n = 0; n < 8; n++) {
      desk.advance("31 min");
      await desk.settle();
    }
    const told = (await tellings()).find((one: { way: string }) => one.way === "hook");
    expect([told.state, told.attempts.length]).toEqual(["failed", 6]);
  });

  test("once, though the news comes twice", async () => {
    await addHook();
    await promised(toLead);
    desk.advance("1 h");
    await ring();
    await desk.pool.query("update event_cursors set xid = '0', id = 0 where reader = 'reactions'");
    await desk.settle();
    expect(robots.heard).toHaveLength(1);
    expect(smtp.taken).toHaveLength(1);
  });

  test("what rings at once for the same group or person is one message", async () => {
    await addHook();
    const cases = [];
    for (let n = 0; n < 25; n++) cases.push((await promised(toLead)).caseId);
    desk.advance("1 h");
    await ring();
    expect((await tellings()).map((one: { state: string }) => one.state)).toEqual(Array(50).fill("told"));
    expect(robots.heard.length).toBeLessThan(cases.length);
    expect(robots.heard.some(({ words }) => words.includes("20 个承诺需要处理"))).toBe(true);
    expect(smtp.taken.length).toBeLessThan(cases.length);
    const words = robots.heard.map((one) => one.words).join("\n");
    for (const caseId of cases) expect(words.split(`#${caseId} `)).toHaveLength(2);
  });

  test("what failed together waits for its time, each once", async () => {
    await addHook();
    robots.setMood("busy");
    for (let n = 0; n < 3; n++) await promised(toLead);
    desk.advance("1 h");
    await ring();
    const groups = async () => (await tellings()).filter((one: { way: string }) => one.way === "hook");
    const tries = async () => (await groups()).map((one: { attempts: unknown[] }) => one.attempts.length);
    expect(await tries()).toEqual([1, 1, 1]);
    robots.setMood("take");
    desk.advance("11 s");
    await desk.settle();
    expect(await tries()).toEqual([2, 2, 2]);
    expect(robots.heard).toHaveLength(1);
  });

  test("what rings late says so", async () => {
    await addHook({ locale: "en" });
    await promised(toLead);
    desk.advance("3 h");
    await ring();
    expect(robots.heard[0]!.words).toContain("it is late because the desk was down");
  });
});

describe("[B6] a ring is told by mail and short message", () => {
  test("to the lead with the time, what it is about and the way to say “I have it”; not to the owner at the desk", async () => {
    const { id } = await promised([{ minutesBeforeDue: 30, notify: "owner" }, ...toLead]);
    desk.advance("30 min");
    await ring();
    expect(smtp.taken).toHaveLength(0);
    desk.advance("30 min");
    await ring();
    const [mail, ...more] = smtp.taken;
    expect(more).toEqual([]);
    expect(mail!.to).toEqual([lead.email]);
    const text = mail!.raw.replace(/=\r?\n/g, "").replaceAll("=3D", "=");
    expect(text).toContain(`/desk/notifications?promise=${id}`);
    expect(text).toContain("Broken cup");
    expect((await tellings())[0]).toMatchObject({ way: "mail", to: "Zhao Min", state: "told" });
  });

  test("nothing of a case that its reader may not see", async () => {
    const outsider = await buildStaff(ctx, { roles: [] });
    await promised([{ atFraction: 1, notify: "person", staffId: outsider.id }]);
    desk.advance("1 h");
    await ring();
    const mail = smtp.taken.find(({ to }) => to.includes(outsider.email))!;
    expect(mail.raw).not.toContain("Broken cup");
    expect(mail.raw).not.toContain("We call back");
    expect(mail.raw).not.toContain("/desk/cases/");
  });

  test("who wants no mail gets none, and short messages go to the number they gave", async () => {
    const mine = await desk.as(lead);
    const wishes = { mail: false, sms: true, phone: "138 0013 8000", quietFrom: null, quietTo: null };
    expect((await mine.put("/api/v1/me/alarms", wishes)).body.phone).toBe("+8613800138000");
    await leader.put("/api/v1/alarms/rungs", { items: [{ rung: "team_lead", mail: true, sms: true }] });
    const saved = await admin.post("/api/v1/channel-accounts", {
      ...{ channel: "sms", name: "SMS", brandId, teamId: null, addresses: [], active: true },
      config: {
        ...{ protocol: "twilio", number: "+15005550006", accountSid: "AC0123456789abcdef0123456789abcdef" },
        ...{ authToken: "a secret token", apiUrl: robots.base },
      },
    });
    expect(saved.status, saved.text).toBe(200);
    const { caseId, id } = await promised(toLead);
    desk.advance("1 h");
    await ring();
    expect(smtp.taken).toHaveLength(0);
    const [told] = robots.heard;
    expect(told!.words).toMatch(/^\+8613800138000: /);
    expect(told!.words).toContain(`#${caseId}`);
    expect(told!.words).toContain(`promise=${id}`);
  });

  test("quiet hours hold back what rings ahead, never what is at or past due", async () => {
    const mine = await desk.as(owner);
    // It is 10:00 in Shanghai at the start; tests have moved on by some hours.
    const clock = (ms: number) =>
      new Date(desk.now().getTime() + ms).toLocaleTimeString("en-GB", {
        ...{ timeZone: "Asia/Shanghai", hour: "2-digit", minute: "2-digit" },
      });
    const quiet = { quietFrom: clock(-10 * MINUTE), quietTo: clock(45 * MINUTE) };
    await mine.put("/api/v1/me/alarms", { mail: true, sms: false, phone: null, ...quiet });
    await leader.put("/api/v1/alarms/rungs", { items: [{ rung: "owner", mail: true, sms: false }] });
    await promised([
      { atFraction: 0.25, notify: "owner" },
      { atFraction: 1, notify: "owner" },
    ]);
    desk.advance("15 min");
    await ring();
    expect(smtp.taken).toHaveLength(0);
    desk.advance("31 min");
    await desk.settle();
    expect(smtp.taken).toHaveLength(1);
    await mine.put("/api/v1/me/alarms", {
      ...{ mail: true, sms: false, phone: null, quietFrom: clock(0), quietTo: clock(300 * MINUTE) },
    });
    desk.advance("14 min");
    await ring();
    expect(smtp.taken).toHaveLength(2);
  });

  test("what was kept or acknowledged meanwhile is not told any more", async () => {
    smtp.behave("later");
    const { id } = await promised(toLead);
    desk.advance("1 h");
    await ring();
    const theirs = await desk.as(lead);
    expect((await theirs.post("/api/v1/notifications/acknowledge", { promiseId: id, step: 0 })).status).toBe(200);
    smtp.behave("take");
    smtp.taken.length = 0;
    desk.advance("11 s");
    await desk.settle();
    expect(smtp.taken).toHaveLength(0);
    expect((await tellings())[0]).toMatchObject({ state: "dropped", detail: "acknowledged" });
  });
});

describe("[L2] the settings of alarms", () => {
  test("give away neither address nor secret, and keep them when they are left out", async () => {
    const id = await addHook({ format: "dingtalk", secret: ROBOT_SECRET });
    const { url: _, ...rest } = hook({ name: "renamed", format: "dingtalk" });
    const saved = await leader.put(`/api/v1/alarms/hooks/${id}`, rest);
    expect(saved.body).toMatchObject({ name: "renamed", secretSet: true, host: "127.0.0.1" });
    expect((await leader.post(`/api/v1/alarms/hooks/${id}/test`)).body.outcome).toBe("told");
    const { rows } = await desk.pool.query("select * from alarm_hooks");
    const { rows: audited } = await desk.pool.query("select details from audit_log where action like 'alarms.%'");
    const everything = JSON.stringify([saved.body, (await leader.get("/api/v1/alarms/hooks")).body, rows, audited]);
    expect(everything).not.toContain(ROBOT_SECRET);
    expect(everything).not.toContain("access_token");
  });

  test.each([
    ["GET", "/api/v1/alarms/hooks", undefined],
    ["POST", "/api/v1/alarms/hooks", hook()],
    ["PUT", "/api/v1/alarms/hooks/1", hook()],
    ["DELETE", "/api/v1/alarms/hooks/1", undefined],
    ["POST", "/api/v1/alarms/hooks/1/test", undefined],
    ["GET", "/api/v1/alarms/rungs", undefined],
    ["PUT", "/api/v1/alarms/rungs", { items: [] }],
    ["GET", "/api/v1/alarms/tellings", undefined],
  ] as const)("%s %s is the leaders'", async (method, path, body) => {
    await play(desk, { as: "agent", request: [method, path, body], status: 403, error: "request.not_allowed" });
    await play(desk, { as: "nobody", request: [method, path, body], status: 401 });
  });

  test.each([
    [{ url: "ftp://robots.test/x" }, "alarms.hook_address_needed"],
    [{ url: "http://169.254.169.254/latest" }, "hosts.refused"],
    [{ url: undefined }, "alarms.hook_address_needed"],
  ])("a robot at %j is refused", async (given, error) => {
    const request = { ...hook(), ...given };
    await play(desk, { as: "leader", request: ["POST", "/api/v1/alarms/hooks", request], status: 422, error });
  });

  test("wishes are one's own, and say what is missing", async () => {
    const wishes = { mail: true, sms: false, phone: null, quietFrom: null, quietTo: null };
    const path = "/api/v1/me/alarms";
    for (const [given, error] of [
      [{ phone: "call me" }, "alarms.phone_unreadable"],
      [{ sms: true }, "alarms.phone_needed"],
      [{ quietFrom: "22:00" }, "alarms.quiet_half"],
    ] as const) {
      await play(desk, { as: "agent", request: ["PUT", path, { ...wishes, ...given }], status: 422, error });
    }
    const quiet = { ...wishes, quietFrom: "22:00", quietTo: "07:30" };
    await play(desk, { as: "agent", request: ["PUT", path, quiet], status: 200, contains: quiet });
    const key = await desk.withKey(["promises:read"]);
    expect((await key.get(path)).status).toBe(403);
  });
});
