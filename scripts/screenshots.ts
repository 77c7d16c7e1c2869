/**
 * Pictures of the main pages of a running desk, for the README and for looking at before a change to a page is called
 * done: `node scripts/screenshots.ts --url http://localhost:3000 --email … --password … [--out docs/screenshots]
 * [--all]`. `--all`: both languages, wide and 360 px, light and dark.
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Browser, chromium, type Page } from "playwright-core";
import { browserLaunchOptions } from "../test/support/browser-program.ts";

const { values: options } = parseArgs({
  options: {
    url: { type: "string", default: "http://localhost:3000" },
    email: { type: "string", default: "admin@shop.example" },
    password: { type: "string", default: "" },
    out: { type: "string", default: "docs/screenshots" },
    all: { type: "boolean", default: false },
    only: { type: "string" },
  },
});

type Look = { locale: "zh-CN" | "en"; width: number; height: number; theme: "light" | "dark" };

const looks: Look[] = options.all
  ? (["zh-CN", "en"] as const).flatMap((locale) =>
      (
        [
          [1440, 900],
          [360, 740],
        ] as const
      ).flatMap(([width, height]) => (["light", "dark"] as const).map((theme) => ({ locale, width, height, theme }))),
    )
  : [
      { locale: "en", width: 1440, height: 900, theme: "light" },
      { locale: "zh-CN", width: 1440, height: 900, theme: "light" },
    ];

await mkdir(options.out, { recursive: true });
const browser = await chromium.launch(await browserLaunchOptions());
try {
  for (const look of looks) await takeAll(browser, look);
} finally {
  await browser.close();
}

async function takeAll(browser: Browser, look: Look): Promise<void> {
  const context = await browser.newContext({
    locale: look.locale === "en" ? "en-GB" : "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: look.width, height: look.height },
    colorScheme: look.theme,
  });
  const page = await context.newPage();
  const { caseId, customerId, caseUrl } = await signIn(page, look);
  const pages: Record<string, string> = {
    home: "/desk",
    cases: "/desk/cases",
    case: `/desk/cases/${caseId}`,
    customer: `/desk/customers/${customerId}`,
    customers: "/desk/customers",
    accounts: "/desk/settings/mail-accounts",
    teams: "/desk/settings/teams",
    people: "/desk/settings/people",
    roles: "/desk/settings/roles",
    calendars: "/desk/settings/calendars",
    policies: "/desk/settings/sla-policies",
    doctor: "/desk/settings/doctor",
    audit: "/desk/settings/audit",
    outbox: "/desk/outbox",
    portal: "/",
    "portal-case": caseUrl,
  };
  for (const [name, path] of Object.entries(pages)) {
    if (options.only && !options.only.split(",").includes(name)) continue;
    await page.goto(new URL(path, options.url).href, { waitUntil: "networkidle" });
    const suffix = [look.locale, look.width === 360 ? "phone" : "wide", look.theme].join("-");
    await page.screenshot({ path: join(options.out, `${name}-${suffix}.png`) });
  }
  await context.close();
}

async function signIn(page: Page, look: Look) {
  const { origin } = new URL(options.url);
  const { request } = page.context();
  const answer = await request.post(`${origin}/api/auth/sign-in/email`, {
    headers: { origin },
    data: { email: options.email, password: options.password },
  });
  if (!answer.ok()) throw new Error(`Sign-in failed: ${await answer.text()}`);
  await request.patch(`${origin}/api/v1/me`, { headers: { origin }, data: { locale: look.locale } });
  const list = await (await request.get(`${origin}/api/v1/cases?limit=20`)).json();
  const first = list.items.find((item: { contactCount: number }) => item.contactCount > 1) ?? list.items[0];
  const found = await (await request.get(`${origin}/api/v1/cases/${first.id}`)).json();
  return { caseId: first.id, customerId: first.customer.id, caseUrl: new URL(found.customerUrl).pathname };
}
