/**
 * Pictures of the main pages from the demo's shop: `npm run screenshots`. Starts a desk of its own on a temporary
 * folder, fills it, takes the pictures, and leaves nothing behind.
 *
 *     --all              every page, both languages, wide and 360 px, light and dark, into --out or /tmp
 *     --only home,case   some pages
 *     --looks zh-CN-wide-light,en-phone-dark   with --all: some looks
 *     --out FOLDER       docs/screenshots unless said otherwise
 *     --url URL --password PASSWORD   of a desk that runs and was filled by ./keepword demo
 */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { DOMAIN } from "../src/server/demo/people/staff.ts";
import { type DeskProcess, startDeskProcess } from "../test/crash/desk-process.ts";
import { browserLaunchOptions } from "../test/support/browser-program.ts";
import { freePorts } from "../test/support/free-ports.ts";
import { startSmtpCounterpart } from "../test/support/smtp-counterpart.ts";

const { values: options } = parseArgs({
  options: {
    url: { type: "string" },
    password: { type: "string", default: "pictures-of-a-shop" },
    out: { type: "string" },
    all: { type: "boolean", default: false },
    only: { type: "string" },
    looks: { type: "string" },
  },
});

type Look = { locale: "zh-CN" | "en"; width: number; height: number; theme: "light" | "dark" };
/** `keys` are pressed before the picture is taken; `whole` shows also what one would scroll to. */
type Picture = {
  name: string;
  path: string;
  who: string | null;
  look: Look;
  keys?: string;
  suffix?: string;
  whole?: boolean;
};

const wide = { width: 1440, height: 900, theme: "light" } as const;
const phone = { width: 390, height: 1180, theme: "light" } as const;
const allLooks: Look[] = (["zh-CN", "en"] as const).flatMap((locale) =>
  (
    [
      [1440, 900],
      [360, 740],
    ] as const
  ).flatMap(([width, height]) => (["light", "dark"] as const).map((theme) => ({ locale, width, height, theme }))),
);

const settings =
  "general care channels call-menus brands people teams roles partners limits calendars policies callbacks alarms severity rules webhooks forms executives causes macros views api-keys".split(
    " ",
  );

/** The cookies of who has signed in. */
const sessions = new Map<string, Awaited<ReturnType<BrowserContext["cookies"]>>>();
const desk = options.url ? { url: options.url, stop: async () => undefined } : await openShop();
const out = options.out ?? (options.all ? await mkdtemp(join(tmpdir(), "keepword-pictures-")) : "docs/screenshots");
let browser: Browser | undefined;
try {
  await mkdir(out, { recursive: true });
  browser = await chromium.launch(await browserLaunchOptions());
  const found = await findShowpieces(browser);
  const pictures = options.all ? everyPicture(found) : readmePictures(found);
  const wanted = options.only?.split(",");
  for (const picture of pictures.filter(({ name }) => !wanted || wanted.includes(name))) await take(browser, picture);
  process.stdout.write(`The pictures are in ${out}.\n`);
} finally {
  await browser?.close();
  await desk.stop();
}

type Showpieces = {
  zh: CaseToShow;
  en: CaseToShow;
  complaint: CaseToShow;
  improvement: number;
  claim: { id: number; page: string };
};
type CaseToShow = { id: number; customerId: number; page: string };

