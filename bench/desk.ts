/**
 * How quick the desk is for the person in front of it, in Chromium against a desk with the demo's shop:
 *
 * - the list of cases from a cold cache, until the rows stand there and `j` moves among them (limit 1.5 s);
 * - a case opened from the list, from the press until its head and messages are painted (limit 150 ms), each case opened
 *   for the first time: with the pointer that rests on the row first as a hand's does, with a press out of nowhere, and
 *   with Enter after `j`;
 * - what the first view loads of scripts, gzipped (limit 400 KB; `scripts/bundle-size.mjs`).
 *
 * Beside the clock stands the processor time of the page's main thread, which a crowded machine changes less.
 *
 *     --url URL --password PASSWORD   of a desk that runs and was filled by ./keepword demo; else it starts its own
 */
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { emailOf } from "../src/server/demo/people/staff.ts";
import { startDeskProcess } from "../test/crash/desk-process.ts";
import { browserLaunchOptions } from "../test/support/browser-program.ts";
import { freePorts } from "../test/support/free-ports.ts";
import { percentile } from "./support/percentile.ts";

const ROUNDS = 10;
const LIST_MS = 1_500;
const CASE_MS = 150;
/** What a hand needs between reaching a row and pressing. */
const HAND_MS = 120;
const PATIENCE_MS = 30_000;

/** Runs in the page before its own scripts: looks once a frame, so that nothing but the page itself is measured. */
const WATCH = `{
  let pressed = null;
  const press = (event) => {
    const row = event.target instanceof Element && event.target.closest("[data-case]");
    if (row) pressed = { id: row.dataset.case, at: event.timeStamp || performance.now() };
  };
  addEventListener("click", press, true);
  addEventListener("keydown", (event) => event.key === "Enter" && press(event), true);
  const look = () => {
    if (window.listAnswers === undefined && document.querySelector("[data-case]")) {
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "j", code: "KeyJ", bubbles: true }));
      if (document.activeElement?.dataset.case) window.listAnswers = performance.now();
    }
    if (pressed && document.querySelector("h1")?.textContent.includes("#" + pressed.id) && document.querySelector("article")) {
      const { at } = pressed;
      pressed = null;
      // The frame in which it stands there is painted before the next one begins.
      requestAnimationFrame(() => (window.caseShown = performance.now() - at));
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}`;

const { values: options } = parseArgs({
  options: { url: { type: "string" }, password: { type: "string", default: "measures-of-a-shop" } },
});
const run = promisify(execFile);
type Time = { clock: number; processor: number };

const desk = options.url ? { url: options.url, stop: async () => undefined } : await openShop();
const browser = await chromium.launch(await browserLaunchOptions());
try {
  const session = await signIn(browser);
  const list: Time[] = [];
  const opened = {
    "pointer rests first": [] as Time[],
    "press out of nowhere": [] as Time[],
    "j, Enter": [] as Time[],
  };
  await inFreshPage(session, openList); // The server's first answer is not what is measured.
  for (let round = 0; round < ROUNDS; round++) {
    await inFreshPage(session, async (page) => {
      list.push(await openList(page));
      opened["pointer rests first"].push(await openCase(page, round * 3, "hover"));
      opened["press out of nowhere"].push(await openCase(page, round * 3 + 1, "press"));
      opened["j, Enter"].push(await openCase(page, round * 3 + 2, "key"));
    });
  }
  print("list of cases, cold cache", list, LIST_MS);
  for (const [how, times] of Object.entries(opened)) print(`a case from the list, ${how}`, times, CASE_MS);
  await printScripts();
} finally {
  await browser.close();
  await desk.stop();
}

function print(what: string, times: Time[], limit: number): void {
  const [median, p95] = [50, 95].map((share) =>
    percentile(
      times.map(({ clock }) => clock),
      share,
    ),
  ) as [number, number];
  const processor = percentile(
    times.map((time) => time.processor),
    50,
  );
  console.log(
    `${what.padEnd(46)} median ${median.toFixed(0).padStart(5)} ms   p95 ${p95.toFixed(0).padStart(5)} ms   processor ${processor.toFixed(0).padStart(4)} ms   ` +
      `median / ${limit} ms: ${(median / limit).toFixed(2)}   p95 / ${limit} ms: ${(p95 / limit).toFixed(2)}`,
  );
}

