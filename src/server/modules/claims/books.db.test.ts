import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { unique } from "../../../../test/support/build.ts";
import { buildCase } from "../../../../test/support/build-case.ts";
import type { Answer, TestClient } from "../../../../test/support/client.ts";

const desk = await openTestDesk();
const agent = await desk.as("agent");
const supervisor = await desk.as("supervisor");
const leader = await desk.as("leader");
const made = await leader.post("/api/v1/partners", {
  ...{ name: `Courier ${unique()}`, kind: "courier", contactName: null, email: null, phone: null, locale: "en" },
  ...{ calendarId: null, answerDays: 3, paymentDays: 5, active: true },
});
const partnerId: number = made.body.id;

type World = { caseId: number; remedies: number[]; claims: number[] };
type Act = { say: string; do: (world: World) => Promise<Answer | null> };

/** Some remedy or claim of those that there are; nothing where there is none. */
const of = (ids: readonly number[], n: number) => (ids.length === 0 ? undefined : ids[n % ids.length]);
const which = fc.nat(4);
const who = fc.constantFrom<[string, TestClient]>(["agent", agent], ["supervisor", supervisor], ["leader", leader]);
const amount = fc.constantFrom(1, 100, 9_999, 20_000, 60_000, 300_000);

const give = fc
  .record({
    who,
    amount,
    kind: fc.constantFrom("refund", "cash", "coupon", "replacement"),
    currency: fc.constantFrom("CNY", "JPY"),
    claim: fc.boolean(),
  })
  .map(({ who: [name, client], claim, ...gift }): Act => {
    const fault = claim ? { fault: "carrier", partnerId, claim } : { fault: "us" };
    const body = { ...gift, ...fault, reason: "lost", idempotencyKey: randomUUID() };
    return {
      say: `${name} gives ${gift.kind} ${gift.amount} ${gift.currency}${claim ? ", claimed" : ""}`,
      do: async (world) => {
        const given = await client.post(`/api/v1/cases/${world.caseId}/remedies`, body);
        if (given.status === 200 && !world.remedies.includes(given.body.id)) world.remedies.push(given.body.id);
        return given;
      },
    };
  });

/** Something done to a remedy or a claim, by whoever. */
function acts(on: "remedies" | "claims", path: string, body: fc.Arbitrary<object>) {
  return fc.record({ n: which, who, body }).map(
    ({ n, who: [name, client], body: said }): Act => ({
      say: `${name} ${path} ${on} ${n} ${JSON.stringify(said)}`,
      do: async (world) => {
        const id = of(world[on], n);
        return id === undefined ? null : client.post(`/api/v1/${on}/${id}/${path}`, said);
      },
    }),
  );
}

const openByHand = fc.record({ amount, currency: fc.constantFrom("CNY", "JPY") }).map((asked): Act => {
  const body = { ...asked, partnerId, reason: "broken", idempotencyKey: randomUUID() };
  return {
    say: `claims ${asked.amount} ${asked.currency} by hand`,
    do: ({ caseId }) => supervisor.post(`/api/v1/cases/${caseId}/claims`, body),
  };
});

const anAct = fc.oneof(
  { weight: 4, arbitrary: give },
  { weight: 1, arbitrary: openByHand },
  acts("remedies", "decide", fc.record({ approve: fc.boolean(), words: fc.constant("so") })),
  acts("remedies", "cancel", fc.constant({ reason: "not" })),
  acts("remedies", "carry-out", fc.constant({ evidence: "ALIPAY" })),
  acts(
    "claims",
    "answer",
    fc.constantFrom<object>(
      { answer: "whole", words: "" },
      { answer: "part", accepted: 50, words: "" },
      { answer: "refused", words: "no" },
    ),
  ),
  acts(
    "claims",
    "recoveries",
    amount.map((sum) => ({ amount: sum, words: "bank", idempotencyKey: randomUUID() })),
  ),
  acts("claims", "write-off", fc.constant({ reason: "old" })),
  acts("claims", "withdraw", fc.constantFrom<object>({ reason: "wrong" }, { reason: "wrong", paidBack: "bank 9" })),
);
/** Acts at the same moment, some of them sent twice. */
const aMoment = fc.array(fc.record({ act: anAct, twice: fc.boolean() }), { minLength: 1, maxLength: 3 });

async function live(world: World, moment: readonly { act: Act; twice: boolean }[]): Promise<void> {
  const sent = moment.flatMap(({ act, twice }) => (twice ? [act, act] : [act]));
  for (const answer of await Promise.all(sent.map((act) => act.do(world)))) {
    expect(answer?.status ?? 200, answer?.text).toBeLessThan(500);
  }
  await desk.settle();
  const { rows } = await desk.pool.query("select id from claims where case_id = $1 order by id", [world.caseId]);
  world.claims = rows.map(({ id }) => id);
}

