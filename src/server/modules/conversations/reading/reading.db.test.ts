import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { openTestDesk } from "../../../../../test/support/app.ts";
import { buildRole, buildStaff, unique } from "../../../../../test/support/build.ts";
import { accept, buildMailAccount, deliver, drain } from "../../../../../test/support/deliver.ts";
import { play } from "../../../../../test/support/scenario.ts";
import { systemActor } from "../../../kernel/ctx.ts";
import { attachmentForCustomer, messagesForCustomer } from "../index.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const account = await buildMailAccount(ctx);
const agent = await desk.as("agent");

const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** A mail with HTML, a picture inside and two files, one of them a page that would like to run. */
function richMail(messageId: string, from: string): Buffer {
  return Buffer.from(
    [
      `From: 李雷 <${from}>`,
      `To: ${account.address}`,
      "Subject: photos",
      `Message-ID: <${messageId}>`,
      "MIME-Version: 1.0",
      'Content-Type: multipart/mixed; boundary="m"',
      "",
      "--m",
      'Content-Type: multipart/related; boundary="r"',
      "",
      "--r",
      "Content-Type: text/html; charset=utf-8",
      "",
      '<p onclick="alert(1)">看图 <img src="cid:pic@x"><img src="https://track.example/p.gif"></p><script>alert(1)</script>',
      "--r",
      'Content-Type: image/png; name="pic.png"',
      "Content-ID: <pic@x>",
      "Content-Disposition: inline",
      "Content-Transfer-Encoding: base64",
      "",
      pixel.toString("base64"),
      "--r--",
      "--m",
      "Content-Type: application/pdf; name*=UTF-8''%E5%8F%91%E7%A5%A8.pdf",
      "Content-Disposition: attachment; filename*=UTF-8''%E5%8F%91%E7%A5%A8.pdf",
      "",
      "%PDF-1.4 not really",
      "--m",
      'Content-Type: text/html; name="page.html"',
      'Content-Disposition: attachment; filename="page.html"',
      "",
      "<script>alert(1)</script>",
      "--m--",
      "",
    ].join("\r\n"),
  );
}

async function receive(raw: Buffer, messageId: string): Promise<{ caseId: number; messageId: number }> {
  await accept(ctx, account, raw);
  await drain(ctx);
  const { rows } = await desk.pool.query("select id, case_id from messages where external_id = $1", [messageId]);
  return { caseId: rows[0].case_id, messageId: rows[0].id };
}

async function buildRich() {
  const id = `${unique()}.rich@example.com`;
  const raw = richMail(id, `li${unique()}@example.com`);
  return { raw, ...(await receive(raw, id)) };
}

async function buildPlain(from = `li${unique()}@example.com`) {
  const id = `${unique()}.plain@example.com`;
  await deliver(ctx, account, { from, messageId: id, text: "Plain <b>words</b>" });
  const { rows } = await desk.pool.query("select id, case_id, customer_id from messages where external_id = $1", [id]);
  return {
    caseId: rows[0].case_id as number,
    messageId: rows[0].id as number,
    customerId: rows[0].customer_id as number,
  };
}

describe("[A3] messages of a case", () => {
  test("come oldest first, in stretches that reach back to the beginning", async () => {
    const { caseId } = await buildPlain();
    for (let i = 1; i <= 5; i++) await agent.post(`/api/v1/cases/${caseId}/notes`, { text: `note ${i}` });
    const newest = await agent.get(`/api/v1/cases/${caseId}/messages?limit=3`);
    expect(newest.body.items.map((item: { text: string }) => item.text)).toEqual(["note 3", "note 4", "note 5"]);
    const earlier = await agent.get(`/api/v1/cases/${caseId}/messages?limit=3&before=${newest.body.next}`);
    expect(earlier.body.items.map((item: { text: string }) => item.text)).toEqual([
      "Plain <b>words</b>",
      "note 1",
      "note 2",
    ]);
    expect(earlier.body.next).toBeNull();
  });

  test("carry all that the desk shows", async () => {
    const { caseId } = await buildRich();
    const { body } = await agent.get(`/api/v1/cases/${caseId}/messages`);
    expect(body.items[0]).toMatchObject({
      direction: "in",
      account: { id: account.id },
      sender: { name: "李雷" },
      recipients: { to: [{ address: account.address }] },
      ourRole: "to",
      hasHtml: true,
      hasRaw: true,
      delivery: null,
      attachments: [
        { name: "pic.png", type: "image/png", inline: true, contentId: "pic@x" },
        { name: "发票.pdf", type: "application/pdf", inline: false },
        { name: "page.html" },
      ],
    });
  });
});