/** What the README shows. */
function readmePictures({ zh, en }: Showpieces): Picture[] {
  const chinese: Look = { ...wide, locale: "zh-CN" };
  const english: Look = { ...wide, locale: "en" };
  const cases = `/desk/cases?view=all&sort=due&query=${encodeURIComponent("state:new promise:open")}`;
  return [
    { name: "home", path: "/desk", who: "emma", look: { ...english, height: 640 } },
    { name: "home-zh", path: "/desk", who: "linxiaotong", look: { ...chinese, height: 640 } },
    { name: "cases", path: cases, who: "emma", look: { ...english, height: 720 }, keys: "jjjjj" },
    { name: "cases-zh", path: cases, who: "linxiaotong", look: { ...chinese, height: 720 }, keys: "jjj" },
    { name: "case", path: `/desk/cases/${en.id}`, who: "sumin", look: english },
    { name: "case-zh", path: `/desk/cases/${zh.id}`, who: "sumin", look: chinese },
    { name: "board", path: "/desk/board?by=team", who: "tangyu", look: { ...english, height: 640 } },
    { name: "board-zh", path: "/desk/board?by=team", who: "tangyu", look: { ...chinese, height: 640 } },
    { name: "page-of-a-case", path: `${en.page}?lang=en`, who: null, look: { ...phone, locale: "en" } },
    { name: "page-of-a-case-zh", path: `${zh.page}?lang=zh-CN`, who: null, look: { ...phone, locale: "zh-CN" } },
  ];
}

/** Every page in every look, for looking at before a change to a page is called done. */
function everyPicture({ zh, en, complaint, improvement, claim }: Showpieces): Picture[] {
  const wanted = options.looks?.split(",");
  return allLooks.flatMap((look) => {
    const suffix = [look.locale, look.width === 360 ? "phone" : "wide", look.theme].join("-");
    if (wanted && !wanted.includes(suffix)) return [];
    const shown = look.locale === "en" ? en : zh;
    const pages: Record<string, string> = {
      home: "/desk",
      cases: "/desk/cases?view=all",
      case: `/desk/cases/${shown.id}`,
      complaint: `/desk/cases/${complaint.id}`,
      customers: "/desk/customers",
      customer: `/desk/customers/${shown.customerId}`,
      calls: "/desk/calls",
      "make-good": "/desk/make-good",
      given: "/desk/make-good?tab=all",
      claims: "/desk/make-good?tab=claims",
      claim: `/desk/claims/${claim.id}`,
      community: "/desk/community",
      board: "/desk/board?by=team",
      "next-dates": "/desk/reports/next-dates",
      satisfaction: "/desk/satisfaction",
      "co-browsing": "/desk/co-browsing",
      improvements: "/desk/improvements",
      "improvement-causes": "/desk/improvements?tab=causes",
      improvement: `/desk/improvements/${improvement}`,
      books: "/desk/books",
      notifications: "/desk/notifications",
      outbox: "/desk/outbox",
      intake: "/desk/intake",
      doctor: "/desk/doctor",
      audit: "/desk/audit",
      settings: "/desk/settings",
      ...Object.fromEntries(settings.map((name) => [name, `/desk/settings/${name}`])),
      "rule-log": "/desk/settings/rule-log",
      "new-rule": "/desk/settings/rules?edit=new",
      "new-policy": "/desk/settings/policies?edit=new",
      "new-calendar": "/desk/settings/calendars?edit=new",
      "new-cause": "/desk/settings/causes?edit=new",
      "new-partner": "/desk/settings/partners?edit=new",
      me: "/desk/me",
    };
    return [
      { name: "sign-in", path: "/desk", who: null },
      ...Object.entries(pages).map(([name, path]) => ({ name, path, who: "shenruolan" as const })),
      { name: "portal", path: `/?lang=${look.locale}`, who: null },
      { name: "portal-case", path: `${shown.page}?lang=${look.locale}`, who: null },
      { name: "portal-complaint", path: `${complaint.page}?lang=${look.locale}`, who: null },
      { name: "portal-claim", path: `${claim.page}?lang=${look.locale}`, who: null },
    ].map(({ name, path, who }) => ({ name, path, who, look, suffix, whole: who === null }));
  });
}

async function take(from: Browser, picture: Picture): Promise<void> {
  const { name, path, who, look, suffix, keys = "", whole = false } = picture;
  const context = await from.newContext({
    locale: look.locale === "en" ? "en-GB" : "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: look.width, height: look.height },
    colorScheme: look.theme,
  });
  try {
    if (who) await signIn(context, who, look.locale);
    const page = await context.newPage();
    await page.goto(new URL(path, desk.url).href, { waitUntil: "networkidle" });
    await settle(page);
    for (const key of keys) await page.keyboard.press(key);
    // The list shows a case beside it a moment after the cursor has come to rest.
    if (keys) await page.waitForSelector("section h2 a, aside h2 a, header h2 a");
    await settle(page);
    const file = join(out, `${[name, suffix].filter(Boolean).join("-")}.png`);
    await page.screenshot({ path: file, fullPage: whole });
  } finally {
    await context.close();
  }
}

