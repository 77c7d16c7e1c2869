import type { GiveRemedy } from "../../../shared/contract/remedies.ts";
import type { StaffKey } from "../people/staff.ts";
import type { Stage } from "../stage.ts";
import { findCases } from "./find-cases.ts";
import { COURIER, partnerId, REPAIRER } from "./partners.ts";

type Given = {
  by: StaffKey;
  /** of the cases with these words, the one in this place */
  subject: RegExp;
  place: number;
  partner?: string;
  remedy: Pick<GiveRemedy, "kind" | "amount" | "reason" | "fault" | "claim">;
  /** what shows that it has reached the customer */
  reached?: string;
  /** what the partner says to the claim, and what they have paid of it */
  answer?: { answer: "whole" | "part" | "refused"; accepted?: number; words: string; paid?: number };
};

const BROKEN = /碎|裂|破/;

const given: Given[] = [
  {
    by: "sumin",
    subject: BROKEN,
    place: 0,
    partner: COURIER,
    remedy: { kind: "refund", amount: 12_900, reason: "包裹运输途中压碎，照片已留存。", fault: "carrier", claim: true },
    reached: "退款已到账，支付流水 4200 0018 27。",
    answer: { answer: "whole", words: "核实为分拣破损，同意全额赔付。", paid: 12_900 },
  },
  {
    by: "sumin",
    subject: BROKEN,
    place: 1,
    partner: COURIER,
    remedy: {
      kind: "replacement",
      amount: 39_900,
      reason: "屏幕在运输中碎裂，已换新。",
      fault: "carrier",
      claim: true,
    },
    reached: "新机已签收。",
    answer: { answer: "part", accepted: 20_000, words: "外箱无破损，只认一半。", paid: 10_000 },
  },
  {
    by: "zhouqiming",
    subject: BROKEN,
    place: 2,
    partner: COURIER,
    remedy: { kind: "refund", amount: 8_900, reason: "到手即破，客户选择退款。", fault: "carrier", claim: true },
    answer: { answer: "refused", words: "签收时客户未提出异议。" },
  },
  {
    by: "zhouqiming",
    subject: /送修|不通电/,
    place: 0,
    partner: REPAIRER,
    remedy: { kind: "cash", amount: 5_000, reason: "维修超期一周，补偿等待。", fault: "partner", claim: true },
  },
  {
    by: "gaoyuan",
    subject: /差价|没退/,
    place: 0,
    remedy: { kind: "refund", amount: 4_600, reason: "答应的差价没有退，现在退。", fault: "us" },
    reached: "原路退回，客户已确认。",
  },
  {
    by: "linxiaotong",
    subject: /换货|催/,
    place: 0,
    remedy: { kind: "coupon", amount: 3_000, reason: "让客户多等了三天。", fault: "us" },
  },
  {
    by: "gaoyuan",
    subject: /补偿|差价/,
    place: 1,
    remedy: { kind: "cash", amount: 49_900, reason: "承诺的补偿两次没有兑现，按原价补偿。", fault: "us" },
  },
];

/** What was given to customers, and what partners were asked for it. */
export async function makeGood(stage: Stage): Promise<void> {
  const leader = await stage.colleague("tangyu");
  for (const [index, { by, subject, place, partner, remedy, reached, answer }] of given.entries()) {
    const found = (await findCases(stage, subject))[place];
    if (!found) continue;
    const who = await stage.colleague(by);
    const one = await who.call("POST", `/api/v1/cases/${found.id}/remedies`, {
      ...remedy,
      currency: "CNY",
      partnerId: partner ? await partnerId(stage, partner) : null,
      orderRef: `SY-${20_400 + index * 37}`,
      idempotencyKey: `demo-remedy-${index}`,
    });
    if (reached) await who.call("POST", `/api/v1/remedies/${one.id}/carry-out`, { evidence: reached });
    await stage.settle();
    if (!answer) continue;
    const { items } = await leader.call("GET", `/api/v1/claims?caseId=${found.id}`);
    const path = `/api/v1/claims/${items[0].id}`;
    const { paid, ...said } = answer;
    await leader.call("POST", `${path}/answer`, said);
    if (paid) {
      const body = { amount: paid, words: "月结对账单", idempotencyKey: `demo-paid-${index}` };
      await leader.call("POST", `${path}/recoveries`, body);
    }
  }
}
