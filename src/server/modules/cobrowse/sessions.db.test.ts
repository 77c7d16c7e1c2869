import { beforeEach, describe, expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildTeam } from "../../../../test/support/build.ts";
import { buildCase } from "../../../../test/support/build-case.ts";
import { testClient } from "../../../../test/support/client.ts";
import { play, type Scenario } from "../../../../test/support/scenario.ts";
import { endOverdue } from "./end-session.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const agent = await desk.as("agent");
const teamId = await buildTeam(ctx, { memberIds: [await desk.staffId("agent")] });
let caseId = 0;
beforeEach(async () => {
  caseId = (await buildCase(ctx, { teamId })).caseId;
});

/** A customer's browser, on a page of ours. */
const browser = () => testClient(desk.app, { "sec-fetch-site": "same-origin" });
const invite = async () => (await agent.post(`/api/v1/cases/${caseId}/cobrowse`)).body as Invited;
type Invited = { session: { id: number; state: string }; code: string; url: string; sent: boolean };
const consent = async (code: string, host = "shop.example") => browser().post("/share/consent", { code, host });
const sessionOf = async () => (await agent.get(`/api/v1/cases/${caseId}/cobrowse`)).body.session;

describe("an invitation", () => {
  test("[D4] is six digits that are nowhere stored, good once, and tell nothing of the case", async () => {
    const { code, url, sent } = await invite();
    expect(code).toMatch(/^\d{6}$/);
    expect(url).toMatch(new RegExp(`/share#${code}$`));
    expect(sent).toBe(false);
    const { rows } = await desk.pool.query("select * from cobrowse_sessions where case_id = $1", [caseId]);
    expect(JSON.stringify(rows)).not.toContain(code);
    const looked = await browser().post("/share/look", { code, locale: "en" });
    expect(Object.keys(looked.body).sort()).toEqual(["agent", "brand", "expiresAt"]);

    const { result, events } = await desk.during(() => consent(code));
    expect(result.body).toMatchObject({ key: expect.stringMatching(/^.{32}$/) });
    expect(events).toMatchObject([{ type: "cobrowse.started", data: { host: "shop.example" } }]);
    expect((await consent(code)).body.error.code).toBe("cobrowse.code_wrong");
    expect(await sessionOf()).toMatchObject({ state: "live", host: "shop.example" });
    const { rows: written } = await desk.pool.query(
      "select action, actor_kind from audit_log where subject_kind = 'case' and subject_id = $1 order by id",
      [caseId],
    );
    expect(written).toEqual([
      { action: "cobrowse.invited", actor_kind: "staff" },
      { action: "cobrowse.started", actor_kind: "customer" },
    ]);
  });

  test("[D4] is over after ten minutes, whoever looks at the clock", async () => {
    const { code } = await invite();
    desk.advance("10 min");
    expect((await consent(code)).status).toBe(404);
    await endOverdue(ctx);
    expect(await sessionOf()).toMatchObject({ state: "ended", endedBy: "expired" });
  });

  test("is withdrawn by the next one, and by who made it", async () => {
    const first = await invite();
    const second = await invite();
    expect((await consent(first.code)).status).toBe(404);
    await agent.post(`/api/v1/cobrowse/${second.session.id}/end`);
    expect((await consent(second.code)).status).toBe(404);
    expect(await sessionOf()).toMatchObject({ endedBy: "withdrawn" });
  });

  test("[D4] can be declined, and nobody guesses digits by the hundred", async () => {
    const { code } = await invite();
    expect((await browser().post("/share/decline", { code })).status).toBe(200);
    expect(await sessionOf()).toMatchObject({ state: "ended", endedBy: "declined", consentedAt: null });
    const guesser = browser();
    const answers = [];
    for (let tries = 0; tries < 12; tries++)
      answers.push(await guesser.post("/share/look", { code: "000000", locale: "en" }));
    expect(answers.at(-1)!.status).toBe(429);
  });

  test("another site can neither ask nor agree for somebody", async () => {
    const { code } = await invite();
    const foreign = testClient(desk.app, { "sec-fetch-site": "cross-site" });
    expect((await foreign.post("/share/consent", { code, host: "evil.example" })).status).toBe(403);
    const odd = await consent(code, "<img src=x>");
    expect(odd.status).toBe(200);
    expect(await sessionOf()).toMatchObject({ host: "" });
  });
});

