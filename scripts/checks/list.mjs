import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * One check of `npm test`.
 *
 * @typedef {object} Check
 * @property {string} name what to type to run it alone
 * @property {string} what it shows
 * @property {string[]} [command] a program below node_modules and its arguments; none for the build alone
 * @property {boolean} [isVitest]
 * @property {boolean} [needsPages] builds the browser's parts first
 * @property {string} [beside] the check that it runs beside, where both run: it waits for servers more than it works
 * @property {() => string | undefined} [leftOut] why it cannot run here, and how to change that
 */

/** @type {Check[]} */
export const checks = [
  { name: "types", what: "the server, the tests and the scripts", command: ["typescript/bin/tsc", "-p", "."] },
  { name: "types-web", what: "the pages", command: ["typescript/bin/tsc", "-p", "src/web"] },
  { name: "types-portal", what: "the customers' pages", command: ["typescript/bin/tsc", "-p", "src/web/portal"] },
  { name: "lint", what: "form and faults (Biome)", command: ["@biomejs/biome/bin/biome", "check"] },
  vitest("architecture", "fences between the folders, generated files, house rules"),
  {
    name: "unused",
    what: "files, exports and packages that nobody uses (knip)",
    command: ["knip/bin/knip.js", "--no-progress"],
  },
  vitest("unit", "rules and parsers, without a database"),
  { name: "build", what: "the browser's parts", needsPages: true },
  // The customers' pages are rendered on the server, from what was built.
  { ...vitest("db", "verbs, routes and jobs on a real PostgreSQL"), needsPages: true },
  { ...vitest("e2e", "journeys in a real browser"), needsPages: true },
  { ...vitest("crash", "kill -9 of the desk and its database under load"), needsPages: true },
  {
    ...vitest("mail-servers", "mail through a real Dovecot and a real Postfix"),
    needsPages: true,
    beside: "db",
    leftOut: withoutMailServers,
  },
  { ...vitest("sms", "short messages through a real Kannel"), needsPages: true, beside: "db", leftOut: withoutKannel },
  { ...vitest("xmpp", "chat through a real Prosody"), needsPages: true, beside: "db", leftOut: withoutProsody },
  { ...vitest("fax", "pages through a real HylaFAX"), needsPages: true, beside: "db", leftOut: withoutHylaFax },
  {
    ...vitest("voice", "calls from the chat through a real coturn"),
    needsPages: true,
    leftOut: withoutCoturn,
  },
  {
    ...vitest("story", "one matter by mail, fax, messenger, forum and telephone"),
    needsPages: true,
    leftOut: () => withoutMailServers() ?? withoutHylaFax(),
  },
];

/**
 * @param {string} name of the vitest project
 * @param {string} what
 * @returns {Check}
 */
function vitest(name, what) {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=test-results/${name}.json`];
  return { name, what, isVitest: true, command: ["vitest/vitest.mjs", "run", "--project", name, ...reporters] };
}

/**
 * @param {string[]} programs
 * @param {string[]} [besides] folders to look into besides the usual ones
 */
function missingAmong(programs, besides = []) {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin", ...besides];
  return programs.filter((program) => !folders.some((folder) => existsSync(join(folder, program))));
}

function withoutKannel() {
  const missing = missingAmong(["bearerbox", "smsbox", "fakesmsc"], ["/usr/lib/kannel/test"]);
  if (missing.length === 0) return undefined;
  return `left out, as ${missing.join(", ")} ${missing.length > 1 ? "are" : "is"} not here: apt-get install kannel kannel-extras`;
}

function withoutProsody() {
  if (missingAmong(["prosody"]).length === 0) return undefined;
  return "left out, as prosody is not here: apt-get install prosody";
}

function withoutCoturn() {
  if (missingAmong(["turnserver"]).length === 0) return undefined;
  return "left out, as turnserver is not here: apt-get install coturn";
}

function withoutHylaFax() {
  const missing = missingAmong(["faxq", "hfaxd", "gs", "socat", "curl"]);
  if (missing.length === 0) return process.getuid?.() === 0 ? undefined : "left out, as HylaFAX starts for root alone";
  return `left out, as ${missing.join(", ")} ${missing.length > 1 ? "are" : "is"} not here: apt-get install hylafax-server ghostscript socat curl`;
}

function withoutMailServers() {
  const missing = missingAmong(["dovecot", "postfix", "swaks"]);
  if (missing.length === 0) return process.getuid?.() === 0 ? undefined : "left out, as Postfix starts for root alone";
  return `left out, as ${missing.join(", ")} ${missing.length > 1 ? "are" : "is"} not here: apt-get install dovecot-imapd dovecot-lmtpd postfix swaks`;
}
