import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { staffAdmin } from "../../src/server/modules/accounts/index.ts";
import { permissions } from "../../src/shared/permissions.ts";
import { signIn } from "../support/desk-client.ts";
import { SUPPORT_ADDRESS, startLiveDesk } from "../support/live-desk.ts";
import { differences, type Example, examplesOf } from "./examples-of.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** In this order, over one desk: the first page opens case 1001 and goes on with it. */
const PAGES = [
  "docs/guide/integrators.md",
  "docs/guide/orders.md",
  "docs/guide/operators.md",
  "docs/guide/supervisors.md",
  "docs/guide/agents.md",
  "docs/channels/mail.md",
  "README.md",
  "README.zh-CN.md",
];

const desk = await startLiveDesk();
const folder = await mkdtemp(join(tmpdir(), "keepword-examples-"));
afterAll(() => rm(folder, { recursive: true, force: true }));
await symlink(join(ROOT, "keepword"), join(folder, "keepword"));
await writeFile(join(folder, "letter.eml"), letter("first"));
await writeFile(join(folder, "archive.mbox"), ["second", "third"].map(inMbox).join(""));
const env = { ...process.env, ...(await environment()) };

describe.each(PAGES)("%s", (page) => {
  test("what it says to type works, and answers in the shape it shows", { retry: 0, timeout: 300_000 }, async () => {
    let said = "";
    for (const example of examplesOf(await readFile(join(ROOT, page), "utf8"))) {
      const at = `${page}:${example.line}`;
      if (example.kind === "json") expect([at, ...differences(JSON.parse(example.text), answerIn(said))]).toEqual([at]);
      else said = await (example.kind === "sh" ? type(example, at) : firstLineOf(example));
    }
  });
});

test("no page forgets to have its examples run", async () => {
  for (const page of [PAGES[0]!, PAGES[2]!]) {
    const kinds = examplesOf(await readFile(join(ROOT, page), "utf8")).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "sh").length, page).toBeGreaterThan(5);
    expect(kinds, page).toContain("json");
  }
});

/** What a reader has set before the examples begin: the desk's settings, its address, a key. */
async function environment(): Promise<Record<string, string>> {
  const { ctx, url } = desk;
  const [email, password] = ["writer@desk.test", "a password to write with"];
  const roleIds = await staffAdmin.roleIds(ctx, ["admin"]);
  await staffAdmin.create(ctx, { name: "Writer", email, password, roleIds, teamIds: [] });
  const { key } = await (await signIn(url, email, password)).post("/api/v1/api-keys", {
    name: "examples",
    scopes: permissions,
  });
  const { databaseUrl, data, port, smtpPort, secret } = ctx.config;
  return {
    DATABASE_URL: databaseUrl!,
    KEEPWORD_DATA: data,
    KEEPWORD_SECRET: secret,
    KEEPWORD_URL: url,
    PORT: String(port),
    SMTP_PORT: String(smtpPort),
    LOG_LEVEL: "error",
    KEEPWORD: url,
    KEEPWORD_KEY: key,
  };
}

/** Types a command into a shell. A page that shows an error's answer shows it on purpose; one that fails does not. */
async function type({ text }: Example, at: string): Promise<string> {
  const script = `set -e\n${here(text)}`;
  const shell = spawn("bash", ["-c", script], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  let [out, wrong] = ["", ""];
  shell.stdout.on("data", (chunk) => {
    out += chunk;
  });
  shell.stderr.on("data", (chunk) => {
    wrong += chunk;
  });
  const [code] = await once(shell, "close");
  expect({ at, code, wrong: code === 0 ? "" : `${wrong}${out}` }).toEqual({ at, code: 0, wrong: "" });
  return out;
}

/** Runs a program of a page until it has said something. */
async function firstLineOf({ text }: Example): Promise<string> {
  const file = join(folder, "example.mjs");
  await writeFile(file, text);
  const program = spawn(process.execPath, [file], { cwd: folder, env, stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface(program.stdout)) {
    program.kill();
    return line;
  }
  throw new Error("The program ended without a word.");
}

function answerIn(said: string): unknown {
  try {
    return JSON.parse(said);
  } catch {
    return said;
  }
}

/** The addresses of the page as those of this desk. */
function here(text: string): string {
  return text.replaceAll("http://localhost:3000", desk.url).replaceAll("support@shop.example", SUPPORT_ADDRESS);
}

function letter(id: string): string {
  return [
    'From: "Harriet Lowe" <harriet@example.com>',
    `To: ${SUPPORT_ADDRESS}`,
    `Subject: The ${id} letter`,
    "Date: Mon, 9 Mar 2026 10:00:00 +0800",
    `Message-ID: <${id}@example.com>`,
    "",
    "Hello, it was meant to come on Friday.",
    "",
  ].join("\n");
}

function inMbox(id: string): string {
  return `From harriet@example.com Mon Mar  9 10:00:00 2026\n${letter(id)}\n`;
}