/** Skeletons are gone and letters are there. */
async function settle(page: Page): Promise<void> {
  await page
    .waitForFunction(
      `!document.querySelector('.ant-spin-spinning, [role=status][aria-label="Loading…"], [role=status][aria-label="正在加载…"]')`,
    )
    .catch(() => undefined);
  await page.evaluate("document.fonts.ready.then(() => undefined)");
}

/** Signs somebody in, once: the desk takes few sign-ins a minute from one address. */
async function signIn(context: BrowserContext, who: string, locale: string): Promise<void> {
  const { origin } = new URL(desk.url);
  const { request } = context;
  const known = sessions.get(who);
  if (known) await context.addCookies(known);
  else {
    const email = `${who}@${DOMAIN}`;
    const data = { email, password: options.password };
    const answer = await request.post(`${origin}/api/auth/sign-in/email`, { headers: { origin }, data });
    if (!answer.ok()) throw new Error(`${email} cannot sign in: ${await answer.text()}`);
    sessions.set(who, await context.cookies());
  }
  await request.patch(`${origin}/api/v1/me`, { headers: { origin }, data: { locale } });
}

/** The two cases that show the most: a customer on the brink of going public, and one who had to write three times. */
async function findShowpieces(from: Browser): Promise<Showpieces> {
  const context = await from.newContext();
  await signIn(context, "sumin", "zh-CN");
  const { request } = context;
  const get = async (path: string) => (await request.get(`${desk.url}${path}`)).json();
  const caseToShow = async (id: number): Promise<CaseToShow> => {
    const { customer, customerUrl } = await get(`/api/v1/cases/${id}`);
    return { id, customerId: customer.id, page: new URL(customerUrl).pathname };
  };
  const first = async (query: string, locale: Look["locale"]): Promise<CaseToShow> => {
    const { items } = await get(`/api/v1/cases?query=${encodeURIComponent(query)}`);
    const row = items.find(
      ({ subject }: { subject: string }) => /\p{Script=Han}/u.test(subject) === (locale === "zh-CN"),
    );
    if (!row) throw new Error(`The shop has no case with ${query} in ${locale}.`);
    return caseToShow(row.id);
  };
  const claim = (await get("/api/v1/claims")).items[0].id;
  const found = {
    zh: await first("contacts>=3 promise:open", "zh-CN"),
    en: await first("tag:舆情", "en"),
    complaint: await first("severity:critical", "zh-CN"),
    improvement: (await get("/api/v1/improvements")).items[0].id,
    claim: { id: claim, page: new URL((await get(`/api/v1/claims/${claim}`)).partnerUrl).pathname },
  };
  await context.close();
  return found;
}

/** A desk of its own with the demo's shop in it, and a mail server that takes what it sends. */
async function openShop(): Promise<{ url: string; stop(): Promise<void> }> {
  const data = await mkdtemp(join(tmpdir(), "keepword-pictures-of-"));
  const [port, smtpPort] = await freePorts(2);
  const env = { KEEPWORD_DATA: data, PORT: String(port), SMTP_PORT: String(smtpPort), LOG_LEVEL: "warn" };
  const post = await startSmtpCounterpart();
  let running: DeskProcess | undefined;
  const stop = async () => {
    await running?.kill("SIGTERM");
    await post.stop();
    await rm(data, { recursive: true, force: true });
  };
  try {
    const program = join(import.meta.dirname, "../src/server/cli/main.ts");
    const args = ["demo", "--password", options.password, "--smtp", `127.0.0.1:${post.port}`];
    await promisify(execFile)(process.execPath, [program, ...args], { env: { ...process.env, ...env } });
    running = startDeskProcess(env);
    await running.ready();
    return { url: running.url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
