import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { createMetrics, showGauges } from "../../kernel/metrics.ts";
import { showMetrics } from "./index.ts";
import { isReady } from "./is-ready.ts";

const desk = await openTestDesk();
const local = { url: "/metrics", remoteAddress: "127.0.0.1" };

test("the figures are for this machine only, where no token is set", async () => {
  const nobody = await desk.as("nobody");
  expect((await nobody.inject({ ...local, headers: { host: "localhost:3000" } })).status).toBe(200);
  expect((await nobody.inject({ ...local, headers: { host: "127.0.0.1" } })).status).toBe(200);
  expect((await nobody.inject({ url: "/metrics", headers: { host: "localhost" } })).status).toBe(403);
});

test("a figure that cannot be read takes no other with it, and comes back", async () => {
  const metrics = createMetrics();
  let well = false;
  const shaky = () => (well ? Promise.resolve(3) : Promise.reject(new Error("the table is gone")));
  const gauges = [
    { name: "keepword_shaky", help: "Now and then.", read: shaky },
    { name: "keepword_steady", help: "Always.", read: () => Promise.resolve(7) },
  ] as const;
  showGauges(metrics, gauges, desk.ctx);
  showMetrics(desk.ctx, metrics);
  const figures = async () => {
    const { status, text } = await (await desk.as("nobody")).inject({ ...local, headers: { host: "localhost" } });
    expect(status).toBe(200);
    return text.split("\n").filter((line) => /^keepword_(?:shaky|steady) /.test(line));
  };
  expect(await figures()).toEqual(["keepword_steady 7"]);
  well = true;
  expect(await figures()).toEqual(["keepword_shaky 3", "keepword_steady 7"]);
});

test.each([
  { host: "desk.example.com" },
  { host: "localhost.evil.test" },
  { host: "localhost", "x-forwarded-for": "203.0.113.7" },
  { host: "localhost", forwarded: "for=203.0.113.7" },
  { host: "localhost", "x-real-ip": "203.0.113.7" },
])("no stranger reads them through a proxy on this machine: %j", async (headers) => {
  const answer = await (await desk.as("nobody")).inject({ ...local, headers });
  expect(answer.status).toBe(403);
  expect(answer.text).not.toContain("keepword_");
});

test("health and readiness tell strangers only whether it is well", async () => {
  const nobody = await desk.as("nobody");
  expect((await nobody.get("/healthz")).body).toEqual({ ok: true });
  expect((await nobody.get("/readyz")).body).toEqual({ ok: true, checks: { database: "ok", files: "ok" } });
  expect((await nobody.get("/api/v1/doctor")).status).toBe(401);
  expect((await (await desk.as("agent")).get("/api/v1/doctor")).status).toBe(403);
});

test("readiness is found out once a second, however many ask", async () => {
  const asked: number[] = [];
  let answer = async () => {};
  // A desk of its own for the memory, with the same parts.
  const ctx: Ctx = {
    ...desk.ctx,
    config: { ...desk.ctx.config },
    files: {
      ...desk.ctx.files,
      check: () => {
        asked.push(desk.now().getTime());
        return answer();
      },
    },
  };
  await Promise.all(Array.from({ length: 50 }, () => isReady(ctx)));
  expect((await isReady(ctx)).ok).toBe(true);
  expect(asked).toHaveLength(1);
  answer = () => Promise.reject(new Error("the disk is gone"));
  expect((await isReady(ctx)).ok).toBe(true);
  desk.advance("1 s");
  expect(await isReady(ctx)).toEqual({ ok: false, checks: { database: "ok", files: "failing" } });
  expect(asked).toHaveLength(2);
});

test("what does not answer is not asked again until it does", async () => {
  let asked = 0;
  const slow = Promise.withResolvers<void>();
  const ctx: Ctx = {
    ...desk.ctx,
    config: { ...desk.ctx.config },
    files: {
      ...desk.ctx.files,
      check: () => {
        asked++;
        return slow.promise;
      },
    },
  };
  const first = isReady(ctx);
  desk.advance("2 s");
  const second = isReady(ctx);
  slow.resolve();
  expect([(await first).ok, (await second).ok, asked]).toEqual([true, true, 1]);
});
