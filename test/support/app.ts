import { createHmac, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { pino } from "pino";
import { afterAll } from "vitest";
import { channelAdapters, modules } from "../../src/server/app.ts";
import { registerChannels } from "../../src/server/kernel/channel/index.ts";
import { readConfig } from "../../src/server/kernel/config.ts";
import type { Ctx } from "../../src/server/kernel/ctx.ts";
import { createServer } from "../../src/server/kernel/http/create-server.ts";
import { authenticate, mountAuth } from "../../src/server/modules/accounts/index.ts";
import { connectDesk, type OpenDesk } from "../../src/server/open-desk.ts";
import type { Permission } from "../../src/shared/permissions.ts";
import { buildStaff, type RoleKey } from "./build.ts";
import { type TestClient, testClient } from "./client.ts";
import { createTestDatabase } from "./database.ts";
import { type FailedJob, workUntilQuiet } from "./inline-worker.ts";

/** A Monday, 10:00 in Shanghai, outside all holidays. */
export const START = "2026-03-09T02:00:00.000Z";

/** Whoever sends a request: nobody, a built-in role, or a member of staff by address. */
export type Who = "nobody" | RoleKey | { email: string };

export type TestDesk = {
  /** the system's ctx: builders and verbs are called with it */
  ctx: Ctx;
  app: FastifyInstance;
  pool: OpenDesk["pool"];
  url: string;
  now(): Date;
  /** Moves the clock, by milliseconds or by `"90 s"`, `"15 min"`, `"2 h"`, `"3 d"`. */
  advance(by: number | `${number} ${"s" | "min" | "h" | "d"}`): void;
  /**
   * A client with a session of its own, made once a person; a role's person is made at the first call. Signing in by
   * password is `client.post("/api/auth/sign-in/email", …)`: this skips its slow hash.
   */
  as(who: Who): Promise<TestClient>;
  /** The id of the person that `as(role)` signs in. */
  staffId(role: RoleKey): Promise<number>;
  /** A client with an API key of an administrator's that has these scopes. */
  withKey(scopes: readonly Permission[]): Promise<TestClient>;
  /**
   * Runs reactions and due jobs until nothing is left. Throws the first failure, unless they are asked for.
   */
  settle(options?: { failures: "return" }): Promise<FailedJob[]>;
  /** The types of the events that `fn` wrote, in order, with what it returned. */
  during<R>(fn: () => Promise<R>): Promise<{ result: R; events: { type: string; data: unknown }[] }>;
};

const units = { s: 1_000, min: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/**
 * Opens the whole desk over a database of this test file's own: every module's routes, real files in a folder that
 * goes away, a clock that only the test moves. Nothing runs by itself: `settle()` does what workers would do.
 * Call it at the top of a file: `const desk = await openTestDesk();`
 *
 * @param options.settings environment variables, as `KEEPWORD_URL`
 */
export async function openTestDesk(
  options: { now?: string; settings?: Record<string, string>; logLevel?: string } = {},
): Promise<TestDesk> {
  const { url } = await createTestDatabase();
  const data = await mkdtemp(join(tmpdir(), "keepword-desk-"));
  afterAll(() => rm(data, { recursive: true, force: true }));
  let clock = Date.parse(options.now ?? START);
  const now = () => new Date(clock);
  const config = readConfig({ DATABASE_POOL: "6", KEEPWORD_DATA: data, ...options.settings });
  const log = pino({ level: options.logLevel ?? "silent" });
  const desk = await connectDesk({ url, config, secret: "a secret of the tests, long enough to be one", log, now });
  afterAll(() => desk.close());
  registerChannels(channelAdapters);
  for (const module of modules) await module.seed?.(desk.ctx);
  // Most tests solve complaints to look at something else; those of causes ask for one.
  await desk.pool.query("update settings set value = 'false' where key = 'causes.required'");
  const app = await createServer({
    ctx: desk.ctx,
    log,
    routes: modules.flatMap((module) => module.routes ?? []),
    authenticate: (request) => authenticate(desk.ctx, request),
    trustProxy: "",
    extend: (scope) => mountAuth(scope, desk.ctx),
  });
  afterAll(() => app.close());

  const clients = new Map<string, Promise<TestClient>>();
  const people = new Map<RoleKey, Promise<{ id: number; email: string }>>();
  const personOf = (role: RoleKey) => {
    const email = `${role}@desk.test`;
    const made = people.get(role) ?? buildStaff(desk.ctx, { name: `Test ${role}`, email, roles: [role] });
    people.set(role, made);
    return made;
  };
  const once = (key: string, make: () => Promise<TestClient>) => {
    const client = clients.get(key) ?? make();
    clients.set(key, client);
    return client;
  };
  const lastEvent = async () => (await desk.pool.query("select coalesce(max(id), 0) as id from events")).rows[0].id;

  const as = (who: Who): Promise<TestClient> => {
    if (who === "nobody") return Promise.resolve(testClient(app));
    if (typeof who === "object") return once(who.email, () => sessionOf(desk.ctx, app, who.email));
    return once(who, async () => sessionOf(desk.ctx, app, (await personOf(who)).email));
  };

  return {
    ctx: desk.ctx,
    app,
    pool: desk.pool,
    url,
    now,
    advance(by) {
      if (typeof by === "number") clock += by;
      else {
        const [count, unit] = by.split(" ") as [string, keyof typeof units];
        clock += Number(count) * units[unit];
      }
    },
    as,
    staffId: async (role) => (await personOf(role)).id,
    async withKey(scopes) {
      const admin = await as("admin");
      const made = await admin.post("/api/v1/api-keys", { name: "test", scopes });
      if (made.status !== 200) throw new Error(`No key: ${made.text}`);
      return testClient(app, { authorization: `Bearer ${made.body.key}` });
    },
    async settle(settling) {
      const failures = await workUntilQuiet(desk.ctx);
      if (failures[0] && settling?.failures !== "return") {
        throw new Error(`The job ${failures[0].task} failed.`, { cause: failures[0].error });
      }
      return failures;
    },
    async during(fn) {
      const before = await lastEvent();
      const result = await fn();
      const { rows } = await desk.pool.query("select type, data from events where id > $1 order by id", [before]);
      return { result, events: rows };
    },
  };
}

async function sessionOf(ctx: Ctx, app: FastifyInstance, email: string): Promise<TestClient> {
  const token = randomBytes(24).toString("base64url");
  const at = ctx.now();
  const { id } = await ctx.db.selectFrom("staff").select("id").where("email", "=", email).executeTakeFirstOrThrow();
  // better-auth judges by the server's clock, we by the test's: the session must be good by both.
  const expiresAt = new Date(Math.max(Date.now(), at.getTime()) + 30 * units.d);
  await ctx.db
    .insertInto("staffSessions")
    .values({ staffId: id, token, expiresAt, ipAddress: "192.0.2.1", userAgent: "test", createdAt: at, updatedAt: at })
    .execute();
  const signature = createHmac("sha256", ctx.config.secret).update(token).digest("base64");
  const client = testClient(app);
  client.cookies.set("keepword.session_token", encodeURIComponent(`${token}.${signature}`));
  return client;
}
