import { describe, expect, test } from "vitest";
import { unique } from "../../../../test/support/build.ts";
import { accept, deliver, drain, rawMail } from "../../../../test/support/deliver.ts";
import { openSendingDesk } from "../../../../test/support/sending-desk.ts";
import { parseMail } from "../../channels/mail/parse/index.ts";
import { mergeCustomers } from "../customers/merge-customers.ts";
import { unmergeCustomer } from "../customers/unmerge-customer.ts";
import { checkCode, issueCode } from "./index.ts";

const { desk, smtp, agent, admin, buildAccount, buildCase } = await openSendingDesk();
const { ctx } = desk;
const account = await buildAccount();

type Asked = Awaited<ReturnType<typeof buildCase>>;
const proofOf = async (caseId: number) => (await agent.get(`/api/v1/cases/${caseId}/proof`)).body;
const tell = (caseId: number, code: string) => agent.post(`/api/v1/cases/${caseId}/codes/check`, { code });

/** Has a code sent to the customer's mail address. */
async function send(caseId: number) {
  const [way] = (await proofOf(caseId)).ways;
  return agent.post(`/api/v1/cases/${caseId}/codes`, { handleId: way.handleId, accountId: way.accountId });
}

/** What the customer reads in the newest mail. */
async function codeInMail(): Promise<string> {
  await desk.settle();
  const mail = await parseMail(Buffer.from(smtp.taken.at(-1)!.raw));
  expect(mail.subject).not.toMatch(/\d{6}/);
  return /\b\d{6}\b/.exec(mail.visibleText)![0];
}

function wrong(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, "0");
}

async function replies({ customer, messageId }: Asked, text: string): Promise<void> {
  const headers = { "In-Reply-To": `<${messageId}>` };
  await deliver(ctx, account, { from: customer, subject: "Re: code", text, headers });
  await desk.settle();
}

