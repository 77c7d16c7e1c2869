import { afterAll, describe, expect, test, vi } from "vitest";
import { openTestDesk } from "../../../../../test/support/app.ts";
import { unique } from "../../../../../test/support/build.ts";
import { play } from "../../../../../test/support/scenario.ts";
import { startSmtpCounterpart } from "../../../../../test/support/smtp-counterpart.ts";
import type { ReceiverPorts } from "../../../kernel/channel/index.ts";
import { defaultBrand } from "../../brands/index.ts";
import { makeReceiverPorts } from "../index.ts";
import { hookPorts } from "./lookup-for.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const admin = await desk.as("admin");
const smtp = await startSmtpCounterpart();
afterAll(() => smtp.stop());
const brand = await defaultBrand(ctx);

const newAddress = () => `support${unique()}@shop.example`;
function form(given: Record<string, unknown> = {}) {
  const address = newAddress();
  return {
    channel: "mail",
    name: address,
    brandId: brand.id,
    teamId: null,
    addresses: [address],
    active: true,
    config: { receive: "receiver" },
    ...given,
  };
}
const outgoing = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  receive: "receiver",
  smtpHost: "127.0.0.1",
  smtpPort: smtp.port,
  smtpSecurity: "none",
  ...more,
});

describe("forms", () => {
  test("are described for the desk to draw", async () => {
    const { body } = await admin.get("/api/v1/channel-kinds");
    const mail = body.items.find((kind: { name: string }) => kind.name === "mail");
    expect(mail.fields).toContainEqual(
      expect.objectContaining({ name: "smtpPassword", kind: "password", secret: true, group: "sending" }),
    );
  });
});

describe("accounts", () => {
  test("a secret goes in and never comes out, stays when left out, and is sealed where it lies", async () => {
    const config = outgoing({ smtpUser: "me", smtpPassword: "hunter2-secret" });
    const made = await play(desk, {
      as: "admin",
      request: ["POST", "/api/v1/channel-accounts", form({ config })],
      status: 200,
      contains: { canSend: true, secretsSet: ["smtpPassword"], health: { state: "unknown" } },
      lacks: ["hunter2"],
      events: ["conversations.account_changed"],
    });
    const { smtpPassword: _, ...left } = config;
    const path = `/api/v1/channel-accounts/${made.body.id}`;
    const put = await admin.put(path, form({ addresses: made.body.addresses, name: "Shop", config: left }));
    expect(put.body).toMatchObject({ name: "Shop", secretsSet: ["smtpPassword"] });
    const { rows } = await desk.pool.query("select config from channel_accounts where id = $1", [made.body.id]);
    expect(rows[0].config.smtpPassword).toMatch(/^s1\./);
    const audit = await desk.pool.query("select details from audit_log where action like 'conversations.account_%'");
    const everywhere = JSON.stringify([audit.rows, (await admin.get("/api/v1/channel-accounts")).text]);
    expect(everywhere).not.toContain("hunter2");
    expect(everywhere).not.toContain(rows[0].config.smtpPassword);
  });

  test("a stored password is not sent to another host, neither by saving nor by a check", async () => {
    const config = outgoing({ smtpUser: "me", smtpPassword: "hunter2-secret" });
    const made = await admin.post("/api/v1/channel-accounts", form({ config }));
    const { smtpPassword: _, ...left } = config;
    const moved = form({ addresses: made.body.addresses, config: { ...left, smtpHost: "localhost" } });
    const error = { code: "request.invalid", params: { field: "config.smtpPassword" } };
    expect((await admin.put(`/api/v1/channel-accounts/${made.body.id}`, moved)).body.error).toMatchObject(error);
    const check = await admin.post("/api/v1/channel-accounts/check", { ...moved, id: made.body.id });
    expect(check.body.error).toMatchObject(error);
    expect(smtp.seen).toEqual([]);
  });

  test("an address has one owner: in any spelling, also when two save at once, until the owner is switched off", async () => {
    const address = newAddress();
    const both = await Promise.all([
      admin.post("/api/v1/channel-accounts", form({ addresses: [address] })),
      admin.post("/api/v1/channel-accounts", form({ addresses: [newAddress(), address.toUpperCase()] })),
    ]);
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const owner = both.find((answer) => answer.status === 200)!.body;
    const taken = both.find((answer) => answer.status === 409)!.body;
    expect(taken.error).toMatchObject({ code: "conversations.address_taken", params: { account: owner.name } });
    await admin.delete(`/api/v1/channel-accounts/${owner.id}`);
    const next = await admin.post("/api/v1/channel-accounts", form({ addresses: [address] }));
    expect(next.status).toBe(200);
    const back = await admin.put(`/api/v1/channel-accounts/${owner.id}`, form({ addresses: [address] }));
    expect(back.body.error.code).toBe("conversations.address_taken");
  });

  test("wrong forms are refused by field", async () => {
    const wrong: [given: object, field: string][] = [
      [{ channel: "pigeon" }, "channel"],
      [{ brandId: 999_999 }, "brandId"],
      [{ teamId: 999_999 }, "teamId"],
      [{ config: { receive: "imap" } }, "config.imapHost"],
      [{ config: outgoing({ smtpPort: 99_999 }) }, "config.smtpPort"],
      [{ config: outgoing({ smtpSecurity: "magic" }) }, "config.smtpSecurity"],
    ];
    for (const [given, field] of wrong) {
      const answer = await admin.post("/api/v1/channel-accounts", form(given as Record<string, unknown>));
      expect(answer.body.error, JSON.stringify(given)).toMatchObject({ code: "request.invalid", params: { field } });
    }
    const nobody = await admin.post("/api/v1/channel-accounts", form({ addresses: ["nobody"] }));
    expect(nobody.body.error.code).toBe("conversations.address_wrong");
    const metadata = await admin.post(
      "/api/v1/channel-accounts",
      form({ config: outgoing({ smtpHost: "169.254.169.254" }) }),
    );
    expect(metadata.body.error.code).toBe("hosts.refused");
  });

  test("agents see which accounts there are, and nothing of how they are set up", async () => {
    await admin.post("/api/v1/channel-accounts", form({ config: outgoing({ smtpUser: "SECRET-USER" }) }));
    const off = await admin.post("/api/v1/channel-accounts", form());
    await admin.delete(`/api/v1/channel-accounts/${off.body.id}`);
    const answer = await play(desk, {
      as: "agent",
      request: ["GET", "/api/v1/channel-accounts"],
      status: 200,
      lacks: ["SECRET-USER", "127.0.0.1", off.body.name],
    });
    expect(answer.body.items.every((item: { config: object }) => Object.keys(item.config).length === 0)).toBe(true);
  });

  test.each([
    ["POST", "/api/v1/channel-accounts"],
    ["PUT", "/api/v1/channel-accounts/1"],
    ["DELETE", "/api/v1/channel-accounts/1"],
    ["POST", "/api/v1/channel-accounts/check"],
    ["POST", "/api/v1/channel-accounts/1/round-trip"],
    ["GET", "/api/v1/channel-accounts/1/round-trip/000000000000000000000000"],
    ["GET", "/api/v1/channel-kinds"],
  ] as const)("%s %s is for those who manage channels", async (method, path) => {
    for (const who of ["agent", "supervisor", "leader"] as const) {
      await play(desk, { as: who, request: [method, path, method === "GET" ? undefined : form()], status: 403 });
    }
  });
});

