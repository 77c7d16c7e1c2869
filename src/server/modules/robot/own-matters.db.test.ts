import { expect, test } from "vitest";
import { buildMailCase, buildMailCustomer } from "../../../../test/support/build-mail-case.ts";
import { openChatDesk } from "../../../../test/support/chat-desk.ts";
import { defaultBrand } from "../brands/index.ts";
import { customersOfHandles } from "../customers/index.ts";

const { Widget, ctx, desk, here, shop } = await openChatDesk();
const keeperId = await desk.staffId("supervisor");
await (await desk.as("leader")).put(`/api/v1/robot/accounts/${shop.id}`, { active: true, name: "Mini", keeperId });

const { id: brandId } = await defaultBrand(ctx);

/** The customer of a case by mail, with a promise in it. */
async function promised(address: string, subject: string) {
  const customerId = await buildMailCustomer(ctx, { address });
  const built = await buildMailCase(ctx, { customerId, brandId, subject });
  const dueAt = new Date(ctx.now().getTime() + 86_400_000).toISOString();
  const agent = await desk.as("agent");
  const made = await agent.post("/api/v1/promises", { caseId: built.id, kind: "other", words: "A new glass", dueAt });
  expect(made.status, made.text).toBe(200);
  return built;
}
const last = async (widget: InstanceType<typeof Widget>) => (await widget.thread()).items.at(-1)!.text;
async function say(widget: InstanceType<typeof Widget>, text: string) {
  await widget.say(text);
  await desk.settle({ failures: "return" });
}

test("[D2] whoever is not proven to be somebody hears the same of an address that we know and of one that we do not", async () => {
  await promised("wang@example.com", "Broken glass");
  const answers: string[] = [];
  for (const address of ["wang@example.com", "nobody@example.com"]) {
    const widget = await here();
    await say(widget, "What did you promise me?");
    expect(await last(widget)).toContain("I must know that it is you");
    await say(widget, address);
    answers.push(await last(widget));
    await say(widget, "000000");
    expect(await last(widget)).not.toMatch(/glass/i);
  }
  expect(answers[0]).toBe(answers[1]);
});

test("[D2] one whom the shop vouches for is told what is open and promised, and nothing of others", async () => {
  await promised("li@example.com", "Somebody else's vase");
  const widget = await here();
  expect((await widget.signIn("u-1")).status).toBe(200);
  await say(widget, "Which lamp fits a narrow desk by the window?");
  const customers = await customersOfHandles(ctx, [{ kind: "user", address: `user:${shop.id}:u-1` }]);
  const [customerId] = customers.values();
  expect(customerId).toBeDefined();
  const other = await buildMailCase(ctx, { customerId: customerId!, brandId, subject: "Late parcel" });
  await say(widget, "What did you promise me?");
  const words = await last(widget);
  expect(words).toContain(`#${other.id} Late parcel`);
  expect(words).not.toContain("vase");
});
