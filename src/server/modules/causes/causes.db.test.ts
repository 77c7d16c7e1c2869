import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildStaff, unique } from "../../../../test/support/build.ts";
import { buildCase, buildCustomer } from "../../../../test/support/build-case.ts";
import { play } from "../../../../test/support/scenario.ts";
import type { CauseView } from "../../../shared/contract/causes.ts";
import { seedCauses } from "./tree/seed-causes.ts";

const desk = await openTestDesk({ logLevel: "error" });
const { ctx } = desk;
const agent = await desk.as("agent");
const supervisor = await desk.as("supervisor");
const leader = await desk.as("leader");

const causes = async (): Promise<CauseView[]> => (await agent.get("/api/v1/causes?archived=true")).body.items;
const idOf = async (code: string) => (await causes()).find((cause) => cause.code === code)!.id;
const complaint = (given = {}) => buildCase(ctx, { kind: "complaint", ...given });
const name = (caseId: number, mainId: number | null, moreIds: number[] = [], product?: string) =>
  agent.put(`/api/v1/cases/${caseId}/causes`, { mainId, moreIds, ...(product !== undefined && { product }) });
const made = async (names: object, parentId: number | null = null) => {
  const answer = await leader.post("/api/v1/causes", { parentId, names, hints: [], position: 5 });
  expect(answer.status, answer.text).toBe(200);
  return answer.body as CauseView;
};
const found = async (query: string) =>
  (await agent.get(`/api/v1/cases?query=${encodeURIComponent(query)}`)).body.items.map(({ id }: { id: number }) => id);
const required = (on: boolean) => leader.put("/api/v1/cause-settings", { required: on });

test("[C8] a desk begins with a tree of causes in both languages, parents before children", async () => {
  const all = await causes();
  expect(all.length).toBeGreaterThan(30);
  expect(all.every(({ names }) => names.en && names["zh-CN"])).toBe(true);
  const late = all.find(({ code }) => code === "late")!;
  expect(all[late.depth - 1 === 0 ? all.findIndex(({ id }) => id === late.parentId) : 0]).toMatchObject({
    code: "delivery",
  });
});

test("[C8] leaders draw the tree; codes stay, circles and doubles do not come about", async () => {
  const gifts = await made({ en: "Gift wrapping", "zh-CN": "礼品包装" });
  expect(gifts).toMatchObject({ code: "gift_wrapping", depth: 0, archived: false });
  const ribbon = await made({ en: "Ribbon" }, gifts.id);
  const renamed = await leader.put(`/api/v1/causes/${gifts.id}`, {
    parentId: null,
    code: "other_code",
    names: { en: "Wrapping" },
    hints: ["ribbon"],
    position: 7,
  });
  expect(renamed.body).toMatchObject({ code: "gift_wrapping", names: { en: "Wrapping" }, hints: ["ribbon"] });
  const circle = { parentId: ribbon.id, names: { en: "Wrapping" }, hints: [], position: 7 };
  const refused = await leader.put(`/api/v1/causes/${gifts.id}`, circle);
  expect([refused.status, refused.body.error]).toMatchObject([
    422,
    { code: "causes.place_wrong", params: { field: "parentId" } },
  ]);
  const twice = await leader.post("/api/v1/causes", {
    parentId: null,
    code: "gift_wrapping",
    names: { en: "X" },
    hints: [],
    position: 1,
  });
  expect([twice.status, twice.body.error.code]).toEqual([409, "causes.code_taken"]);
  const nameless = await leader.post("/api/v1/causes", { parentId: null, names: { en: " " }, hints: [], position: 1 });
  expect(nameless.body.error.code).toBe("causes.name_needed");
  expect(
    (await supervisor.post("/api/v1/causes", { parentId: null, names: { en: "Y" }, hints: [], position: 1 })).status,
  ).toBe(403);
  await leader.post(`/api/v1/causes/${gifts.id}/archive`, { archived: true });
  expect((await causes()).find(({ id }) => id === ribbon.id)).toMatchObject({ archived: true });
  expect((await leader.post(`/api/v1/causes/${ribbon.id}/archive`, { archived: false })).body).toMatchObject({
    archived: false,
  });
  expect((await causes()).find(({ id }) => id === gifts.id)).toMatchObject({ archived: false });
});

