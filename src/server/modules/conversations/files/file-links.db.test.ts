import { expect, test } from "vitest";
import { openTestDesk } from "../../../../../test/support/app.ts";
import { buildMailAccount, deliver } from "../../../../../test/support/deliver.ts";
import { makeFileLink } from "./file-links.ts";

const desk = await openTestDesk();
const { ctx, pool } = desk;
await deliver(ctx, await buildMailAccount(ctx), {});
const { rows } = await pool.query("select id, customer_id from messages order by id limit 1");
const messageId: number = rows[0].id;

/** A link to a file that the message has, as its path. */
async function linkTo(name: string, type: string, content: string): Promise<string> {
  const { sha256, size } = await ctx.files.put(Buffer.from(content));
  await pool.query("insert into files (sha256, size, stored_at) values ($1, $2, now()) on conflict do nothing", [
    sha256,
    size,
  ]);
  await pool.query(
    "insert into attachments (message_id, customer_id, name, type, size, sha256) values ($1, $2, $3, $4, $5, $6)",
    [messageId, rows[0].customer_id, name, type, size, sha256],
  );
  return new URL(await makeFileLink(ctx, messageId, { name, sha256 }, 2)).pathname;
}

const open = (url: string) => desk.app.inject({ method: "GET", url });

test("[A5] a link opens its one file, under its name, and nothing that a browser would run", async () => {
  const picture = await open(await linkTo("杯子.png", "image/png", "picture"));
  expect(picture.statusCode).toBe(200);
  expect(picture.headers).toMatchObject({ "content-type": "image/png", "cache-control": "private, no-store" });
  expect(picture.headers["content-disposition"]).toContain("filename*=UTF-8''%E6%9D%AF%E5%AD%90.png");
  for (const type of [
    "text/html",
    "image/svg+xml",
    "application/xhtml+xml",
    "text/xml",
    "text/javascript",
    "nonsense",
  ]) {
    const page = await open(await linkTo("page.html", type, `<script>alert(1)</script><!-- ${type} -->`));
    expect(page.headers).toMatchObject({
      "content-type": "application/octet-stream",
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringContaining("sandbox"),
    });
    expect(page.headers["content-disposition"]).toMatch(/^attachment;/);
  }
});

test("[A5] a link is over when its time is, when it is ended, and nobody guesses another or finds it in the database", async () => {
  const [short, ended] = [await linkTo("a.pdf", "application/pdf", "a"), await linkTo("b.pdf", "application/pdf", "b")];
  const token = ended.split("/")[2]!;
  const kept = await pool.query("select 1 from file_links l where l::text like $1", [`%${token}%`]);
  expect(kept.rows).toEqual([]);
  expect((await open(`/files/${token.slice(0, -1)}A/b.pdf`)).statusCode).toBe(404);
  const agent = await desk.as("agent");
  expect((await (await desk.as("nobody")).delete(`/api/v1/messages/${messageId}/file-links`)).status).toBe(401);
  expect((await agent.delete(`/api/v1/messages/${messageId}/file-links`)).status).toBe(200);
  expect((await open(ended)).statusCode).toBe(404);
  const again = await linkTo("c.pdf", "application/pdf", "c");
  expect((await open(again)).statusCode).toBe(200);
  desk.advance("2 d");
  for (const path of [again, short]) expect((await open(path)).statusCode).toBe(404);
});
