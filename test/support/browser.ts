import { mkdir } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { expect, inject, onTestFailed, onTestFinished } from "vitest";

let browser: Promise<Browser> | undefined;

/** The run's browser; every call in a test file gives the same connection. */
export function openBrowser(): Promise<Browser> {
  browser ??= chromium.connect(inject("browserEndpoint"));
  return browser;
}

export type PageOptions = BrowserContextOptions & {
  /** Problems that the journey is about, say the 401 of a wrong password: matched against the lines of `watchPage`. */
  expected?: RegExp[];
};

/**
 * Opens a page in a context of its own (no shared cookies) for the running test. When the test ends it is closed, and
 * the test fails if the page had problems that were not expected; a failing test leaves a picture in `test-results/`.
 */
export async function openPage({ expected = [], ...options }: PageOptions = {}): Promise<Page> {
  const context = await (await openBrowser()).newContext({
    locale: "en-GB",
    timezoneId: "Asia/Shanghai",
    // What moves is in another place when it is pressed, and on a busy machine some ends of movements never come.
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  const problems = watchPage(page);
  onTestFailed(({ task }) => takePicture(page, task.name));
  onTestFinished(async () => {
    await context.close();
    expect(problems.filter((line) => !expected.some((pattern) => pattern.test(line)))).toEqual([]);
  });
  return page;
}

/** Opens another page beside this one, for the same person; its problems fail the test as well. */
export async function openBeside(page: Page): Promise<Page> {
  const other = await page.context().newPage();
  const problems = watchPage(other);
  onTestFinished(() => expect(problems).toEqual([]));
  return other;
}

/**
 * Collects, one line each, what must not happen on a page: errors in the console, uncaught exceptions, requests that
 * fail or are answered with 4xx or 5xx, and requests that leave the machine.
 */
export function watchPage(page: Page): string[] {
  const problems: string[] = [];
  page.on("console", (message) => {
    // Chromium repeats every failed request here without its address; those are told from the response below.
    const repeated = message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !repeated) problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`exception: ${error.message}`));
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    const local = ["127.0.0.1", "localhost", "[::1]"].includes(hostname);
    if (/^(http|ws)s?:$/.test(protocol) && !local) problems.push(`left the machine: ${request.url()}`);
  });
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    // What the browser itself gives up when a person moves on to the next page.
    if (reason !== "net::ERR_ABORTED") problems.push(`failed: ${request.method()} ${request.url()} ${reason}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400)
      problems.push(`${response.status()}: ${response.request().method()} ${response.url()}`);
  });
  return problems;
}

const GRAVE = ["serious", "critical"];

/** Fails the test when axe finds anything serious or critical on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] });
  // Only what stands in frames has to be put together on a page of its own, which takes longer than the looking.
  if (page.frames().length === 1) axe.setLegacyMode();
  const { violations } = await axe.analyze();
  const grave = violations.filter(({ impact }) => GRAVE.includes(impact ?? ""));
  expect(
    grave.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ html, target }) => `${target}: ${html}`) })),
  ).toEqual([]);
}

async function takePicture(page: Page, testName: string): Promise<void> {
  await mkdir("test-results", { recursive: true });
  const file = `test-results/${testName.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 80)}.png`;
  await page.screenshot({ path: file }).catch(() => {});
}