test("[C8] a complaint names its cause; it is in the log, and found by code or name with all below", async () => {
  const { caseId } = await complaint();
  const [late, slow] = [await idOf("late"), await idOf("slow_answer")];
  await play(desk, {
    as: "agent",
    request: ["PUT", `/api/v1/cases/${caseId}/causes`, { mainId: late, moreIds: [slow], product: " Kettle K1 " }],
    status: 200,
    contains: { main: { code: "late" }, more: [{ code: "slow_answer" }], product: "Kettle K1", required: false },
    events: ["causes.named"],
  });
  const again = await desk.during(() => name(caseId, late, [slow]));
  expect(again.events).toEqual([]);
  for (const query of ["cause:late", 'cause:"Late"', "cause:送达延误", "cause:delivery", "cause:service"]) {
    expect([query, await found(`case:${caseId} ${query}`)]).toEqual([query, [caseId]]);
  }
  expect(await found(`case:${caseId} cause:payment`)).toEqual([]);
  expect(await found(`case:${caseId} cause:none`)).toEqual([]);
  expect(await found(`case:${caseId} -cause:payment`)).toEqual([caseId]);
  const log = (await agent.get(`/api/v1/cases/${caseId}/log`)).body.items;
  expect(log[0]).toMatchObject({ type: "causes.named", data: { mainId: late, names: { en: "Late" } } });
});

test("[C8] what cannot be named is refused with its field, and hidden cases give nothing away", async () => {
  const { caseId } = await complaint();
  const late = await idOf("late");
  expect((await name(caseId, 999_999)).body.error).toMatchObject({
    code: "causes.unknown",
    params: { field: "mainId" },
  });
  expect((await name(caseId, null, [late])).body.error.code).toBe("causes.main_needed");
  const letter = await buildCase(ctx, { kind: "executive" });
  for (const answer of [await agent.get(`/api/v1/cases/${letter.caseId}/causes`), await name(letter.caseId, late)]) {
    expect([answer.status, answer.body.error.code]).toEqual([404, "cases.not_found"]);
  }
});

test("[C8] likely causes come from the customer's words and from earlier cases of the same tags", async () => {
  const tag = `tag-${unique()}`;
  for (let n = 0; n < 2; n++) {
    const { caseId } = await complaint({ tags: [tag] });
    await name(caseId, await idOf("coupon"));
  }
  const { caseId } = await complaint({
    tags: [tag],
    subject: "The parcel was crushed",
  });
  const { suggestions } = (await agent.get(`/api/v1/cases/${caseId}/causes`)).body;
  const likely = suggestions.map(
    ({ cause, words, cases }: { cause: { code: string }; words: string[]; cases: number }) => [
      cause.code,
      words,
      cases,
    ],
  );
  expect(likely).toContainEqual(["damaged", ["crushed"], 0]);
  expect(likely).toContainEqual(["coupon", [], 2]);
});

test("[C8] where the desk wants it, no complaint is solved by hand without a cause, on any way", async () => {
  await required(true);
  const { caseId } = await complaint();
  const tried = [
    await agent.patch(`/api/v1/cases/${caseId}`, { category: "solved" }),
    await supervisor.post("/api/v1/cases/bulk", { ids: [caseId], change: { category: "closed" } }),
    await agent.post(`/api/v1/cases/${caseId}/reply`, { text: "Done.", thenCategory: "solved" }),
  ];
  for (const answer of tried) expect([answer.status, answer.body.error.code]).toEqual([422, "causes.cause_needed"]);
  expect((await agent.patch(`/api/v1/cases/${caseId}`, { category: "open" })).status).toBe(200);
  const question = await buildCase(ctx);
  expect((await agent.patch(`/api/v1/cases/${question.caseId}`, { category: "solved" })).status).toBe(200);
  await name(caseId, await idOf("late"));
  expect((await agent.patch(`/api/v1/cases/${caseId}`, { category: "solved" })).status).toBe(200);
  await required(false);
  expect((await agent.put("/api/v1/cause-settings", { required: true })).status).toBe(403);
});

test("[C8] a new desk wants a cause from the first complaint on; one that said otherwise goes on so", async () => {
  const begin = async (settings: string) => {
    const fresh = await openTestDesk({ logLevel: "error" });
    await fresh.pool.query("truncate causes cascade; delete from settings where key = 'causes.required'");
    await fresh.pool.query(settings);
    await seedCauses(fresh.ctx);
    return (await (await fresh.as("leader")).get("/api/v1/cause-settings")).body;
  };
  expect(await begin("select")).toEqual({ required: true });
  expect(await begin("insert into settings (key, value) values ('causes.required', 'false')")).toEqual({
    required: false,
  });
});

