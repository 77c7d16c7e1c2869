import { Type } from "typebox";
import { beforeEach, expect, test } from "vitest";
import { defineEvent } from "../../src/server/kernel/events/define-event.ts";
import { on } from "../../src/server/kernel/events/define-reaction.ts";
import { defineJob } from "../../src/server/kernel/jobs/define-job.ts";
import { openTestDesk } from "./app.ts";
import { workUntilQuiet } from "./inline-worker.ts";

const desk = await openTestDesk();
const Text = Type.Object({ text: Type.String() });
const said = defineEvent("test.said", "Something was said.", Text);
const heard: string[] = [];
let failing = false;

const listen = defineJob("test.listen", { schema: Text, maxAttempts: 3 }, async (_, { text }) => {
  if (failing) throw new Error("deaf");
  heard.push(text);
});
const echo = on(said, "test.echo", async (ctx, event) => {
  ctx.enqueue(listen, { text: `echo of ${event.data.text}` });
});
const work = { jobs: [listen], reactions: [echo] };

beforeEach(() => {
  heard.length = 0;
  failing = false;
});

test("events reach reactions, and the jobs they leave are done, each once", async () => {
  await desk.ctx.tx(async (tx) => tx.emit(said, { text: "hello" }));
  expect(await workUntilQuiet(desk.ctx, work)).toEqual([]);
  expect(await workUntilQuiet(desk.ctx, work)).toEqual([]);
  expect(heard).toEqual(["echo of hello"]);
});

test("a job waits for its time by the test's clock", async () => {
  const runAt = new Date(desk.now().getTime() + 60_000);
  await desk.ctx.tx(async (tx) => tx.enqueue(listen, { text: "later" }, { runAt }));
  await workUntilQuiet(desk.ctx, work);
  expect(heard).toEqual([]);
  desk.advance("1 min");
  await workUntilQuiet(desk.ctx, work);
  expect(heard).toEqual(["later"]);
});

test("of jobs with one key the last is done, also when it was put off before", async () => {
  const runAt = new Date(desk.now().getTime() + 3_600_000);
  await desk.ctx.tx(async (tx) => tx.enqueue(listen, { text: "first" }, { key: "k", runAt }));
  await desk.ctx.tx(async (tx) => tx.enqueue(listen, { text: "second" }, { key: "k" }));
  await workUntilQuiet(desk.ctx, work);
  expect(heard).toEqual(["second"]);
});

test("a failing job is told, put off by the test's clock, and given up after its attempts", async () => {
  failing = true;
  await desk.ctx.tx(async (tx) => tx.enqueue(listen, { text: "once more" }));
  expect(await workUntilQuiet(desk.ctx, work)).toMatchObject([{ task: "test.listen", attempt: 1 }]);
  expect(await workUntilQuiet(desk.ctx, work)).toEqual([]);
  desk.advance("10 s");
  expect(await workUntilQuiet(desk.ctx, work)).toMatchObject([{ attempt: 2 }]);
  failing = false;
  desk.advance("1 min");
  await workUntilQuiet(desk.ctx, work);
  expect(heard).toEqual(["once more"]);

  failing = true;
  await desk.ctx.tx(async (tx) => tx.enqueue(listen, { text: "never" }));
  for (let i = 0; i < 5; i++) {
    await workUntilQuiet(desk.ctx, work);
    desk.advance("1 h");
  }
  failing = false;
  await workUntilQuiet(desk.ctx, work);
  expect(heard).toEqual(["once more"]);
});
