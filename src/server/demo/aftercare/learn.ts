import type { CauseView } from "../../../shared/contract/causes.ts";
import type { Stage } from "../stage.ts";
import { findCases } from "./find-cases.ts";

const DAY = 86_400_000;

/** What cases of these subjects were found to have. */
const causes: [RegExp, string][] = [
  [/碎|裂|破/, "damaged"],
  [/发错|少/, "wrong_item"],
  [/催|Delivery date|没到|还没/, "late"],
  [/差价|优惠/, "price_drop"],
  [/Refund|退款/, "refund_late"],
  [/漏水|不通电|噪|声音/, "defect"],
  [/送修/, "repair_slow"],
  [/补偿没有兑现/, "promise_broken"],
  [/Charged twice|重复/, "double_charge"],
];

/** Names the causes of what is settled. */
export async function nameCauses(stage: Stage): Promise<void> {
  const lead = await stage.colleague("zhouqiming");
  const known = await causeIds(stage);
  for (const [subject, code] of causes) {
    const ids = (await findCases(stage, subject, "state:solved,closed")).map(({ id }) => id);
    if (ids.length > 0) await lead.call("POST", "/api/v1/cases/causes", { ids, mainId: known.get(code) });
  }
}

/** Two things that shall happen less often: one to be finished soon, one for later. */
export async function beginImprovements(stage: Stage): Promise<void> {
  const leader = await stage.colleague("tangyu");
  const known = await causeIds(stage);
  for (const { code, title, expected, owner, days } of [
    {
      code: "damaged",
      title: "易碎品改用双层纸箱",
      expected: "运输破损的投诉减半",
      owner: "zhouqiming",
      days: 6,
    },
    {
      code: "late",
      title: "发货晚于承诺时当天告诉客户",
      expected: "催发货的来信减少三分之一",
      owner: "hejing",
      days: 20,
    },
  ] as const) {
    const { id: ownerId } = await (await stage.colleague(owner)).call("GET", "/api/v1/me");
    const dueAt = new Date(stage.now().getTime() + days * DAY).toISOString();
    const body = { title, expected, products: [], causeIds: [known.get(code)], ownerId, dueAt };
    await leader.call("POST", "/api/v1/improvements", body);
  }
}

/** The first of them is done. */
export async function finishImprovement(stage: Stage): Promise<void> {
  const owner = await stage.colleague("zhouqiming");
  const { items } = await owner.call("GET", "/api/v1/improvements");
  const id = Math.min(...items.map((one: { id: number }) => one.id));
  const evidence = "仓库自本日起全部换用双层纸箱，抽查 40 件无破损。";
  await owner.call("POST", `/api/v1/improvements/${id}/done`, { evidence });
}

async function causeIds(stage: Stage): Promise<Map<string, number>> {
  const { items } = (await (await stage.colleague("tangyu")).call("GET", "/api/v1/causes")) as { items: CauseView[] };
  return new Map(items.map(({ code, id }) => [code, id]));
}
