import { findCases } from "../aftercare/find-cases.ts";
import type { Act } from "../aftercare/index.ts";
import { staff } from "../people/staff.ts";
import type { Stage } from "../stage.ts";
import { openRobot } from "./open-robot.ts";
import { talks } from "./talks.ts";
import { type Visitor, visit } from "./visitor.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;

/** The shop's chat with its robot, and the talks that visitors have there, line by line. */
export function chatActs(): Act[] {
  let key = "";
  const acts: Act[] = [
    {
      before: 13.7 * DAY,
      act: async (stage) => {
        key = await openRobot(stage);
      },
    },
  ];
  for (const [place, talk] of talks.entries()) {
    let visitor: Visitor;
    for (const [line, text] of talk.says.entries()) {
      acts.push({
        before: talk.daysAgo * DAY - line * MINUTE,
        act: async (stage) => {
          if (line === 0) visitor = await visit(stage, key, talk, place);
          await visitor.say(text, line);
        },
      });
    }
    const { answer } = talk;
    if (answer) {
      const before = talk.daysAgo * DAY - (talk.says.length + 6) * MINUTE;
      acts.push({ before, act: (stage) => answerNewest(stage, answer, place) });
    }
  }
  return acts;
}

/** A colleague takes what the robot handed over last, and answers. */
async function answerNewest(stage: Stage, { by, text }: NonNullable<(typeof talks)[number]["answer"]>, place: number) {
  const who = await stage.colleague(by);
  const row = (await findCases(stage, /./, "channel:webchat")).at(-1)!;
  const { id: ownerId } = await who.call("GET", "/api/v1/me");
  await who.call("POST", `/api/v1/cases/${row.id}/assign`, { teamId: stage.ids.teams[staff[by].teams[0]!], ownerId });
  await who.call("POST", `/api/v1/cases/${row.id}/reply`, {
    text,
    thenCategory: "waiting_customer",
    attachments: [],
    idempotencyKey: `demo-talk-${place}`,
  });
}