test("[C8] complaints without a cause get one at once, and the others keep theirs", async () => {
  const [named, nameless] = [(await complaint()).caseId, (await complaint()).caseId];
  const question = (await buildCase(ctx)).caseId;
  await name(named, await idOf("late"));
  const ids = [named, nameless, question];
  const body = { ids, mainId: await idOf("damaged"), onlyUnnamed: true };
  expect((await supervisor.post("/api/v1/cases/causes", body)).body).toEqual({ changed: 1 });
  const codes = await Promise.all(
    ids.map(async (id) => (await agent.get(`/api/v1/cases/${id}/causes`)).body.main?.code ?? null),
  );
  expect(codes).toEqual(["late", "damaged", null]);
});

test("[C8] many cases get a cause at once; those one may not see are left as they are", async () => {
  const ids = [(await complaint()).caseId, (await complaint()).caseId];
  const letter = await buildCase(ctx, { kind: "executive" });
  const [late, lost] = [await idOf("late"), await idOf("lost")];
  await name(ids[0]!, late, [await idOf("rude")], "Kettle");
  const body = { ids: [...ids, letter.caseId], mainId: lost };
  expect((await supervisor.post("/api/v1/cases/causes", body)).body).toEqual({ changed: 2 });
  expect((await agent.post("/api/v1/cases/causes", body)).status).toBe(403);
  expect((await agent.get(`/api/v1/cases/${ids[0]}/causes`)).body).toMatchObject({
    main: { code: "lost" },
    more: [{ code: "rude" }],
    product: "Kettle",
  });
});

test("[C8] merging cases brings causes along, and taking them apart takes them back", async () => {
  const customerId = await buildCustomer(ctx);
  const [kept, other] = [await complaint({ customerId }), await complaint({ customerId })];
  await name(other.caseId, await idOf("late"), [await idOf("rude")]);
  await supervisor.post(`/api/v1/cases/${kept.caseId}/merge`, { otherId: other.caseId });
  await desk.settle();
  expect((await agent.get(`/api/v1/cases/${kept.caseId}/causes`)).body).toMatchObject({
    main: { code: "late" },
    more: [{ code: "rude" }],
  });
  await supervisor.post(`/api/v1/cases/${kept.caseId}/unmerge`, { otherId: other.caseId });
  await desk.settle();
  expect((await agent.get(`/api/v1/cases/${kept.caseId}/causes`)).body).toMatchObject({ main: null, more: [] });
  expect((await agent.get(`/api/v1/cases/${other.caseId}/causes`)).body).toMatchObject({ main: { code: "late" } });
});

test("[C8] of two causes one is made, which takes the cases and answers to both codes", async () => {
  const [slow, stuck] = [await made({ en: `Slow ${unique()}` }), await made({ en: `Stuck ${unique()}` })];
  const below = await made({ en: `Customs ${unique()}` }, stuck.id);
  const both = (await complaint()).caseId;
  const only = (await complaint()).caseId;
  await name(both, stuck.id, [slow.id]);
  await name(only, below.id, [stuck.id]);
  const refused = await leader.post(`/api/v1/causes/${stuck.id}/merge`, { intoId: below.id });
  expect(refused.body.error.code).toBe("causes.merge_with_itself");
  expect((await leader.post(`/api/v1/causes/${stuck.id}/merge`, { intoId: slow.id })).body).toMatchObject({
    id: slow.id,
  });
  expect((await agent.get(`/api/v1/cases/${both}/causes`)).body).toMatchObject({ main: { id: slow.id }, more: [] });
  expect((await agent.get(`/api/v1/cases/${only}/causes`)).body).toMatchObject({
    main: { id: below.id },
    more: [{ id: slow.id }],
  });
  expect((await found(`cause:${stuck.code}`)).toSorted()).toEqual([both, only].toSorted());
  expect((await causes()).find(({ id }) => id === stuck.id)).toMatchObject({ archived: true, mergedInto: slow.id });
});

test("[C8] two causes made one leave the main cause the main one, and tell of each case what holds", async () => {
  const [first, gone, into] = [
    await made({ en: `First ${unique()}` }),
    await made({ en: `Gone ${unique()}` }),
    await made({ en: `Into ${unique()}` }),
  ];
  const [main, more] = [(await complaint()).caseId, (await complaint()).caseId];
  await name(main, gone.id, [first.id]);
  await name(more, first.id, [gone.id]);
  const { events } = await desk.during(() => leader.post(`/api/v1/causes/${gone.id}/merge`, { intoId: into.id }));
  for (const [caseId, mainId, moreId] of [
    [main, into.id, first.id],
    [more, first.id, into.id],
  ]) {
    const shown = (await agent.get(`/api/v1/cases/${caseId}/causes`)).body;
    expect(shown).toMatchObject({ main: { id: mainId }, more: [{ id: moreId }] });
  }
  const told = events.filter(({ type }) => type === "causes.named").map(({ data }) => data);
  expect(told).toMatchObject([
    { mainId: into.id, moreIds: [first.id] },
    { mainId: first.id, moreIds: [into.id] },
  ]);
});