async function printScripts(): Promise<void> {
  const { stdout } = await run(process.execPath, ["scripts/bundle-size.mjs", "--json"]);
  const sizes = JSON.parse(stdout) as { page: string; bytes: number; limit: number; ratio: number }[];
  const { bytes, limit, ratio } = sizes.find(({ page }) => page === "desk")!;
  const kilobytes = (bytes / 1_000).toFixed(0);
  console.log(
    `${"scripts of the first view, gzipped".padEnd(46)} ${kilobytes} KB of ${limit / 1_000} KB: ${ratio.toFixed(2)}`,
  );
}

async function inFreshPage(
  storageState: BrowserContextOptions["storageState"],
  work: (page: Page) => Promise<unknown>,
): Promise<void> {
  const viewport = { width: 1440, height: 900 };
  const context = await browser.newContext({ baseURL: desk.url, storageState, viewport, locale: "zh-CN" });
  await context.addInitScript(WATCH);
  try {
    await work(await context.newPage());
  } finally {
    await context.close();
  }
}

/** Milliseconds from the navigation until the rows are there and answer to a key. */
async function openList(page: Page): Promise<Time> {
  const processor = await processorTime(page);
  await page.goto("/desk/cases?view=all", { waitUntil: "commit" });
  const clock = await measured(page, "listAnswers");
  return { clock, processor: await processor() };
}

/** Milliseconds from the press on a row until the case's number and a message of it are painted. */
async function openCase(page: Page, row: number, how: "hover" | "press" | "key"): Promise<Time> {
  const link = page.locator("[data-case]").nth(row);
  await link.scrollIntoViewIfNeeded();
  // What the list itself still fetches, and the row before that the pointer left, is over.
  await page.waitForLoadState("networkidle");
  await page.evaluate("delete window.caseShown");
  const processor = await processorTime(page);
  if (how === "hover") {
    await link.hover();
    await page.waitForTimeout(HAND_MS);
    await page.mouse.down();
    await page.mouse.up();
  } else if (how === "press") {
    await link.evaluate((element) => element.click());
  } else {
    await page
      .locator("[data-case]")
      .nth(row - 1)
      .evaluate((element) => element.focus());
    await page.keyboard.press("j");
    await page.waitForTimeout(HAND_MS);
    await page.keyboard.press("Enter");
  }
  const clock = await measured(page, "caseShown");
  const time = { clock, processor: await processor() };
  await page.keyboard.press("u");
  await link.waitFor();
  return time;
}

/** Reads how much processor time the page's main thread has spent since now, in milliseconds. */
async function processorTime(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const read = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration")!.value * 1_000;
  };
  const began = await read();
  return async () => {
    const spent = (await read()) - began;
    await session.detach();
    return spent;
  };
}

/** The figure that the page has noted, once it has. */
async function measured(page: Page, name: "listAnswers" | "caseShown"): Promise<number> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    const time = (await page.evaluate(`window.${name}`).catch(() => undefined)) as number | undefined;
    if (time !== undefined) return time;
    await page.waitForTimeout(20);
  }
  throw new Error(`Nothing was shown in ${PATIENCE_MS / 1_000} s (${name}, ${page.url()}).`);
}

async function signIn(from: Browser): Promise<BrowserContextOptions["storageState"]> {
  const context = await from.newContext();
  const { origin } = new URL(desk.url);
  const data = { email: emailOf("sumin"), password: options.password };
  const answer = await context.request.post(`${origin}/api/auth/sign-in/email`, { headers: { origin }, data });
  if (!answer.ok()) throw new Error(`Nobody was signed in: ${await answer.text()}`);
  const state = await context.storageState();
  await context.close();
  return state;
}

async function openShop(): Promise<{ url: string; stop(): Promise<void> }> {
  const data = await mkdtemp(join(tmpdir(), "keepword-desk-"));
  const [port, smtpPort] = await freePorts(2);
  const env = { KEEPWORD_DATA: data, PORT: String(port), SMTP_PORT: String(smtpPort), LOG_LEVEL: "warn" };
  await run(process.execPath, ["scripts/build-web.mjs"]);
  await run(process.execPath, ["src/server/cli/main.ts", "demo", "--password", options.password], {
    env: { ...process.env, ...env },
  });
  const running = startDeskProcess(env);
  await running.ready();
  return {
    url: running.url,
    async stop() {
      await running.kill("SIGTERM");
      await rm(data, { recursive: true, force: true });
    },
  };
}
