import fc, { type Arbitrary } from "fast-check";
import type { InjectOptions } from "fastify";
import { expect, test } from "vitest";
import { modules } from "../../src/server/app.ts";
import type { Actor } from "../../src/server/kernel/ctx.ts";
import { createServer } from "../../src/server/kernel/http/create-server.ts";
import { permissions } from "../../src/shared/permissions.ts";
import { openTestDesk } from "../support/app.ts";
import { buildMailCase } from "../support/build-mail-case.ts";
import { hostileValue, inputOf, type Shape } from "./arbitrary-input.ts";

const RUNS = Number(process.env.KEEPWORD_FUZZ_RUNS ?? 40);
/** The same inputs every time, unless another seed is asked for. */
const SEED = Number(process.env.KEEPWORD_FUZZ_SEED ?? 20_261_121);
const CODE = /^[a-z][a-z-]*(\.[a-z][a-z_]*)?$/;

const desk = await openTestDesk();
const admin: Actor = {
  kind: "staff",
  id: await desk.staffId("admin"),
  name: "Test admin",
  permissions: new Set(permissions),
  teamIds: [1],
  ip: "127.0.0.1",
};
const routes = modules.flatMap((module) => module.routes ?? []);
// Whoever calls stays who they are, although some of the calls end their session or take their rights away.
const app = await createServer({
  ctx: desk.ctx,
  log: desk.ctx.log,
  routes,
  authenticate: async () => ({ actor: admin, byCookie: false }),
  trustProxy: "",
});
for (const subject of ["包裹没到", "Wrong colour"]) await buildMailCase(desk.ctx, { subject });

let callers = 0;
/** Each call from an address of its own, so that limits of calls a minute are not what is tested. */
const send = (request: InjectOptions) => {
  callers++;
  return app.inject({ remoteAddress: `10.9.${(callers >> 8) & 255}.${callers & 255}`, ...request });
};

test.each(routes.map((route) => ({ name: `${route.method} ${route.path}`, route })))(
  "$name answers whatever it is sent, and never with a fault of its own",
  async ({ route }) => {
    const input = fc.record({
      path: pathOf(route.path),
      query: route.query ? inputOf(route.query as Shape) : fc.constant({}),
      body: route.body ? inputOf(route.body as Shape) : fc.constant(undefined),
    });
    const property = fc.asyncProperty(input, async ({ path, query, body }) => {
      const { method } = route;
      const json = body === undefined ? undefined : JSON.stringify(body);
      const answer = await send({
        method,
        url: `${path}?${queryString(query)}`,
        ...(json !== undefined && { payload: json, headers: { "content-type": "application/json" } }),
      });
      expectSound(answer);
    });
    await fc.assert(property, { numRuns: RUNS, seed: SEED });
  },
  300_000,
);

test("bodies that are no JSON, or of another kind than they say, are refused by a catalogued error", async () => {
  const body = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.json().map((text) => text.slice(0, -1)),
    fc.string(),
  );
  const kind = fc.constantFrom(
    "application/json",
    "application/x-www-form-urlencoded",
    "text/xml",
    "multipart/form-data",
    ";",
  );
  const bodied = routes.filter((route) => route.body);
  const property = fc.asyncProperty(fc.constantFrom(...bodied), body, kind, async (route, payload, type) => {
    const url = route.path.replace(/:\w+/g, "1");
    expectSound(await send({ method: route.method, url, payload, headers: { "content-type": type } }));
  });
  await fc.assert(property, { numRuns: RUNS * 20, seed: SEED });
});

test.each(["/f/contact", "/c/nobody.knows/reply"])(
  "the form at %s takes any fields, and any files, or says what is wrong",
  async (url) => {
    const name = fc.oneof(
      fc.constantFrom("name", "email", "subject", "text", "order", "website", "formKey", "files", "__proto__"),
      fc.string({ maxLength: 20 }),
    );
    const fields = fc.array(
      fc.tuple(name, fc.oneof(fc.string({ unit: "binary", maxLength: 200 }), hostileValue.map(String))),
      {
        maxLength: 12,
      },
    );
    const files = fc.array(fc.tuple(name, fc.string({ maxLength: 80 }), fc.uint8Array({ maxLength: 400 })), {
      maxLength: 4,
    });
    const property = fc.asyncProperty(fields, files, fc.boolean(), fc.nat(), async (typed, chosen, isWhole, cut) => {
      const form = new FormData();
      for (const [key, value] of typed) form.append(key, value);
      for (const [key, fileName, bytes] of chosen) form.append(key, new File([Buffer.from(bytes)], fileName));
      const request = new Request("http://localhost/", { method: "POST", body: form });
      const bytes = Buffer.from(await request.arrayBuffer());
      const payload = isWhole ? bytes : bytes.subarray(0, cut % (bytes.length + 1));
      const answer = await send({
        method: "POST",
        url,
        payload,
        headers: { "content-type": request.headers.get("content-type")! },
      });
      expect(answer.statusCode, answer.payload).toBeLessThan(500);
    });
    await fc.assert(property, { numRuns: RUNS * 8, seed: SEED });
  },
);

function expectSound(answer: { statusCode: number; payload: string; headers: Record<string, unknown> }): void {
  expect(answer.statusCode, answer.payload).toBeLessThan(500);
  if (answer.statusCode < 400 || String(answer.headers["content-type"]).startsWith("text/html")) return;
  const { error } = JSON.parse(answer.payload);
  expect(error).toMatchObject({ code: expect.stringMatching(CODE), message: expect.any(String) });
}

function pathOf(path: string): Arbitrary<string> {
  const parts = path.split("/").map((part) => {
    if (!part.startsWith(":")) return fc.constant(part);
    const odd = hostileValue.map((value) => encodeURIComponent(String(value).toWellFormed()).slice(0, 2_000));
    return fc.oneof(
      { weight: 8, arbitrary: fc.integer({ min: 1, max: 4 }).map(String) },
      { weight: 1, arbitrary: odd },
    );
  });
  return fc.tuple(...parts).map((all) => all.join("/"));
}

function queryString(query: unknown): string {
  if (typeof query !== "object" || query === null) return encodeURIComponent(String(query).toWellFormed());
  return Object.entries(query)
    .map(([key, value]) => [key, typeof value === "object" ? JSON.stringify(value) : String(value)] as const)
    .map((pair) => pair.map((part) => encodeURIComponent((part ?? "").toWellFormed()).slice(0, 4_000)).join("="))
    .join("&");
}