describe("check", () => {
  test("tells step by step what works, without saving", async () => {
    smtp.askPassword("right");
    const before = (await admin.get("/api/v1/channel-accounts?limit=200")).body.items.length;
    const good = form({ config: outgoing({ smtpUser: "me", smtpPassword: "right" }) });
    const check = (body: object) => admin.post("/api/v1/channel-accounts/check", body);
    expect((await check(good)).body).toEqual({ ok: true, steps: [{ name: "smtp.sign_in", ok: true, detail: "" }] });
    const bad = form({ config: outgoing({ smtpUser: "me", smtpPassword: "wrong" }) });
    expect((await check(bad)).body).toMatchObject({
      ok: false,
      steps: [{ ok: false, detail: expect.stringContaining("wrong password") }],
    });
    const refused = await check(form({ config: outgoing({ smtpHost: "169.254.169.254" }) }));
    expect(refused.body).toMatchObject({ ok: false, steps: [{ name: "host", ok: false }] });
    expect((await admin.get("/api/v1/channel-accounts?limit=200")).body.items.length).toBe(before);
    smtp.askPassword(null);
  });
});

describe("receiver ports", () => {
  const accepted: string[] = [];
  const accept: ReceiverPorts["accept"] = async ({ externalId }) => {
    accepted.push(externalId);
    return { isNew: true };
  };

  test("a test message is recognised when it comes back, and opens no case", async () => {
    const made = await admin.post("/api/v1/channel-accounts", form({ config: outgoing() }));
    const ports = makeReceiverPorts(ctx, accept);
    smtp.taken.length = 0;
    const trip = await admin.post(`/api/v1/channel-accounts/${made.body.id}/round-trip`);
    expect(trip.body).toEqual({
      key: expect.stringMatching(/^[0-9a-f]{24}$/),
      sentAt: desk.now().toISOString(),
      arrivedAt: null,
      error: null,
    });
    const raw = Buffer.from(smtp.taken[0]!.raw);
    desk.advance("5 s");
    await ports.accept({ accountId: made.body.id, externalId: "1", raw, envelope: {} });
    expect(accepted).toEqual([]);
    const path = `/api/v1/channel-accounts/${made.body.id}/round-trip/${trip.body.key}`;
    expect((await admin.get(path)).body.arrivedAt).toBe(desk.now().toISOString());
    const forged = Buffer.from(raw.toString().replace(/(kw-test\.[0-9a-f]{24}\.)[0-9a-f]{30}/, `$1${"0".repeat(30)}`));
    await ports.accept({ accountId: made.body.id, externalId: "2", raw: forged, envelope: {} });
    expect(accepted).toEqual(["2"]);
  });

  test("a test that cannot be sent says why", async () => {
    const made = await admin.post("/api/v1/channel-accounts", form({ config: outgoing({ smtpPort: 1 }) }));
    const trip = await admin.post(`/api/v1/channel-accounts/${made.body.id}/round-trip`);
    expect(trip.body).toMatchObject({ sentAt: null, error: expect.stringContaining("ECONNREFUSED") });
    const mute = await admin.post("/api/v1/channel-accounts", form());
    const answer = await admin.post(`/api/v1/channel-accounts/${mute.body.id}/round-trip`);
    expect(answer.body.error.code).toBe("conversations.cannot_send");
  });

  test("accounts come with their secrets, and a change is told", async () => {
    const ports = makeReceiverPorts(ctx, accept);
    const made = await admin.post("/api/v1/channel-accounts", form({ config: outgoing({ smtpPassword: "p" }) }));
    const find = async () => (await ports.accounts()).find((account) => account.id === made.body.id);
    expect((await find())?.config.smtpPassword).toBe("p");
    let told = 0;
    const unwatch = ports.onAccountsChanged(() => told++);
    // Only what changes after it first looked is a change.
    await vi.waitFor(
      async () => {
        desk.advance("1 s");
        await admin.post("/api/v1/channel-accounts", form());
        expect(told).toBeGreaterThan(0);
      },
      { timeout: 30_000, interval: 20 },
    );
    unwatch();
    await admin.delete(`/api/v1/channel-accounts/${made.body.id}`);
    expect(await find()).toBeUndefined();
  });

  test("a reader's place is kept for each account and name", async () => {
    const made = await admin.post("/api/v1/channel-accounts", form());
    const ports = makeReceiverPorts(ctx, accept);
    expect(await ports.cursor(made.body.id, "INBOX")).toBeNull();
    await ports.saveCursor(made.body.id, "INBOX", { uid: 7 });
    await ports.saveCursor(made.body.id, "INBOX", { uid: 8 });
    expect(await makeReceiverPorts(ctx, accept).cursor(made.body.id, "INBOX")).toEqual({ uid: 8 });
  });

  test("good news is written down now and then, a fault and its end at once", async () => {
    const made = await admin.post("/api/v1/channel-accounts", form());
    const ports = makeReceiverPorts(ctx, accept);
    const report = (news: Record<string, unknown>) => ports.reportHealth(made.body.id, news);
    const stored = async () => {
      const { rows } = await desk.pool.query("select health from channel_accounts where id = $1", [made.body.id]);
      return rows[0].health;
    };
    await report({ lastPollAt: "1", lastError: null });
    desk.advance("5 s");
    await report({ lastPollAt: "2", lastError: null, lastMessageAt: "2" });
    expect(await stored()).toEqual({ lastPollAt: "1", lastError: null });
    await report({ lastError: "line down", lastErrorAt: "3" });
    expect(await stored()).toMatchObject({ lastError: "line down", lastPollAt: "2", lastMessageAt: "2" });
    await report({ lastPollAt: "4", lastError: null });
    expect(await stored()).toMatchObject({ lastError: null, lastPollAt: "4" });
    desk.advance("11 s");
    await report({ lastPollAt: "5", lastError: null });
    expect(await stored()).toMatchObject({ lastPollAt: "5" });
  });
});

test("[A6] of two bodies under one signature one is taken, however they race, and each account has its own", async () => {
  const [one, other] = [
    await admin.post("/api/v1/channel-accounts", form()),
    await admin.post("/api/v1/channel-accounts", form()),
  ];
  const held = (account: typeof one, signature: string, body: string) =>
    hookPorts(ctx, account.body.id).isOnlyBodyOf(signature, Buffer.from(body));
  for (let round = 0; round < 5; round++) {
    const signature = String(unique());
    const taken = await Promise.all(["mine", "yours", "mine"].map((body) => held(one, signature, body)));
    expect([taken, taken.map((each) => !each)]).toContainEqual([true, false, true]);
    expect(await held(one, signature, taken[0] ? "mine" : "yours")).toBe(true);
    expect(await held(other, signature, "another's")).toBe(true);
  }
});
