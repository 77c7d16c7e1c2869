import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { importMails } from "./import-mails.ts";
import { openMailArchive } from "./read-mails.ts";

const desk = await openTestDesk();
const folder = await mkdtemp(join(tmpdir(), "keepword-import-"));
afterAll(() => rm(folder, { recursive: true, force: true }));
const account = await (await desk.as("admin")).post("/api/v1/channel-accounts", {
  channel: "mail",
  name: "Support",
  brandId: 1,
  teamId: null,
  addresses: ["support@shop.example"],
  active: true,
  config: { receive: "receiver" },
});

function mail(number: number, more: { from?: string; answers?: number } = {}): string {
  return [
    `From: ${more.from ?? `buyer${number}@example.com`}`,
    "To: support@shop.example",
    `Subject: Letter ${number}`,
    `Message-ID: <${number}@archive.example>`,
    ...(more.answers ? [`In-Reply-To: <${more.answers}@archive.example>`] : []),
    `Date: Mon, ${String(number).padStart(2, "0")} Jun 2020 08:00:00 +0000`,
    "",
    `Words of letter ${number}`,
    "",
  ].join("\r\n");
}

async function bringIn(path: string, open = false) {
  const archive = await openMailArchive(path);
  const report = await importMails(desk.ctx, archive, { accountId: account.body.id, open, onProgress: () => {} });
  await desk.settle();
  return { kind: archive.kind, ...report };
}

test("an mbox becomes closed history: one case a thread, dated as written, nobody written to, nothing promised", async () => {
  const path = join(folder, "archive.mbox");
  const letters = [mail(1), mail(2), mail(3, { from: "buyer1@example.com", answers: 1 })];
  await writeFile(
    path,
    letters.map((letter) => `From x@example.com Mon Jun  1 08:00:00 2020\r\n${letter}\r\n`).join(""),
  );
  expect(await bringIn(path)).toMatchObject({ kind: "mbox", read: 3, new: 3, known: 0, received: 3, failed: 0 });

  const list = await (await desk.as("agent")).get("/api/v1/cases?query=state:closed");
  expect(list.body.items.map((item: { subject: string }) => item.subject).sort()).toEqual(["Letter 1", "Letter 2"]);
  expect(list.body.items.map((item: { openedAt: string }) => item.openedAt.slice(0, 10)).sort()).toEqual([
    "2020-06-01",
    "2020-06-02",
  ]);
  const { rows } = await desk.pool.query(
    "select (select count(*)::int from promises) as promises, (select count(*)::int from messages where direction = 'out') as written",
  );
  expect(rows[0]).toEqual({ promises: 0, written: 0 });
});

test("a broken run is simply started again: what is there stays as it is", async () => {
  expect(await bringIn(join(folder, "archive.mbox"))).toMatchObject({ read: 3, new: 0, known: 3, received: 0 });
});

test("a Maildir and a folder of .eml files are read too; with --open their cases wait for an answer", async () => {
  await mkdir(join(folder, "maildir", "cur"), { recursive: true });
  await mkdir(join(folder, "maildir", "new"), { recursive: true });
  await writeFile(join(folder, "maildir", "cur", "1.host:2,S"), mail(11));
  await writeFile(join(folder, "maildir", "new", "2.host"), mail(12));
  expect(await bringIn(join(folder, "maildir"))).toMatchObject({ kind: "maildir", read: 2, received: 2 });

  await mkdir(join(folder, "letters", "deep"), { recursive: true });
  await writeFile(join(folder, "letters", "deep", "a.eml"), mail(21));
  await writeFile(join(folder, "letters", "b.eml"), "");
  expect(await bringIn(join(folder, "letters"), true)).toMatchObject({
    kind: "folder",
    read: 2,
    received: 1,
    empty: [join(folder, "letters/b.eml")],
  });
  const list = await (await desk.as("agent")).get("/api/v1/cases?query=state:new");
  expect(list.body.items).toMatchObject([{ subject: "Letter 21", promise: { kind: "first_response" } }]);
});

test("what is no archive is said in plain words", async () => {
  await expect(openMailArchive(join(folder, "nowhere"))).rejects.toThrow("There is nothing at");
  await mkdir(join(folder, "empty"));
  await expect(openMailArchive(join(folder, "empty"))).rejects.toThrow(
    "neither a Maildir nor a folder with .eml files",
  );
});