describe("HTML of a message", () => {
  test("is a page in which nothing runs and nothing is loaded from elsewhere", async () => {
    const { messageId } = await buildRich();
    const page = await agent.get(`/api/v1/messages/${messageId}/html`);
    expect(page.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(page.headers["content-security-policy"]).toBe(
      "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; " +
        "frame-ancestors 'self'; sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox",
    );
    expect(page.headers["x-content-type-options"]).toBe("nosniff");
    expect(page.headers["x-blocked-images"]).toBe("1");
    expect(page.text).toMatch(/<img src="\/api\/v1\/attachments\/\d+"/);
    expect(page.text).not.toMatch(/alert|track\.example|onclick/);
    const path = /src="(\/api\/v1\/attachments\/\d+)"/.exec(page.text)![1]!;
    const picture = await agent.get(path);
    expect(picture.headers["content-type"]).toBe("image/png");
    expect(picture.headers["content-disposition"]).toBe('inline; filename="pic.png"');
  });

  test("lets pictures of other servers in when asked", async () => {
    const { messageId } = await buildRich();
    const page = await agent.get(`/api/v1/messages/${messageId}/html?images=1`);
    expect(page.headers["content-security-policy"]).toContain("img-src 'self' data: https:;");
    expect(page.text).toContain('<img src="https://track.example/p.gif" referrerpolicy="no-referrer"');
  });

  test("of a message without any is its text", async () => {
    const { messageId } = await buildPlain();
    const page = await agent.get(`/api/v1/messages/${messageId}/html`);
    expect(page.text).toContain("Plain &lt;b&gt;words&lt;/b&gt;");
  });
});

describe("files", () => {
  test("[L1] are downloads under their own names, and no page of ours", async () => {
    const { caseId } = await buildRich();
    const { body } = await agent.get(`/api/v1/cases/${caseId}/messages`);
    const [, pdf, page] = body.items[0].attachments;
    const file = await agent.get(pdf.url);
    expect(file.headers["content-disposition"]).toBe(
      `attachment; filename="__.pdf"; filename*=UTF-8''%E5%8F%91%E7%A5%A8.pdf`,
    );
    expect(file.headers["x-content-type-options"]).toBe("nosniff");
    const html = await agent.get(page.url);
    expect(html.headers["content-disposition"]).toMatch(/^attachment;/);
    expect(html.headers["content-security-policy"]).toBe("default-src 'none'; sandbox");
  });

  test("the raw message is what came, byte for byte, as a download", async () => {
    const { messageId, raw } = await buildRich();
    const answer = await agent.get(`/api/v1/messages/${messageId}/raw`);
    expect(answer.headers["content-type"]).toBe("message/rfc822");
    expect(answer.headers["content-disposition"]).toBe(`attachment; filename="message-${messageId}.eml"`);
    expect(answer.text).toBe(raw.toString());
  });
});

describe("who may not see a case", () => {
  test("sees none of its messages, pages, files, drafts and notes, nor that they exist", async () => {
    const { caseId, messageId } = await buildRich();
    const { body } = await agent.get(`/api/v1/cases/${caseId}/messages`);
    const role = await buildRole(ctx, ["cases:read", "cases:reply", "cases:note", "outbox:retry"]);
    const outsider = { email: `outsider${unique()}@desk.test` };
    await buildStaff(ctx, { email: outsider.email, roles: [role] });
    const attachment = body.items[0].attachments[1].id;
    const requests: [
      path: string,
      method: "GET" | "POST" | "PUT" | "DELETE",
      body: object | undefined,
      code: string,
    ][] = [
      [`/api/v1/cases/${caseId}/messages`, "GET", undefined, "cases.not_found"],
      [`/api/v1/cases/${caseId}/reply`, "POST", { text: "x" }, "cases.not_found"],
      [`/api/v1/cases/${caseId}/notes`, "POST", { text: "x" }, "cases.not_found"],
      [`/api/v1/cases/${caseId}/draft`, "GET", undefined, "cases.not_found"],
      [`/api/v1/cases/${caseId}/draft`, "PUT", { kind: "note", text: "x" }, "cases.not_found"],
      [`/api/v1/cases/${caseId}/draft`, "DELETE", undefined, "cases.not_found"],
      [`/api/v1/messages/${messageId}/html`, "GET", undefined, "conversations.message_not_found"],
      [`/api/v1/messages/${messageId}/raw`, "GET", undefined, "conversations.message_not_found"],
      [`/api/v1/messages/${messageId}/undo`, "POST", undefined, "conversations.message_not_found"],
      [`/api/v1/messages/${messageId}/retry`, "POST", undefined, "conversations.message_not_found"],
      [`/api/v1/messages/${messageId}/cancel`, "POST", undefined, "conversations.message_not_found"],
      [`/api/v1/attachments/${attachment}`, "GET", undefined, "conversations.attachment_not_found"],
    ];
    for (const [path, method, payload, error] of requests) {
      await play(desk, { as: outsider, request: [method, path, payload], status: 404, error, lacks: ["李雷", "看图"] });
    }
    await play(desk, { as: "nobody", request: ["GET", `/api/v1/attachments/${attachment}`], status: 401 });
  });
});

describe("[B5] the customer's own page", () => {
  test("shows what they wrote and what we sent to them, and nothing else", async () => {
    const from = `li${unique()}@example.com`;
    const { caseId, customerId } = await buildPlain(from);
    await desk.settle();
    await agent.post(`/api/v1/cases/${caseId}/notes`, { text: "SECRET note" });
    await agent.post(`/api/v1/cases/${caseId}/reply`, {
      text: "SECRET forward",
      to: [{ address: "courier@kd.example", name: null }],
    });
    await agent.post(`/api/v1/cases/${caseId}/reply`, { text: "Our answer" });
    desk.advance("11 s");
    await desk.settle();
    const undone = await agent.post(`/api/v1/cases/${caseId}/reply`, { text: "SECRET undone" });
    await agent.post(`/api/v1/messages/${undone.body.id}/undo`);
    await agent.post(`/api/v1/cases/${caseId}/reply`, { text: "SECRET still to be undone" });
    const { rows } = await desk.pool.query("select external_id from messages where case_id = $1 and kind = 'forward'", [
      caseId,
    ]);
    await deliver(ctx, account, {
      from: "courier@kd.example",
      text: "SECRET courier",
      headers: { "In-Reply-To": `<${rows[0].external_id}>` },
    });
    const shown = await messagesForCustomer(ctx, {
      caseId,
      customerId,
      customerName: "Li",
      ourName: "Shop",
      fileUrl: (id) => `/files/${id}`,
    });
    expect(shown.map(({ from, text }) => [from, text.split("\n")[0]])).toEqual([
      ["you", "Plain <b>words</b>"],
      ["us", expect.any(String)],
      ["us", "Our answer"],
    ]);
    expect(JSON.stringify(shown)).not.toContain("SECRET");
  });

  test("gives out files of their case alone", async () => {
    const { caseId } = await buildRich();
    const { rows } = await desk.pool.query(
      "select a.id, a.customer_id from attachments a join messages m on m.id = a.message_id where m.case_id = $1 order by a.id",
      [caseId],
    );
    const [file] = rows;
    const other = await buildPlain();
    const open = (input: { caseId: number; customerId: number }) =>
      attachmentForCustomer(ctx.as(systemActor("portal")), { ...input, attachmentId: file.id });
    expect((await open({ caseId, customerId: file.customer_id })).headers["content-type"]).toBe("image/png");
    await expect(open({ caseId: other.caseId, customerId: other.customerId })).rejects.toThrow("attachment");
    await expect(open({ caseId, customerId: other.customerId })).rejects.toThrow("attachment");
  });
});

describe("uploads", () => {
  function multipart(name: string, content: Buffer) {
    const boundary = "----kw";
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: image/png\r\n\r\n`;
    return {
      method: "POST" as const,
      url: "/api/v1/uploads",
      headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
      payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    };
  }

  test("are known by their bytes, kept by their hash, and carried by a note of the same person only", async () => {
    const { caseId } = await buildPlain();
    const answer = await agent.inject(multipart("../图.html", pixel));
    const upload = {
      sha256: createHash("sha256").update(pixel).digest("hex"),
      name: "图.html",
      type: "image/png",
      size: pixel.length,
    };
    expect(answer.body).toEqual(upload);
    const lying = { ...upload, type: "text/html", size: 1 };
    const note = await agent.post(`/api/v1/cases/${caseId}/notes`, { text: "see", attachments: [lying] });
    expect(note.body.attachments).toMatchObject([{ name: "图.html", type: "image/png", size: pixel.length }]);
    await play(desk, {
      as: "supervisor",
      request: ["POST", `/api/v1/cases/${caseId}/reply`, { text: "x", attachments: [upload] }],
      status: 422,
      error: "conversations.upload_unknown",
    });
  });

  test("larger than 25 MB, or none at all, are refused", async () => {
    const large = await agent.inject(multipart("big.bin", Buffer.alloc(25 * 1_048_576 + 1, 1)));
    expect([large.status, large.body.error.code]).toEqual([413, "request.too_large"]);
    const none = await agent.post("/api/v1/uploads", {});
    expect(none.body.error.code).toBe("conversations.upload_missing");
  });
});

describe("drafts", () => {
  test("are kept as typed, one a person and case, not over a newer one of another window", async () => {
    const { caseId } = await buildPlain();
    const path = `/api/v1/cases/${caseId}/draft`;
    expect((await agent.get(path)).body).toBeNull();
    const first = await agent.put(path, { kind: "reply", text: "Dear  ", basedOn: null });
    const second = await agent.put(path, { kind: "reply", text: "Dear Li", basedOn: first.body.updatedAt });
    expect(second.body.updatedAt > first.body.updatedAt).toBe(true);
    const stale = await agent.put(path, { kind: "reply", text: "Lost", basedOn: first.body.updatedAt });
    expect([stale.status, stale.body.error.code]).toEqual([409, "conversations.draft_changed"]);
    expect((await agent.get(path)).body.body).toEqual({ kind: "reply", text: "Dear Li" });
    expect((await (await desk.as("supervisor")).get(path)).body).toBeNull();
    await agent.delete(path);
    expect((await agent.get(path)).body).toBeNull();
  });

  test("a sent reply takes its draft along, and leaves a half-written note", async () => {
    const { caseId } = await buildPlain();
    const path = `/api/v1/cases/${caseId}/draft`;
    await agent.put(path, { kind: "note", text: "half a no" });
    await agent.post(`/api/v1/cases/${caseId}/reply`, { text: "x" });
    expect((await agent.get(path)).body.body.text).toBe("half a no");
    await agent.put(path, { kind: "reply", text: "half an ans" });
    await agent.post(`/api/v1/cases/${caseId}/reply`, { text: "x" });
    expect((await agent.get(path)).body).toBeNull();
  });

  test("a note takes its words along, and leaves the template that was chosen for an answer", async () => {
    const { caseId } = await buildPlain();
    const path = `/api/v1/cases/${caseId}/draft`;
    const template = { id: "update", language: "en", values: { name: "Li" } };
    await agent.put(path, { kind: "note", text: "Ask the carrier", template });
    await agent.post(`/api/v1/cases/${caseId}/notes`, { text: "Ask the carrier" });
    expect((await agent.get(path)).body.body).toEqual({ kind: "note", text: "", template });
  });

  test("are a person's: a key has none", async () => {
    const { caseId } = await buildPlain();
    const key = await desk.withKey(["cases:read", "cases:read-all", "cases:reply"]);
    expect((await key.get(`/api/v1/cases/${caseId}/draft`)).status).toBe(403);
  });
});
