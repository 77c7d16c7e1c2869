import { expect, test } from "vitest";
import { openTestDesk } from "../../../../../test/support/app.ts";
import { unique } from "../../../../../test/support/build.ts";
import { buildMailCase, buildMailCustomer } from "../../../../../test/support/build-mail-case.ts";
import { readyFlows } from "../../../../shared/flows/ready/index.ts";
import { saveOrder } from "../../orders/index.ts";
import { advanceRun, startRun } from "../index.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const leader = await desk.as("leader");

/** A ready flow, taken over and published. */
async function published(slug: string): Promise<number> {
  const ready = readyFlows.find((flow) => flow.slug === slug)!;
  const made = await leader.post("/api/v1/flows", ready);
  expect(made.status, made.text).toBe(200);
  const answer = await leader.post(`/api/v1/flows/${made.body.id}/publish`, { version: made.body.version });
  expect(answer.status, answer.text).toBe(200);
  return made.body.id;
}
const returning = await published("return");
const moving = await published("address-change");

async function somebody(names: readonly string[], shippedAt: string | null = null) {
  const address = `flow${unique()}@example.com`;
  const customerId = await buildMailCustomer(ctx, { address });
  const { id: caseId } = await buildMailCase(ctx, { customerId });
  const numbers: string[] = [];
  for (const [at, name] of names.entries()) {
    const number = `KW-${5000 + unique()}`;
    const placedAt = new Date(ctx.now().getTime() - (names.length - at) * 3_600_000).toISOString();
    const shipments = shippedAt ? [{ carrier: "SF", shippedAt }] : [];
    const order = { placedAt, customer: { mail: address }, lines: [{ name, quantity: 1 }], shipments };
    await saveOrder(ctx, { number, order });
    numbers.push(number);
  }
  return { customerId, caseId, numbers: numbers.toReversed() };
}
const begin = (flowId: number, caseId: number, customerId: number | null) =>
  startRun(ctx, { flowId, player: "robot", locale: "en", caseId, customerId });

test("[D2] who is proven chooses among their own orders, by button, label or place, and may still type another", async () => {
  const { customerId, caseId, numbers } = await somebody(["Lamp", "Chair"]);
  const [chair, lamp] = numbers;
  for (const [said, taken] of [
    [`${lamp} · Lamp`, lamp],
    ["1", chair],
    [chair!.toLowerCase(), chair],
    ["AB-12345", "AB-12345"],
  ] as const) {
    const turn = await begin(returning, caseId, customerId);
    expect(turn.ask).toMatchObject({
      kind: "order_number",
      options: [
        { value: chair, label: `${chair} · Chair` },
        { value: lamp, label: `${lamp} · Lamp` },
      ],
    });
    const next = await advanceRun(ctx, turn.runId, turn.stepNo, { value: said });
    expect(next.ask?.key, said).toBe("reason");
    const { rows } = await desk.pool.query("select state from flow_runs where id = $1", [turn.runId]);
    const answered = rows[0].state.path.find((line: { did: string }) => line.did === "answered");
    expect(answered.value).toBe(taken);
  }
});

test("[D2] who is not proven is offered nothing, and finds no order by its number", async () => {
  const owner = await somebody(["Secret lamp"], ctx.now().toISOString());
  const other = await somebody(["Chair"]);
  for (const customerId of [null, other.customerId]) {
    const turn = await begin(moving, other.caseId, customerId);
    expect(JSON.stringify(turn)).not.toContain("Secret");
    const next = await advanceRun(ctx, turn.runId, turn.stepNo, { value: owner.numbers[0]! });
    // Asked as before, instead of known from an order that is not theirs.
    expect(next.ask?.key).toBe("sent");
    expect(JSON.stringify(next)).not.toContain("Secret");
  }
});

test("[D2] a change of address knows whether the order has left", async () => {
  const gone = await somebody(["Lamp"], ctx.now().toISOString());
  const here = await somebody(["Lamp"]);
  for (const [who, key] of [
    [gone, undefined],
    [here, "address"],
  ] as const) {
    const turn = await begin(moving, who.caseId, who.customerId);
    const next = await advanceRun(ctx, turn.runId, turn.stepNo, { value: "1" });
    expect(next.ask?.key).toBe(key);
    expect(next.end).toBe(key ? null : "handed_over");
  }
});