describe("[A2] a one-time code", () => {
  test("told on the telephone proves who is speaking, once, and only the customer ever read it", async () => {
    const { caseId, customer } = await buildCase(account);
    expect(await proofOf(caseId)).toMatchObject({ proof: null, waiting: null, ways: [{ display: customer }] });
    const { result: sent, events } = await desk.during(() => send(caseId));
    expect(sent.body.waiting).toMatchObject({ display: customer, left: 5 });
    expect(events.map(({ type }) => type)).toContain("identity.code_sent");
    const code = await codeInMail();
    expect(smtp.taken.at(-1)!.to).toEqual([customer]);

    const refused = await tell(caseId, wrong(code));
    expect(refused.body).toMatchObject({ ok: false, left: 4, proof: { proof: null } });
    const told = await tell(caseId, `${code.slice(0, 3)} ${code.slice(3)}`);
    const by = { id: await desk.staffId("agent") };
    expect(told.body).toMatchObject({ ok: true, proof: { proof: { holds: true, how: "told", by }, waiting: null } });
    expect((await tell(caseId, code)).body.error.code).toBe("identity.code_none");

    const { rows } = await desk.pool.query("select verified_at, evidence from handles where address = $1", [customer]);
    expect(rows[0]).toMatchObject({ verified_at: desk.now(), evidence: { by: "code", how: "told", caseId } });
    desk.advance("25 h");
    expect((await proofOf(caseId)).proof.holds).toBe(false);
  });

  test("stands nowhere that anybody of ours can look", async () => {
    const { caseId } = await buildCase(account);
    await send(caseId);
    const code = await codeInMail();
    const shown = await agent.get(`/api/v1/cases/${caseId}/messages?limit=200`);
    expect(shown.body.items.find(({ kind }: { kind: string }) => kind === "code").text).toContain("••••••");
    for (const table of [
      "messages",
      "message_hidden_words",
      "identity_codes",
      "events",
      "audit_log",
      "search_documents",
    ]) {
      const { rows } = await desk.pool.query(`select 1 from ${table} t where t::text like $1`, [`%${code}%`]);
      expect(rows, table).toEqual([]);
    }
    const jobs = await desk.pool.query("select 1 from graphile_worker._private_jobs j where j::text like $1", [
      `%${code}%`,
    ]);
    expect(jobs.rows).toEqual([]);
  });

  test("written back proves it by itself; another number in a long letter does not count as a try", async () => {
    const asked = await buildCase(account);
    await send(asked.caseId);
    const code = await codeInMail();
    await replies(
      asked,
      `My order was 202611110012345, and the shop's postcode is 200001. ${"And so on. ".repeat(20)}`,
    );
    expect((await proofOf(asked.caseId)).waiting.left).toBe(5);
    await replies(asked, `${code}\n\nThanks`);
    expect(await proofOf(asked.caseId)).toMatchObject({ proof: { how: "typed", by: null }, waiting: null });
    const actions = await desk.pool.query(
      "select action from audit_log where subject_kind = 'case' and subject_id = $1 order by id",
      [asked.caseId],
    );
    expect(actions.rows.map(({ action }) => action)).toEqual(["identity.code_sent", "identity.code_tried"]);
  });

  test("is good no more after five wrong tries, also when they come at once, after ten minutes, and after a newer one", async () => {
    const { caseId } = await buildCase(account);
    await send(caseId);
    const first = await codeInMail();
    const tries = await Promise.all(Array.from({ length: 8 }, () => tell(caseId, wrong(first))));
    expect(tries.filter(({ body }) => body.ok === false && body.left > 0)).toHaveLength(4);
    expect((await tell(caseId, first)).body.error.code).toBe("identity.code_none");

    await send(caseId);
    const second = await codeInMail();
    desk.advance("10 min");
    expect((await tell(caseId, second)).body.error.code).toBe("identity.code_none");

    await send(caseId);
    const third = await codeInMail();
    desk.advance("6 min");
    await send(caseId);
    const fourth = await codeInMail();
    if (third !== fourth) expect((await tell(caseId, third)).body).toMatchObject({ ok: false, left: 4 });
    expect((await tell(caseId, fourth)).body.ok).toBe(true);
  });

  test("is sent three times in a quarter of an hour to one address, whoever asks", async () => {
    const { caseId } = await buildCase(account);
    for (let n = 0; n < 3; n++) expect((await send(caseId)).status).toBe(200);
    const fourth = await send(caseId);
    expect(fourth).toMatchObject({ status: 429, body: { error: { code: "identity.codes_too_often" } } });
    desk.advance("15 min");
    expect((await send(caseId)).status).toBe(200);
  });

  test("that could not leave in time does not leave at all", async () => {
    const { caseId } = await buildCase(account);
    smtp.behave("later");
    await send(caseId);
    await desk.settle();
    smtp.behave("take");
    desk.advance("11 min");
    await desk.settle();
    expect(smtp.taken).toEqual([]);
    const { rows } = await desk.pool.query("select delivery_error from messages where case_id = $1 and kind = 'code'", [
      caseId,
    ]);
    expect(rows).toEqual([{ delivery_error: "code_expired" }]);
  });

  test("that an answering machine or a mail server quotes is shown to nobody, and is good no more", async () => {
    for (const machine of ["Auto-Submitted: auto-replied", "X-Autoreply: yes"]) {
      const { caseId, customer, messageId } = await buildCase(account);
      await send(caseId);
      const code = await codeInMail();
      const [name = "", value = ""] = machine.split(": ");
      const headers = { [name]: value, "In-Reply-To": `<${messageId}>` };
      const about = { from: customer, subject: `Away: ${code}`, headers };
      await deliver(ctx, account, { ...about, text: `I am away.\n\n> Your code: ${code}\n> 123456` });
      await desk.settle();
      const shown = (await agent.get(`/api/v1/cases/${caseId}/messages?limit=200`)).text;
      expect([shown.includes("I am away"), shown.includes(code)]).toEqual([true, false]);
      expect((await proofOf(caseId)).waiting).toBeNull();
      expect((await tell(caseId, code)).body.error.code).toBe("identity.code_none");
    }
  });

  test("is good no more when the mail that it is in comes back, in whatever letters and coding", async () => {
    for (const [sender, type, headers] of [
      ["MAILER-DAEMON@example.com", 'multipart/report; report-type=delivery-status; boundary="b"', {}],
      [null, 'multipart/mixed; boundary="b"', { "Auto-Submitted": "auto-replied" }],
    ] as const) {
      const { caseId, customer } = await buildCase(account);
      await send(caseId);
      const code = await codeInMail();
      const status = [
        "Content-Type: message/delivery-status",
        "",
        "Reporting-MTA: dns; mx.example.com",
        "",
        `Final-Recipient: rfc822; ${customer.toUpperCase()}`,
        "Action: failed",
        "Status: 5.1.1",
      ];
      const mail = [
        "Content-Type: message/rfc822",
        "",
        `To: ${customer}`,
        "Content-Transfer-Encoding: base64",
        "",
        Buffer.from(`Your code: ${code}`).toString("base64"),
      ];
      const parts = [["", "It could not be delivered."], ...(type.includes("report") ? [status] : []), mail];
      const text = `${parts.map((lines) => ["--b", ...lines].join("\r\n")).join("\r\n")}\r\n--b--`;
      const from = sender ?? customer;
      const returned = rawMail({ from, to: account.address, subject: "Returned mail", headers, text });
      await accept(ctx, account, Buffer.from(returned.toString().replace("text/plain; charset=utf-8", type)));
      await drain(ctx);
      await desk.settle();
      expect((await proofOf(caseId)).waiting).toBeNull();
      expect((await tell(caseId, code)).body.error.code).toBe("identity.code_none");
    }
  });

  test("proves nothing any more of a case whose customer has not that address", async () => {
    const [one, other] = [await buildCase(account), await buildCase(account)];
    const ids = await Promise.all([one, other].map(({ caseId }) => customerOf(caseId)));
    await mergeCustomers(ctx, { id: ids[0]!, otherId: ids[1]! });
    const ways = (await proofOf(one.caseId)).ways as { handleId: number; accountId: number; display: string }[];
    const { handleId, accountId } = ways.find(({ display }) => display === other.customer)!;
    await agent.post(`/api/v1/cases/${one.caseId}/codes`, { handleId, accountId });
    expect((await tell(one.caseId, await codeInMail())).body.ok).toBe(true);
    await unmergeCustomer(ctx, { id: ids[0]!, otherId: ids[1]! });
    expect((await proofOf(one.caseId)).proof).toBeNull();
  });

  test("goes only where the customer wants words of ours, and is for those who may answer", async () => {
    const { caseId, customer } = await buildCase(account);
    const [way] = (await proofOf(caseId)).ways;
    const body = { handleId: way.handleId, accountId: way.accountId };
    const nobody = await desk.as("nobody");
    expect((await nobody.post(`/api/v1/cases/${caseId}/codes`, body)).status).toBe(401);
    const reader = await desk.withKey(["cases:read", "cases:read-all"]);
    expect((await reader.post(`/api/v1/cases/${caseId}/codes`, body)).status).toBe(403);
    expect((await reader.get(`/api/v1/cases/${caseId}/proof`)).body.ways).toEqual([]);
    const foreign = await buildCase(account);
    const elsewhere = await agent.post(`/api/v1/cases/${foreign.caseId}/codes`, body);
    expect(elsewhere.body.error.code).toBe("identity.code_no_way");
    await desk.pool.query(
      "insert into handle_opt_outs (kind, address, channel, at) values ('mail', $1, 'mail', now())",
      [customer],
    );
    expect((await proofOf(caseId)).ways).toEqual([]);
  });
});

