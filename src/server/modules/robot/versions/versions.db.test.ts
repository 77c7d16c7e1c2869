import { expect, test } from "vitest";
import { openChatDesk } from "../../../../../test/support/chat-desk.ts";
import { createArticle, publishDraft } from "../../knowledge/index.ts";
import { isTried } from "./version-for.ts";

const { agent, caseOf, ctx, desk, here, shop } = await openChatDesk();
const leader = await desk.as("leader");
const keeperId = await desk.staffId("supervisor");
const path = `/api/v1/robot/accounts/${shop.id}/versions`;
const made = { name: "Robo two", caution: "normal", asksBack: false, mostMisses: 1, usesModel: false };

for (const [title, body] of [
  ["Return a lamp", "Send a lamp back within 30 days of delivery, in its box. The return label is free."],
  ["Return a carpet", "Send a carpet back within 14 days of delivery. We collect it from your door."],
] as const) {
  const articleId = await createArticle(ctx, { locale: "en", words: { title, summary: "", body } });
  await publishDraft(ctx, { articleId, locale: "en" });
}

const read = async () => (await leader.get(path)).body;
const stateOf = async (id: number) => (await read()).items.find((row: { id: number }) => row.id === id)?.state;
async function draft(more: object = {}): Promise<number> {
  const answer = await leader.post(path, { ...made, ...more });
  expect(answer.status, answer.text).toBe(200);
  return answer.body.items[0].id;
}
async function say(words: string) {
  const widget = await here();
  await widget.say(words);
  await desk.settle();
  const { caseId } = await caseOf(words);
  const { rows } = await desk.pool.query(
    "select d.settings_id, d.state, t.move from robot_dialogues d join robot_turns t on t.dialogue_id = d.id where case_id = $1 order by t.id desc",
    [caseId],
  );
  return { caseId, widget, ...rows[0], settingsId: Number(rows[0].settings_id) };
}

test("[D2] a draft needs a robot that is set up, and changes nothing for customers", async () => {
  expect((await leader.post(path, made)).body.error.code).toBe("robot.not_set_up");
  await leader.put(`/api/v1/robot/accounts/${shop.id}`, { active: true, name: "Robo", keeperId });
  const live = (await read()).items[0].id;
  const id = await draft();
  expect(await stateOf(id)).toBe("draft");
  expect(await stateOf(live)).toBe("live");
  const { settingsId, move } = await say("How does a return work?");
  expect(settingsId).toBe(live);
  expect(move).toBe("ask_back");
  expect((await leader.delete(`/api/v1/robot/versions/${id}`)).status).toBe(200);
  expect(await stateOf(id)).toBeUndefined();
  const answer = await leader.delete(`/api/v1/robot/versions/${live}`);
  expect(answer.body.error.code).toBe("robot.version_in_use");
});

test("[D2] a trial takes its share of new dialogues, a dialogue keeps its version, and both sides are counted apart", async () => {
  const live = (await read()).items[0].id;
  const id = await draft();
  const begun = await leader.post(`/api/v1/robot/versions/${id}/trial`, { share: 50 });
  expect(begun.body.trial).toMatchObject({ share: 50, finding: "too_few" });
  const seen = [];
  for (let n = 0; n < 8; n += 1) seen.push(await say(`How does a return work? ${n}`));
  const { rows } = await desk.pool.query("select id, share from robot_trials where ended_at is null");
  const trial = { id: Number(rows[0].id), share: rows[0].share };
  expect(seen.map(({ settingsId }) => settingsId)).toEqual(
    seen.map(({ caseId }) => (isTried(trial, caseId) ? id : live)),
  );
  // The one on trial asks nobody back, and gives up after one miss.
  for (const { settingsId, move } of seen) expect(move === "ask_back").toBe(settingsId === live);
  const tried = seen.filter(({ settingsId, state }) => settingsId === id && state !== "talking").length;
  expect((await read()).trial.trial.tally).toMatchObject({ ended: tried, solved: 0, handedOver: tried });
  const ended = await leader.delete(`/api/v1/robot/accounts/${shop.id}/trial`);
  expect(ended.body.trial).toBeNull();
  expect((await leader.delete(`/api/v1/robot/accounts/${shop.id}/trial`)).body.error.code).toBe("robot.no_trial");
  expect((await say("How does a return go?")).settingsId).toBe(live);
});

