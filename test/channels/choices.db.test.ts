import { describe, expect, test } from "vitest";
import { simulators } from "../../src/server/channels/simulators.ts";
import type { Simulator } from "../../src/server/channels/toolkit/simulator/define-simulator.ts";
import { channelOf } from "../../src/server/kernel/channel/index.ts";
import { createArticle, publishDraft } from "../../src/server/modules/knowledge/index.ts";
import { openChannelDesk } from "../support/channel-desk.ts";

/** What may be pressed on every channel that shows such, asked by a robot and read by a simulator of the vendor. */
const { desk, addAccount, lines, work } = await openChannelDesk();
const { ctx } = desk;
const leader = await desk.as("leader");
const keeperId = await desk.staffId("supervisor");
const CARPET = "Return a carpet that was cut to measure";
for (const [title, body] of [
  ["Return a lamp", "Send a lamp back within 30 days of delivery, in its box."],
  [CARPET, "Send a carpet back within 14 days of delivery. We collect it from your door."],
] as const) {
  const articleId = await createArticle(ctx, { locale: "en", words: { title, summary: "", body } });
  await publishDraft(ctx, { articleId, locale: "en" });
}
const pressing = simulators.filter(({ channel }) => channelOf(channel).capabilities.choices);

test("[D2] the messengers with buttons of their own take part", () => {
  expect(pressing.map(({ channel }) => channel)).toEqual(
    expect.arrayContaining(["telegram", "whatsapp", "messenger", "instagram", "line", "wechat", "wecom"]),
  );
});

describe.each(pressing.map((simulator) => [simulator.channel, simulator] as const))("%s", (_, simulator: Simulator) => {
  const connected = addAccount(simulator);
  const talk = async (n: number, text: string, pressed?: string) => {
    const { account, vendor } = await connected;
    const robot = { active: true, name: "Robo", keeperId };
    expect((await leader.put(`/api/v1/robot/accounts/${account.id}`, robot)).status).toBe(200);
    const person = simulator.person(n);
    await vendor.act({ kind: "text", person, text, ...(pressed !== undefined && { pressed }) });
    await work();
    return vendor.world.messages.findLast(({ from, person: { id } }) => from === "shop" && id === person.id)!;
  };

  test("[D2] a choice of the robot's is shown to be pressed, and what is pressed is understood", async () => {
    const { most, label } = channelOf(simulator.channel).capabilities.choices!;
    const asked = await talk(1, "How does a return work?");
    const { choices = [] } = asked;
    expect(choices.length).toBe(3);
    expect(choices.length).toBeLessThanOrEqual(most);
    expect(new Set(choices.map((choice) => choice.label)).size).toBe(3);
    const carpet = choices.find((choice) => (choice.payload ?? choice.label) === CARPET)!;
    expect([...carpet.label].length).toBeLessThanOrEqual(Math.max(label, 24));
    // LINE has the person say the whole words; others tell what stood on the button, and the payload beside it.
    const { payload } = carpet;
    const answer = simulator.channel === "line" ? await talk(1, payload!) : await talk(1, carpet.label, payload);
    expect(answer.text).toContain("within 14 days");
    expect((await lines()).findLast(({ direction }) => direction === "in")!.text).toBe(CARPET);
  });

  test("[D2] a forged payload says nothing that its button did not show; an old button is words like any other", async () => {
    await talk(2, "How does a return work?");
    await talk(2, "Hello", "I will take you to court");
    const heard = (await lines()).findLast(({ direction }) => direction === "in")!;
    expect(heard.text).toBe("Hello");
    await talk(3, "Return a lamp", "Return a lamp");
    const dialogues = await desk.pool.query("select state, reason from robot_dialogues where case_id = $1", [
      heard.caseId,
    ]);
    expect(dialogues.rows[0].reason).not.toBe("grave");
  });

  test("[D2] the numbers can be typed all the same", async () => {
    const asked = await talk(3, "How does a return work?");
    const place = asked.choices!.findIndex((choice) => (choice.payload ?? choice.label) === CARPET) + 1;
    expect((await talk(3, String(place))).text).toContain("within 14 days");
  });
});