describe("[A2] a code to sign in with", () => {
  const { brandId } = { brandId: 1 };
  const visitor = (ip: string) =>
    ctx.as({ kind: "customer", id: null, name: "portal", permissions: new Set(), teamIds: [], ip });

  test("says whose address it is, and is neither in a case nor anywhere to be read", async () => {
    const { caseId, customer } = await buildCase(account);
    const handle = { kind: "mail", address: customer };
    const { id } = await issueCode(visitor("192.0.2.7"), { handle, brandId });
    const code = await codeInMail();
    expect(smtp.taken.at(-1)!.to).toEqual([customer]);
    expect(await checkCode(visitor("192.0.2.7"), { id, code: wrong(code) })).toEqual({ ok: false, left: 4 });
    const customerId = await customerOf(caseId);
    expect(await checkCode(visitor("192.0.2.7"), { id, code })).toEqual({ ok: true, customerId, handle });
    expect(await checkCode(visitor("192.0.2.7"), { id, code })).toEqual({ ok: false, left: 0 });
    expect((await tell(caseId, code)).body.error.code).toBe("identity.code_none");
  });

  test("for an address that nobody has is answered alike, waits alike and takes as many tries, and nothing leaves", async () => {
    const { customer } = await buildCase(account);
    const answers = [];
    for (const [n, address] of [customer, `nobody${unique()}@example.com`].entries()) {
      const visitorOf = visitor(`192.0.2.${30 + n}`);
      const told = [];
      let id = "";
      for (let asked = 0; asked < 4; asked++) {
        const answer = await issueCode(visitorOf, { handle: { kind: "mail", address }, brandId }).catch(
          ({ code }) => code,
        );
        told.push(typeof answer === "string" ? answer : Object.keys(answer));
        if (typeof answer !== "string") ({ id } = answer);
        await desk.settle();
      }
      for (let tries = 0; tries < 6; tries++) told.push(await checkCode(visitorOf, { id, code: "no code" }));
      answers.push(told);
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[0]![3]).toBe("identity.codes_too_often");
    expect(new Set(smtp.taken.flatMap(({ to }) => to))).toEqual(new Set([customer]));
  });

  test("asked for in vain by strangers, keeps nobody's case from being proven", async () => {
    const { caseId, customer } = await buildCase(account);
    const handle = { kind: "mail", address: customer };
    for (let n = 0; n < 3; n++) {
      expect((await issueCode(visitor("192.0.2.40"), { handle, brandId })).id).not.toBe("");
      await desk.settle();
    }
    await expect(issueCode(visitor("192.0.2.41"), { handle, brandId })).rejects.toThrow();
    for (let n = 0; n < 3; n++) expect((await send(caseId)).status).toBe(200);
  });
});

async function customerOf(caseId: number): Promise<number> {
  return (await admin.get(`/api/v1/cases/${caseId}`)).body.customer.id;
}