test("[D2] a version goes live, and an earlier one comes back, both at one moment too", async () => {
  const first = (await read()).items.find(({ state }: { state: string }) => state === "live").id;
  const id = await draft();
  expect((await leader.post(`/api/v1/robot/versions/${id}/live`)).status).toBe(200);
  expect([await stateOf(id), await stateOf(first)]).toEqual(["live", "earlier"]);
  desk.advance("1 min");
  expect((await say("And how does a return work then?")).settingsId).toBe(id);
  expect((await leader.post(`/api/v1/robot/versions/${id}/live`)).body.error.code).toBe("robot.version_in_use");
  expect((await leader.post(`/api/v1/robot/versions/${first}/live`)).status).toBe(200);
  expect([await stateOf(id), await stateOf(first)]).toEqual(["earlier", "live"]);
  const { rows } = await desk.pool.query(
    "select action from audit_log where action like 'robot.%' and action <> 'robot.changed' order by id",
  );
  expect(rows.map(({ action }) => action)).toEqual([
    "robot.version_drafted",
    "robot.draft_dropped",
    "robot.version_drafted",
    "robot.trial_begun",
    "robot.trial_ended",
    "robot.version_drafted",
    "robot.version_live",
    "robot.version_live",
  ]);
});

test("[D2] a trial spreads evenly: of a thousand cases about its share", () => {
  const tried = Array.from({ length: 1_000 }, (_, caseId) => isTried({ id: 7, share: 20 }, caseId)).filter(Boolean);
  expect(tried.length).toBeGreaterThan(150);
  expect(tried.length).toBeLessThan(250);
});

test("[D2] old turns are replayed against a draft, differences first, and nothing is written or sent", async () => {
  const traces = async () => {
    const tables = ["messages", "events", "robot_turns", "robot_dialogues", "cases", "promises", "audit_log"];
    const counted = tables.map((table) => desk.pool.query(`select count(*)::int as count from ${table}`));
    return (await Promise.all(counted)).map(({ rows }) => rows[0].count);
  };
  await say("How does a return work? 9");
  const id = await draft();
  const live = (await read()).items.find(({ state }: { state: string }) => state === "live").id;
  const before = await traces();
  const { body, status } = await leader.post(`/api/v1/robot/versions/${id}/replay`);
  expect(status).toBe(200);
  expect(body.replayed).toBeGreaterThan(0);
  // A version that does not ask back gives up where the other one offered a choice.
  const turn = body.items.find(({ asked }: { asked: string }) => asked === "How does a return work? 9");
  expect(turn).toMatchObject({ before: { move: "ask_back" }, kind: "changed" });
  expect(turn.now.move).not.toBe("ask_back");
  const kinds = body.items.map(({ kind }: { kind: string }) => kind);
  expect(kinds.lastIndexOf("changed")).toBeLessThan(
    kinds.indexOf("same") === -1 ? kinds.length : kinds.indexOf("same"),
  );
  const unchanged = await leader.post(`/api/v1/robot/versions/${live}/replay`);
  const same = unchanged.body.items.find(({ id }: { id: number }) => id === turn.id);
  expect(same).toMatchObject({ kind: "same" });
  await leader.put(`/api/v1/robot/turns/${turn.id}/verdict`, { verdict: "right" });
  const judged = await traces();
  const risky = (await leader.post(`/api/v1/robot/versions/${id}/replay`)).body.items[0];
  expect(risky).toMatchObject({ id: turn.id, kind: "at_risk" });
  expect(await traces()).toEqual(judged);
  expect(before[0]).toBe(judged[0]);
  expect((await agent.post(`/api/v1/robot/versions/${id}/replay`)).status).toBe(403);
  expect((await leader.post("/api/v1/robot/versions/999999/replay")).status).toBe(404);
});

test("[D2] agents neither see nor change versions, and hostile input is refused", async () => {
  expect((await agent.get(path)).status).toBe(403);
  expect((await agent.post(path, made)).status).toBe(403);
  const id = await draft();
  for (const way of ["trial", "live"]) {
    expect((await agent.post(`/api/v1/robot/versions/${id}/${way}`, { share: 10 })).status).toBe(403);
  }
  expect((await agent.delete(`/api/v1/robot/versions/${id}`)).status).toBe(403);
  expect((await leader.post(path, { ...made, name: "{x}<script>" })).status).toBe(422);
  expect((await leader.post(path, { ...made, caution: "reckless" })).status).toBe(422);
  expect((await leader.post(`/api/v1/robot/versions/${id}/trial`, { share: 100 })).status).toBe(422);
  expect((await leader.post("/api/v1/robot/versions/999999/live")).status).toBe(404);
});
