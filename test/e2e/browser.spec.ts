import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { expectAccessible, openPage, watchPage } from "../support/browser.ts";

const pages: Record<string, string> = {
  "/": "<!doctype html><html lang='zh'><title>守诺</title><link rel=icon href=data:,><h1>守诺</h1>",
  "/broken":
    "<!doctype html><link rel=icon href=data:,><script>console.error('oh'); fetch('/gone'); nowhere()</script>",
  "/inaccessible": "<!doctype html><html lang='en'><title>x</title><link rel=icon href=data:,><img src='data:,'>",
};
const server = createServer((request, response) => {
  const body = pages[request.url ?? ""];
  response.writeHead(body ? 200 : 404, { "content-type": "text/html; charset=utf-8" }).end(body);
}).listen(0, "127.0.0.1");
afterAll(() => server.close());
const url = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;

async function pictureOf(page: Page, text: string): Promise<string> {
  await page.setContent(`<span style="font: 64px sans-serif">${text}</span>`);
  return (await page.locator("span").screenshot()).toString("base64");
}

test("the browser has glyphs for Chinese: two characters look different, two missing ones alike", async () => {
  const page = await openPage();
  expect(await pictureOf(page, "客")).not.toBe(await pictureOf(page, "服"));
  expect(await pictureOf(page, "\u{F0000}")).toBe(await pictureOf(page, "\u{F0001}"));
});

test("a page that works has no problems and is accessible", async () => {
  const page = await openPage();
  await page.goto(url("/"));
  await expectAccessible(page);
});

test("console errors, exceptions and failed requests are noticed", async () => {
  const page = await openPage({ expected: [/./] });
  const problems = watchPage(page);
  await page.goto(url("/broken"));
  await page.waitForLoadState("networkidle");
  expect(problems.toSorted()).toEqual([`404: GET ${url("/gone")}`, "console: oh", "exception: nowhere is not defined"]);
});

test("a picture without words is found inaccessible", async () => {
  const page = await openPage();
  await page.goto(url("/inaccessible"));
  await expect(expectAccessible(page)).rejects.toThrow(/image-alt/);
});

test.fails("a test whose page had an unexpected problem fails", async () => {
  const page = await openPage();
  await page.goto(url("/broken"));
  await page.waitForLoadState("networkidle");
});
