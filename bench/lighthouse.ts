/**
 * What Lighthouse says of the help site on its throttled phone, against 100 in each of performance, accessibility, best
 * practices and SEO. The search is left out of indexes on purpose, so its SEO is not asked for.
 */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import lighthouse from "lighthouse";
import { browserLaunchOptions } from "../test/support/browser-program.ts";
import { freePorts } from "../test/support/free-ports.ts";
import { openHelpSite } from "./support/open-help-site.ts";

const categories = ["performance", "accessibility", "best-practices", "seo"];

const site = await openHelpSite(30);
const [port] = (await freePorts(1)) as [number];
const { executablePath, args = [], env } = await browserLaunchOptions();
const profile = await mkdtemp(join(tmpdir(), "keepword-lighthouse-"));
const flags = [...args, "--headless", `--remote-debugging-port=${port}`, `--user-data-dir=${profile}`, "about:blank"];
const chrome = spawn(executablePath!, flags, { env: env as NodeJS.ProcessEnv, stdio: "ignore" });
try {
  await listening();
  await look("first page", "/help?lang=zh-CN", categories);
  await look("article", site.paths[0]!, categories);
  const search = `/help/search?lang=zh-CN&q=${encodeURIComponent("滤芯怎么换")}`;
  await look("search", search, categories.slice(0, 3));
} finally {
  chrome.kill();
  await site.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
}

async function listening(): Promise<void> {
  for (let n = 0; n < 100; n++) {
    if ((await fetch(`http://127.0.0.1:${port}/json/version`).catch(() => null))?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("The browser did not start.");
}

async function look(name: string, path: string, onlyCategories: string[]): Promise<void> {
  const result = await lighthouse(`${site.url}${path}`, { port, onlyCategories, logLevel: "error" });
  const { categories: found, audits } = result!.lhr;
  const scores = onlyCategories.map((key) => `${key} ${Math.round((found[key]?.score ?? 0) * 100)}/100`);
  console.log(`${name}: ${scores.join(", ")}`);
  for (const key of onlyCategories) {
    for (const { id, weight } of found[key]?.auditRefs ?? []) {
      const audit = audits[id];
      if (weight > 0 && audit && audit.score !== null && audit.score < 0.9) console.log(`  ${id}: ${audit.title}`);
    }
  }
}
