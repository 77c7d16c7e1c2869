import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { hostileHtml } from "../../src/server/modules/conversations/reading/fixtures/hostile-html.ts";
import { openTestDesk } from "../support/app.ts";
import { openPage } from "../support/browser.ts";
import { accept, buildMailAccount, drain } from "../support/deliver.ts";

const desk = await openTestDesk();
const account = await buildMailAccount(desk.ctx);
const url = await desk.app.listen({ port: 0, host: "127.0.0.1" });
const agent = await desk.as("agent");

/** A browser page signed in as the agent, with a record of everything that a mail must not achieve. */
async function openWatched(): Promise<{ page: Page; harm: string[] }> {
  // What the second wall stops, the browser tells in its console; that is no harm.
  const page = await openPage({ expected: [/^console: /, /^40\d: /, /evil\.example/, /javascript:/] });
  await page
    .context()
    .addCookies([...agent.cookies].map(([name, value]) => ({ name, value, url, sameSite: "Lax" as const })));
  const harm: string[] = [];
  page.on("dialog", async (dialog) => {
    harm.push(`ran: ${dialog.message()}`);
    await dialog.dismiss().catch(() => undefined);
  });
  page.context().on("page", (opened) => harm.push(`opened: ${opened.url()}`));
  await page.route(/evil\.example/, (route) => {
    harm.push(`asked: ${route.request().url()}`);
    return route.abort();
  });
  return { page, harm };
}

function htmlMail(html: string, n: number): Buffer {
  return Buffer.from(
    [
      `From: x${n}@example.com`,
      `To: ${account.address}`,
      `Subject: ${n}`,
      `Message-ID: <hostile.${n}@example.com>`,
      "MIME-Version: 1.0",
      "Content-Type: text/html; charset=utf-8",
      "Content-Transfer-Encoding: base64",
      "",
      Buffer.from(`<p>before ${n}</p>${html}`).toString("base64").replace(/.{76}/g, "$&\r\n"),
      "",
    ].join("\r\n"),
  );
}

test("hostile mails, as they come and as the desk shows them, run nothing, ask nobody, and can still be read", async () => {
  for (const [n, html] of hostileHtml.entries()) await accept(desk.ctx, account, htmlMail(html, n), `hostile ${n}`);
  await drain(desk.ctx);
  const { rows } = await desk.pool.query<{ id: number; n: number }>(
    "select id, split_part(external_id, '.', 2)::text::integer as n from (select id, split_part(external_id, '@', 1) as external_id from messages where external_id like 'hostile.%') m order by n",
  );
  expect(rows).toHaveLength(hostileHtml.length);
  const { page, harm } = await openWatched();
  for (const { id, n } of rows) {
    await page.goto(`${url}/api/v1/messages/${id}/html`);
    await page.mouse.move(30, 30);
    await page.mouse.click(30, 30);
    expect(await page.evaluate<string>("document.body.innerText"), hostileHtml[n]).toContain(`before ${n}`);
    expect(page.url()).toBe(`${url}/api/v1/messages/${id}/html`);
    expect(
      harm.filter((line) => !line.startsWith("opened:")),
      hostileHtml[n],
    ).toEqual([]);
  }
});

/** The mails as they are, not cleaned at all, each on a page of its own under a policy. */
async function startRawPages(policy: string | null): Promise<string> {
  const server = createServer((request, response) => {
    const html = hostileHtml[Number(request.url?.slice(1))];
    response
      .writeHead(200, {
        "content-type": "text/html; charset=utf-8",
        ...(policy && { "content-security-policy": policy }),
      })
      .end(`<!doctype html><link rel=icon href=data:,>${html ?? ""}`);
  }).listen(0, "127.0.0.1");
  afterAll(() => server.close());
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("the second wall holds alone: the same mails, not cleaned at all, under the policy of the page", async () => {
  const { rows } = await desk.pool.query("select id from messages where external_id = 'hostile.0@example.com'");
  const { headers } = await agent.get(`/api/v1/messages/${rows[0].id}/html`);
  const base = await startRawPages(String(headers["content-security-policy"]));
  const { page, harm } = await openWatched();
  for (const [n, html] of hostileHtml.entries()) {
    await page.goto(`${base}/${n}`);
    await page.mouse.move(30, 30);
    expect(page.url()).toBe(`${base}/${n}`);
    expect(harm, html).toEqual([]);
  }
});

test("the watch would notice: without either wall the plainest of these mails run and ask", async () => {
  const base = await startRawPages(null);
  const { page, harm } = await openWatched();
  const plain = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<details open ontoggle=alert(1)>",
    '<link rel="stylesheet" href="https://evil.example/x.css">',
    '<p style="background:url(https://evil.example/a)">x</p>',
  ];
  for (const html of plain) {
    harm.length = 0;
    expect(hostileHtml).toContain(html);
    await page.goto(`${base}/${hostileHtml.indexOf(html)}`, { waitUntil: "commit" });
    await expect.poll(() => harm.length, { message: html }).toBeGreaterThan(0);
  }
});

test("pictures inside a mail are shown; those of other servers only when asked for", async () => {
  const picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  const raw = [
    "From: pictures@example.com",
    `To: ${account.address}`,
    "Message-ID: <pictures@example.com>",
    "MIME-Version: 1.0",
    'Content-Type: multipart/related; boundary="r"',
    "",
    "--r",
    "Content-Type: text/html; charset=utf-8",
    "",
    '<img src="cid:a"><img src="https://pictures.evil.example/b.png">',
    "--r",
    "Content-Type: image/png",
    "Content-ID: <a>",
    "Content-Transfer-Encoding: base64",
    "",
    picture,
    "--r--",
    "",
  ].join("\r\n");
  await accept(desk.ctx, account, Buffer.from(raw), "pictures");
  await drain(desk.ctx);
  const { rows } = await desk.pool.query("select id from messages where external_id = 'pictures@example.com'");
  const { page, harm } = await openWatched();
  // As the desk shows it: in a frame that may run nothing.
  await page.route(`${url}/frame`, (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<link rel=icon href=data:,><iframe sandbox="allow-same-origin allow-popups" src="/api/v1/messages/${rows[0].id}/html"></iframe>`,
    }),
  );
  await page.goto(`${url}/frame`);
  const widths = () =>
    page
      .frameLocator("iframe")
      .locator("img")
      .evaluateAll((images) => images.map((image) => (image as unknown as { naturalWidth: number }).naturalWidth));
  await expect.poll(widths).toEqual([1, 0]);
  expect(harm).toEqual([]);
  const height = () => page.evaluate<number>("document.querySelector('iframe').contentDocument.body.scrollHeight");
  expect(await height()).toBeGreaterThan(0);
  await page.goto(`${url}/api/v1/messages/${rows[0].id}/html?images=1`);
  await expect.poll(() => harm).toEqual(["asked: https://pictures.evil.example/b.png"]);
}, 60_000);