/** What must be so at any moment. */
async function lawsHold({ caseId }: World): Promise<void> {
  const one = async (query: string, values: unknown[] = []) => (await desk.pool.query(query, values)).rows;
  expect(await one("select currency from book_postings group by currency having sum(amount) <> 0")).toEqual([]);
  const remedies = await one(
    `select r.id, r.state, r.amount, coalesce(sum(p.amount) filter (where p.account like 'cost%'), 0)::int as cost,
       coalesce(sum(p.amount) filter (where p.account = 'payable'), 0)::int as payable,
       coalesce(sum(p.amount) filter (where p.account = 'cash'), 0)::int as cash,
       count(distinct e.id) filter (where e.kind = 'remedy')::int as booked
     from remedies r left join book_entries e on e.remedy_id = r.id left join book_postings p on p.entry_id = e.id
     where r.case_id = $1 group by r.id`,
    [caseId],
  );
  for (const { state, amount: sum, cost, payable, cash, booked } of remedies) {
    const given = Number(sum);
    const standing = {
      waiting: [0, 0, 0],
      refused: [0, 0, 0],
      cancelled: [0, 0, 0],
      booked: [given, -given, 0],
      carried_out: [given, 0, -given],
    }[state as string];
    expect([cost, payable, cash], state).toEqual(standing);
    expect(booked).toBeLessThanOrEqual(1);
  }
  const claims = await one(
    `select k.*, r.state as remedy_state,
       (select coalesce(sum(p.amount), 0)::int from book_entries e join book_postings p on p.entry_id = e.id
         where e.claim_id = k.id and p.account = 'receivable') as receivable,
       (select coalesce(sum(p.amount), 0)::int from book_entries e join book_postings p on p.entry_id = e.id
         where e.claim_id = k.id and p.account = 'cash') as cash,
       (select count(*)::int from promises p where p.id = k.promise_id and p.state in ('open', 'broken')) as running
     from claims k left join remedies r on r.id = k.remedy_id where k.case_id = $1`,
    [caseId],
  );
  for (const claim of claims) {
    const { state, accepted, receivable, cash, running, remedy_state } = claim;
    const [asked, recovered] = [Number(claim.amount), Number(claim.recovered)];
    const rest = asked - recovered - Number(claim.written_off) - Number(claim.withdrawn);
    expect({ receivable, cash }).toEqual({ receivable: rest, cash: recovered });
    expect(recovered).toBeLessThanOrEqual(asked);
    expect(state === "closed").toBe(rest === 0);
    expect(running).toBe(rest === 0 ? 0 : 1);
    if (accepted !== null && recovered > 0) expect(Number(accepted)).toBeLessThanOrEqual(asked);
    // What is not given is not claimed.
    if (remedy_state === "cancelled") expect({ rest, recovered }).toEqual({ rest: 0, recovered: 0 });
  }
  const owed = await one(
    `select kind, count(*)::int as n from promises where case_id = $1 and kind like 'claim%'
       and state in ('open', 'broken') group by kind`,
    [caseId],
  );
  const open = claims.filter(({ state }) => state !== "closed").length;
  expect(owed.reduce((sum, { n }) => sum + n, 0)).toBe(open);
}

test("[C3] the books balance after anything that people do, at once and twice", async () => {
  const story = fc.array(aMoment, { minLength: 3, maxLength: 9 });
  await fc.assert(
    fc.asyncProperty(story, async (moments) => {
      const { caseId } = await buildCase(desk.ctx);
      const world: World = { caseId, remedies: [], claims: [] };
      for (const moment of moments) {
        await live(world, moment);
        await lawsHold(world);
      }
      // Yesterday's limits are forgotten: each story can give.
      desk.advance("2 d");
    }),
    { numRuns: 25, endOnFailure: true },
  );
});

test("[C3] however many requests come at once, nobody gives more in a day than they may", async () => {
  const { caseId } = await buildCase(desk.ctx);
  desk.advance("2 d");
  const gifts = Array.from({ length: 12 }, () => ({
    ...{ kind: "refund", amount: 20_000, currency: "CNY", reason: "lost", fault: "us", idempotencyKey: randomUUID() },
  }));
  const all = await Promise.all(gifts.map((gift) => agent.post(`/api/v1/cases/${caseId}/remedies`, gift)));
  const booked = all.filter(({ body }) => body.state === "booked");
  expect(booked).toHaveLength(5);
  expect(all.filter(({ body }) => body.state === "waiting")).toHaveLength(7);
});