describe("a session", () => {
  test("[D4] ends by the customer, by the key of their browser alone", async () => {
    const { session, code } = await invite();
    const { key } = (await consent(code)).body;
    const end = (authorization: string) =>
      browser().inject({ method: "POST", url: `/share/${session.id}/end`, headers: { authorization } });
    expect((await end("Bearer somebody-elses-key")).status).toBe(401);
    expect(await sessionOf()).toMatchObject({ state: "live" });
    desk.advance("90 s");
    const { events } = await desk.during(() => end(`Bearer ${key}`));
    expect(events).toMatchObject([{ type: "cobrowse.ended", data: { endedBy: "customer", seconds: 90 } }]);
    // Said twice, it ended once.
    expect((await desk.during(() => end(`Bearer ${key}`))).events).toEqual([]);
  });

  test("[D4] ends after two minutes of silence, whichever side is silent", async () => {
    const { code } = await invite();
    await consent(code);
    desk.advance("2 min");
    await endOverdue(ctx);
    expect(await sessionOf()).toMatchObject({ state: "ended", endedBy: "silence" });
  });

  test("a second person of ours is not let in beside the first", async () => {
    const { code } = await invite();
    await consent(code);
    const other = await desk.as("supervisor");
    const answer = await other.post(`/api/v1/cases/${caseId}/cobrowse`);
    expect(answer.body.error.code).toBe("cobrowse.going");
  });

  test("[D4] is judged by who looked, and counted by month, product and cause", async () => {
    const { session, code } = await invite();
    const judge = (solved: boolean, who = agent) => who.post(`/api/v1/cobrowse/${session.id}/solved`, { solved });
    expect((await judge(true)).body.error.code).toBe("cobrowse.not_shared");
    await consent(code);
    await agent.post(`/api/v1/cobrowse/${session.id}/end`);
    expect((await judge(true, await desk.as("supervisor"))).body.error.code).toBe("cobrowse.not_yours");
    expect((await judge(true)).body).toMatchObject({ solved: true });
    const { rows: causes } = await desk.pool.query(
      "select id from causes where archived_at is null order by id limit 1",
    );
    await agent.put(`/api/v1/cases/${caseId}/causes`, { mainId: causes[0].id, moreIds: [], product: "Router X1" });
    const leader = await desk.as("leader");
    const { body } = await leader.get("/api/v1/cobrowse/report");
    expect(body.items).toContainEqual({
      month: "2026-03",
      means: "screen",
      product: "Router X1",
      cause: expect.objectContaining({ id: causes[0].id }),
      times: 1,
      judged: 1,
      solved: 1,
    });
    const sum = (of: string) =>
      body.items.reduce((total: number, item: Record<string, number>) => total + item[of]!, 0);
    expect(body.total).toEqual({ times: sum("times"), judged: sum("judged"), solved: sum("solved") });
    const csv = await leader.get("/api/v1/cobrowse/report.csv?locale=zh-CN");
    expect(csv.text).toContain("2026-03,screen,Router X1,");
  });
});

describe("who may", () => {
  test("switched off, nobody is invited; the change is written down", async () => {
    const leader = await desk.as("leader");
    expect((await leader.put("/api/v1/cobrowse/settings", { enabled: false })).status).toBe(200);
    expect((await agent.post(`/api/v1/cases/${caseId}/cobrowse`)).body.error.code).toBe("cobrowse.off");
    expect((await agent.get(`/api/v1/cases/${caseId}/cobrowse`)).body.enabled).toBe(false);
    await leader.put("/api/v1/cobrowse/settings", { enabled: true });
    const { rows } = await desk.pool.query(
      "select count(*)::int from audit_log where action = 'cobrowse.settings_changed'",
    );
    expect(rows[0].count).toBe(2);
  });

  test.each<Omit<Scenario, "request"> & { name: string; to: (id: number) => Scenario["request"] }>([
    { name: "nobody reads", as: "nobody", to: (id) => ["GET", `/api/v1/cases/${id}/cobrowse`], status: 401 },
    { name: "nobody invites", as: "nobody", to: (id) => ["POST", `/api/v1/cases/${id}/cobrowse`], status: 401 },
    {
      name: "an agent changes no rule",
      as: "agent",
      to: () => ["PUT", "/api/v1/cobrowse/settings", { enabled: true }],
      status: 403,
    },
    { name: "an agent reads no report", as: "agent", to: () => ["GET", "/api/v1/cobrowse/report"], status: 403 },
    { name: "a case that is not there", as: "agent", to: () => ["POST", "/api/v1/cases/999999/cobrowse"], status: 404 },
    {
      name: "a session that is not there",
      as: "agent",
      to: () => ["POST", "/api/v1/cobrowse/999999/end"],
      status: 404,
    },
  ])("[D4] $name", async ({ to, name: _, ...scenario }) => {
    await play(desk, { ...scenario, request: to(caseId) });
  });

  test("[D4] whoever may not read the case neither invites nor ends", async () => {
    const { session } = await invite();
    const stranger = await desk.withKey(["cobrowse:use"]);
    expect((await stranger.get(`/api/v1/cases/${caseId}/cobrowse`)).status).toBe(404);
    expect((await stranger.post(`/api/v1/cobrowse/${session.id}/end`)).status).toBe(404);
    expect((await sessionOf()).state).toBe("invited");
  });
});
