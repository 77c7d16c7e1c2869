/**
 * The help site with 300 articles: the time to the first byte of its pages, p95 against 30 ms. Articles are asked for twice:
 * out of nowhere, and out of memory.
 */
import { openHelpSite } from "./support/open-help-site.ts";
import { percentile } from "./support/percentile.ts";

const LIMIT_MS = 30;
const ROUNDS = 100;

const site = await openHelpSite(300);
try {
  for (let n = 0; n < 20; n++) await firstByte(site.paths[200 + n]!);
  await measure("article, made anew", (n) => site.paths[n]!);
  await measure("article, from memory", (n) => site.paths[n]!);
  await measure("first page", () => "/help?lang=zh-CN");
  await measure("search", (n) => `/help/search?lang=zh-CN&q=${encodeURIComponent(`第 ${n} 号滤芯怎么旋下来`)}`);
} finally {
  await site.close();
}

async function measure(name: string, path: (n: number) => string): Promise<void> {
  const times: number[] = [];
  for (let n = 0; n < ROUNDS; n++) times.push(await firstByte(path(n)));
  const p95 = percentile(times, 95);
  console.log(
    `${name}: p50 ${percentile(times, 50).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms; limit ${LIMIT_MS} ms, ratio ${(p95 / LIMIT_MS).toFixed(2)}`,
  );
}

async function firstByte(path: string): Promise<number> {
  const began = performance.now();
  const answer = await fetch(`${site.url}${path}`);
  const took = performance.now() - began;
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  await answer.arrayBuffer();
  return took;
}
