import type { Stage } from "../stage.ts";
import { addRules } from "./add-rules.ts";
import { offerCase, promiseCalls } from "./call-back.ts";
import { beginImprovements, finishImprovement, nameCauses } from "./learn.ts";
import { makeGood } from "./make-good.ts";
import { addPartners } from "./partners.ts";
import { rateCases } from "./rate.ts";
import { settleComplaints } from "./settle.ts";
import { walkGuides } from "./walk-guides.ts";

const HOUR = 3_600_000;

/** Something that is done once, and how long before the end. */
export type Act = { before: number; act: (stage: Stage) => Promise<void> };

/** What the shop does beside its single matters. */
export const aftercare: readonly Act[] = [
  { before: 13.9 * 24 * HOUR, act: addRules },
  { before: 13.8 * 24 * HOUR, act: addPartners },
  { before: 10 * 24 * HOUR, act: beginImprovements },
  { before: 8.1 * 24 * HOUR, act: walkGuides },
  { before: 6 * 24 * HOUR, act: finishImprovement },
  { before: 26 * HOUR, act: makeGood },
  { before: 20 * HOUR, act: settleComplaints },
  { before: 5 * HOUR, act: rateCases },
  { before: 2 * HOUR, act: nameCauses },
  { before: 0.6 * HOUR, act: promiseCalls },
  { before: 0.5 * HOUR, act: offerCase },
];