test("[C8] what stands below a cause is not pushed deeper than the tree goes by making two one", async () => {
  const root = await made({ en: `Root ${unique()}` });
  const middle = await made({ en: `Middle ${unique()}` }, root.id);
  const low = await made({ en: `Low ${unique()}` }, middle.id);
  const leaf = await made({ en: `Leaf ${unique()}` }, low.id);
  const [wide, child] = [await made({ en: `Wide ${unique()}` }), { en: `Child ${unique()}` }];
  const below = await made(child, wide.id);
  const refused = await leader.post(`/api/v1/causes/${wide.id}/merge`, { intoId: leaf.id });
  expect(refused.body.error).toMatchObject({ code: "causes.place_wrong", params: { field: "intoId" } });
  expect((await causes()).find(({ id }) => id === below.id)).toMatchObject({ parentId: wide.id });
});

test("[C8] complaints are counted by cause with all below, once each, for who reads reports", async () => {
  const parent = await made({ en: `Parent ${unique()}` });
  const [a, b] = [await made({ en: `A ${unique()}` }, parent.id), await made({ en: `B ${unique()}` }, parent.id)];
  await name((await complaint()).caseId, a.id, [b.id]);
  await name((await complaint({ at: new Date(desk.now().getTime() - 70 * 86_400_000) })).caseId, b.id);
  await name((await buildCase(ctx)).caseId, a.id);
  const figures = (await supervisor.get("/api/v1/causes/figures?weeks=8")).body.items;
  const of = (id: number) => figures.find((item: { id: number }) => item.id === id);
  expect([of(parent.id), of(a.id), of(b.id)]).toMatchObject([
    { now: 1, before: 1 },
    { now: 1, before: 0 },
    { now: 1, before: 1 },
  ]);
  expect((await agent.get("/api/v1/causes/figures")).status).toBe(403);
  const csv = await supervisor.get("/api/v1/causes/figures.csv?weeks=8&locale=en");
  expect(csv.text).toContain(`${parent.code},`);
});

test("[C8] an improvement is a promise with an owner and a date that rings, and is done with what shows it", async () => {
  const owner = await buildStaff(ctx, { name: "Improver" });
  const mine = await desk.as({ email: owner.email });
  const late = await idOf("late");
  const dueAt = new Date(desk.now().getTime() + 5 * 86_400_000).toISOString();
  const input = {
    title: "A second courier for Shanghai",
    expected: "Half as many",
    causeIds: [late],
    ownerId: owner.id,
    dueAt,
  };
  expect((await agent.post("/api/v1/improvements", input)).status).toBe(403);
  const past = await supervisor.post("/api/v1/improvements", { ...input, dueAt: desk.now().toISOString() });
  expect(past.body.error).toMatchObject({ code: "promises.due_in_the_past", params: { field: "dueAt" } });
  const { body } = await play(desk, {
    as: "supervisor",
    request: ["POST", "/api/v1/improvements", input],
    status: 200,
    contains: {
      state: "open",
      owner: { id: owner.id },
      causes: [{ code: "late" }],
      promise: { kind: "improvement", dueAt, customer: null, state: "open" },
    },
    events: ["promises.made", "causes.improvement_changed"],
  });
  // Whose it is sees it among their promises; other agents see nothing of it.
  const promises = (await mine.get("/api/v1/promises?whose=me")).body.items;
  expect(promises.map(({ words }: { words: string }) => words)).toContain(input.title);
  expect((await agent.get(`/api/v1/improvements/${body.id}`)).status).toBe(404);
  expect((await agent.get(`/api/v1/promises/${body.promise.id}`)).status).toBe(404);
  expect((await agent.get("/api/v1/promises")).body.items.map(({ id }: { id: number }) => id)).not.toContain(
    body.promise.id,
  );
  expect((await agent.get("/api/v1/improvements")).body.items).toEqual([]);
  expect((await agent.post(`/api/v1/improvements/${body.id}/done`, { evidence: "Not mine" })).status).toBe(404);
  const later = new Date(desk.now().getTime() + 9 * 86_400_000).toISOString();
  const moved = await supervisor.post(`/api/v1/improvements/${body.id}/move`, {
    dueAt: later,
    reason: "The contract takes longer",
  });
  expect(moved.body.promise).toMatchObject({ dueAt: later, movedCount: 1 });
  const done = await mine.post(`/api/v1/improvements/${body.id}/done`, {
    evidence: "Contract signed, runs since Monday",
  });
  expect(done.body).toMatchObject({
    state: "done",
    evidence: "Contract signed, runs since Monday",
    promise: { state: "kept" },
    mayFinish: false,
  });
  expect((await mine.post(`/api/v1/improvements/${body.id}/done`, { evidence: "Again" })).body.error.code).toBe(
    "causes.improvement_settled",
  );
  expect(
    (await supervisor.get(`/api/v1/improvements?causeId=${await idOf("delivery")}&state=done`)).body.items,
  ).toMatchObject([{ id: body.id }]);
  expect((await supervisor.get("/api/v1/improvements.csv")).text).toContain(input.title);
});

