import type { SettlementMove } from "../../../shared/contract/complaints.ts";
import type { StaffKey } from "../people/staff.ts";
import type { Stage } from "../stage.ts";
import { findCases } from "./find-cases.ts";

const DAY = 86_400_000;
const yuan = (amount: number, remedy: "cash" | "refund") => ({ remedy, amountMinor: amount * 100, currency: "CNY" });

type Move = Pick<SettlementMove, "kind" | "party" | "terms" | "words"> & { inDays?: number };
const settlements: { subject: RegExp; by: StaffKey; moves: Move[] }[] = [
  {
    subject: /发微博/,
    by: "sumin",
    moves: [
      { kind: "want", party: "customer", terms: yuan(599, "refund"), words: "全额退款，并有人正式道歉。" },
      {
        kind: "offer",
        party: "us",
        terms: yuan(599, "refund"),
        words: "全额退款，商品不用寄回。这次是我们反复让您解释，对不起。",
        inDays: 2,
      },
    ],
  },
  {
    subject: /味道太大/,
    by: "sumin",
    moves: [
      { kind: "offer", party: "us", terms: yuan(300, "cash"), words: "承担就诊费用，商品上门取回。", inDays: 3 },
      { kind: "counter", party: "customer", terms: yuan(500, "cash"), words: "两次就诊一共五百多。" },
    ],
  },
  {
    subject: /补偿没有兑现/,
    by: "gaoyuan",
    moves: [
      { kind: "offer", party: "us", terms: yuan(100, "cash"), words: "补偿今天转出。", inDays: 1 },
      { kind: "accept", party: "customer", words: "可以，尽快。" },
    ],
  },
];

/** What was asked for and offered in complaints, and an apology by somebody who leads. */
export async function settleComplaints(stage: Stage): Promise<void> {
  for (const { subject, by, moves } of settlements) {
    const found = (await findCases(stage, subject))[0];
    if (!found) continue;
    const who = await stage.colleague(by);
    const { items } = await who.call("GET", `/api/v1/cases/${found.id}/messages`);
    const theirs = items.findLast(({ direction }: { direction: string }) => direction === "in");
    for (const { inDays, ...move } of moves) {
      await who.call("POST", `/api/v1/cases/${found.id}/settlement`, {
        ...move,
        ...(inDays && { dueAt: inTime(stage, inDays) }),
        ...(move.party === "customer" && { evidenceMessageId: theirs.id }),
      });
      await stage.settle();
    }
  }
  await apologise(stage);
}

async function apologise(stage: Stage): Promise<void> {
  const asking = await stage.colleague("sumin");
  for (const [subject, sends] of [
    [/发微博/, true],
    [/味道太大/, false],
  ] as const) {
    const found = (await findCases(stage, subject))[0];
    if (!found) continue;
    const leader = await stage.colleague("tangyu");
    const { id: managerId } = await leader.call("GET", "/api/v1/me");
    const asked = await asking.call("POST", `/api/v1/cases/${found.id}/apologies`, {
      managerId,
      dueAt: inTime(stage, 2),
      note: "客户希望由负责人出面。",
    });
    const words =
      "您好，我是唐宇，负责山月的客户服务。三次来信都没有人真正解决，是我们的错，对不起。退款由我盯着办完。";
    if (sends) await leader.call("POST", `/api/v1/apologies/${asked.apologies[0].id}/send`, { words });
    await stage.settle();
  }
}

function inTime(stage: Stage, days: number): string {
  return new Date(stage.now().getTime() + days * DAY).toISOString();
}
