import type { Page, Request } from "playwright-core";

const WHEN_IDLE = "new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: 2_000 }))";

const pending = new WeakMap<Page, Set<Request>>();

/** Whether a page's requests are followed from before its first one. */
export function isFollowed(page: Page): boolean {
  return pending.has(page);
}

/** Follows what a page asks for from now on, for `settled`. */
export function followRequests(page: Page): void {
  const requests = new Set<Request>();
  pending.set(page, requests);
  page.on("request", (request) => requests.add(request));
  page.on("requestfinished", (request) => requests.delete(request));
  page.on("requestfailed", (request) => requests.delete(request));
}

/** Returns once the page has all that it asked for, and asks for nothing more after working on it. */
export async function settled(page: Page): Promise<void> {
  const requests = pending.get(page)!;
  for (let quiet = 0; quiet < 2; ) {
    await page.evaluate(WHEN_IDLE);
    if (requests.size === 0) {
      quiet++;
      continue;
    }
    quiet = 0;
    await Promise.race([page.waitForEvent("requestfinished"), page.waitForEvent("requestfailed")]);
  }
}