test("[C8] an improvement kept from the list of promises is done, and a dropped one rings no more", async () => {
  const owner = await buildStaff(ctx, {});
  const mine = await desk.as({ email: owner.email });
  const dueAt = new Date(desk.now().getTime() + 86_400_000).toISOString();
  const input = { title: "Check the size chart", causeIds: [await idOf("size")], ownerId: owner.id, dueAt };
  const [kept, dropped] = [
    (await supervisor.post("/api/v1/improvements", input)).body,
    (await supervisor.post("/api/v1/improvements", input)).body,
  ];
  await mine.post(`/api/v1/promises/${kept.promise.id}/keep`, { evidence: "New chart is online" });
  await desk.settle();
  expect((await mine.get(`/api/v1/improvements/${kept.id}`)).body).toMatchObject({
    state: "done",
    evidence: "New chart is online",
  });
  const heir = await buildStaff(ctx, { name: "Heir" });
  const change = {
    title: "Check all size charts",
    expected: null,
    products: [],
    causeIds: [await idOf("size")],
    ownerId: heir.id,
  };
  const changed = await supervisor.put(`/api/v1/improvements/${dropped.id}`, change);
  expect(changed.body).toMatchObject({
    owner: { name: "Heir" },
    promise: { words: change.title, owner: { id: heir.id } },
  });
  const gone = await supervisor.post(`/api/v1/improvements/${dropped.id}/drop`, { reason: "The line is discontinued" });
  expect(gone.body).toMatchObject({ state: "dropped", promise: { state: "withdrawn" } });
});

test("[C8] the effect compares complaints before and after, honest about small numbers", async () => {
  const cause = await made({ en: `Leaks ${unique()}` });
  const owner = await buildStaff(ctx, {});
  const day = 86_400_000;
  const make = async (
    count: number,
    at: number,
    kind: "complaint" | "question",
    named: boolean,
    product = "Kettle",
  ) => {
    for (let n = 0; n < count; n++) {
      const { caseId } = await buildCase(ctx, { kind, at: new Date(at) });
      if (named) await name(caseId, cause.id, [], product);
    }
  };
  const dueAt = new Date(desk.now().getTime() + 5 * day).toISOString();
  const input = { title: "A better seal", products: ["kettle"], causeIds: [cause.id], ownerId: owner.id, dueAt };
  const { id } = (await supervisor.post("/api/v1/improvements", input)).body;
  await make(12, desk.now().getTime() - 10 * day, "complaint", true);
  await make(2, desk.now().getTime() - 10 * day, "complaint", true, "Toaster");
  await make(1, desk.now().getTime() - 10 * day, "question", true);
  const before = (await supervisor.get(`/api/v1/improvements/${id}/effect`)).body;
  expect(before).toMatchObject({ verdict: "not_done", after: null, before: { weeks: 8, complaints: 12 } });
  expect(before.weeks.at(-2)).toMatchObject({ complaints: 12, after: false });
  await supervisor.post(`/api/v1/improvements/${id}/done`, { evidence: "New seal in production" });
  desk.advance(56 * day);
  await make(30, desk.now().getTime() - 3 * day, "question", false);
  await make(1, desk.now().getTime() - 3 * day, "complaint", true);
  const { body } = await supervisor.get(`/api/v1/improvements/${id}/effect`);
  expect(body).toMatchObject({ verdict: "fell", after: { weeks: 8, complaints: 1 }, perWeek: { value: 1 / 12 } });
  expect(body.weeks).toHaveLength(16);
  expect((await agent.get(`/api/v1/improvements/${id}/effect`)).status).toBe(404);
});
