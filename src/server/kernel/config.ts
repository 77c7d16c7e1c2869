import { resolve } from "node:path";

/** One setting of the environment: where it is read, what it means, what it becomes. */
type Setting<T> = { env: string; doc: string; fallback: string; parse: (text: string) => T };

const roles = ["web", "worker", "receiver"] as const;
const logLevels = ["trace", "debug", "info", "warn", "error", "silent"] as const;

/** Every setting, once. `docs/settings.md` and `.env.example` are generated from this list. */
export const settings = {
  port: setting("PORT", "3000", "Port of the desk, the portal and the API.", port),
  host: setting("HOST", "0.0.0.0", "Address the desk listens on.", text),
  smtpPort: setting("SMTP_PORT", "2525", "Port of the mail receiver (SMTP); 0 switches it off.", port),
  smtpHost: setting("SMTP_HOST", "0.0.0.0", "Address the mail receiver listens on.", text),
  lmtpPort: setting("LMTP_PORT", "0", "Port of the mail receiver (LMTP, loopback only); 0 switches it off.", port),
  databaseUrl: setting(
    "DATABASE_URL",
    "",
    "A PostgreSQL 15 or newer of your own, postgres://user:password@host/database. Empty: one is run in KEEPWORD_DATA.",
    optional(databaseUrl),
  ),
  databasePool: setting("DATABASE_POOL", "16", "Connections to the database, per process.", integer(2, 500)),
  data: setting("KEEPWORD_DATA", "./data", "Folder for the database, files and keys.", (value) => resolve(value)),
  url: setting(
    "KEEPWORD_URL",
    "",
    "The address people use, https://desk.example.com, for links in mails. Empty: http://localhost and the port.",
    optional(httpUrl),
  ),
  secret: setting(
    "KEEPWORD_SECRET",
    "",
    "At least 32 characters that sign links and seal stored passwords. Empty: made at the first start, kept in KEEPWORD_DATA.",
    optional(longSecret),
  ),
  adminEmail: setting(
    "KEEPWORD_ADMIN_EMAIL",
    "",
    "Makes the first administrator at start, for unattended set-up.",
    optional(text),
  ),
  adminPassword: setting(
    "KEEPWORD_ADMIN_PASSWORD",
    "",
    "The first administrator's password, 10 characters or more.",
    optional(text),
  ),
  roles: setting(
    "KEEPWORD_ROLES",
    roles.join(","),
    `What this process does: any of ${roles.join(", ")}.`,
    listOf(roles),
  ),
  workerConcurrency: setting(
    "KEEPWORD_WORKER_CONCURRENCY",
    "8",
    "Jobs worked on at once, per process.",
    integer(1, 100),
  ),
  logLevel: setting("LOG_LEVEL", "info", `One of ${logLevels.join(", ")}.`, oneOf(logLevels)),
  trustProxy: setting(
    "TRUST_PROXY",
    "",
    "Addresses of proxies whose X-Forwarded-* headers count, comma separated.",
    text,
  ),
  metricsToken: setting(
    "METRICS_TOKEN",
    "",
    "If set, /metrics asks for this bearer token; without it only loopback may read.",
    text,
  ),
  allowPrivateHosts: setting(
    "ALLOW_PRIVATE_HOSTS",
    "mail",
    "Where hosts that people type may lie in a private network or on this machine: mail (mail servers, which only administrators enter), all, none.",
    oneOf(["mail", "all", "none"] as const),
  ),
  rawDays: setting(
    "KEEPWORD_RAW_DAYS",
    "90",
    "Days for which a mail is kept as it came after it was understood, beside its text and files; 0 keeps it for ever. What failed is kept until it is settled.",
    integer(0, 36_500),
  ),
  stunUrls: setting(
    "KEEPWORD_STUN_URLS",
    "",
    "STUN servers for calls in the browser, comma separated: stun:turn.example.com:3478. A TURN server is one as well.",
    iceUrls(["stun", "stuns"]),
  ),
  turnUrls: setting(
    "KEEPWORD_TURN_URLS",
    "",
    "TURN servers for calls in the browser, comma separated: turn:turn.example.com:3478,turns:turn.example.com:5349?transport=tcp. Empty: only callers whose network reaches the agent's directly can be heard.",
    iceUrls(["turn", "turns"]),
  ),
  turnSecret: setting(
    "KEEPWORD_TURN_SECRET",
    "",
    "The secret shared with the TURN servers (coturn: static-auth-secret), by which each call gets a password of its own for an hour or two.",
    optional(text),
  ),
  turnOnly: setting(
    "KEEPWORD_TURN_ONLY",
    "no",
    "Whether calls in the browser go by the TURN servers alone, so that neither side learns the other's address: yes or no.",
    yesOrNo,
  ),
  embeddingsUrl: setting(
    "KEEPWORD_EMBEDDINGS_URL",
    "",
    "A server of OpenAI's protocol whose embeddings join in when the knowledge base is searched: http://localhost:11434/v1. Empty: none.",
    optional(httpUrl),
  ),
  embeddingsModel: setting(
    "KEEPWORD_EMBEDDINGS_MODEL",
    "",
    "The embedding model, as that server names it; the name that vectors are kept under.",
    optional(text),
  ),
  embeddingsKey: setting(
    "KEEPWORD_EMBEDDINGS_KEY",
    "",
    "The key for that server, where it asks for one.",
    optional(text),
  ),
  embeddingsFolder: setting(
    "KEEPWORD_EMBEDDINGS_FOLDER",
    "",
    "A folder with an embedding model of your own, model.onnx and tokenizer.json, instead of a server: nothing leaves the house.",
    optional((value) => resolve(value)),
  ),
  embeddingsPooling: setting(
    "KEEPWORD_EMBEDDINGS_POOLING",
    "mean",
    "How the model in the folder makes one vector of many: mean or cls.",
    oneOf(["mean", "cls"] as const),
  ),
  embeddingsQueryPrefix: setting(
    "KEEPWORD_EMBEDDINGS_QUERY_PREFIX",
    "",
    'What the model wants before a question: "query: " for E5, whose passages then get "passage: ".',
    text,
  ),
  embeddingsPatience: setting(
    "KEEPWORD_EMBEDDINGS_PATIENCE_MS",
    "300",
    "Milliseconds that a search waits for what its question means; then it goes on by words alone.",
    integer(50, 60_000),
  ),
  s3Url: setting(
    "S3_URL",
    "",
    "Keeps files in an S3 bucket instead of KEEPWORD_DATA: https://key:secret@host/bucket?region=…",
    optional(httpUrl),
  ),
} as const;

export type Config = Readonly<{ [K in keyof typeof settings]: ReturnType<(typeof settings)[K]["parse"]> }>;

/** The settings of a running desk: what may be left empty has been filled in. */
export type RunningConfig = Config & { readonly secret: string; readonly url: string };

/** All faults of the environment, reported together. */
export class ConfigError extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`The settings are wrong:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
    this.name = "ConfigError";
    this.faults = faults;
  }
}

/**
 * Reads the settings. `NAME_FILE` may name a file that holds the value of `NAME`, as container secrets do.
 * @throws ConfigError with every fault found
 */
export function readConfig(
  env: Record<string, string | undefined>,
  readFile: (path: string) => string = unreadable,
): Config {
  const faults: string[] = [];
  const entries = Object.entries(settings).map(([key, { env: name, fallback, parse }]) => {
    try {
      const file = env[`${name}_FILE`];
      const given = file ? readFile(file).trim() : env[name];
      return [key, parse(given === undefined || given === "" ? fallback : given)];
    } catch (error) {
      faults.push(`${name}: ${error instanceof Error ? error.message : error}`);
      return [key, undefined];
    }
  });
  const config = Object.fromEntries(entries) as Config;
  if (Boolean(config.adminEmail) !== Boolean(config.adminPassword)) {
    faults.push("KEEPWORD_ADMIN_EMAIL and KEEPWORD_ADMIN_PASSWORD go together.");
  }
  if (config.turnUrls && config.turnSecret !== undefined && config.turnUrls.length > 0 !== Boolean(config.turnSecret)) {
    faults.push("KEEPWORD_TURN_URLS and KEEPWORD_TURN_SECRET go together.");
  }
  if (config.turnOnly && config.turnUrls?.length === 0) {
    faults.push("KEEPWORD_TURN_ONLY needs KEEPWORD_TURN_URLS.");
  }
  if (config.embeddingsUrl && !config.embeddingsModel) {
    faults.push("KEEPWORD_EMBEDDINGS_URL needs KEEPWORD_EMBEDDINGS_MODEL.");
  }
  if (config.embeddingsUrl && config.embeddingsFolder) {
    faults.push("KEEPWORD_EMBEDDINGS_URL and KEEPWORD_EMBEDDINGS_FOLDER exclude each other.");
  }
  if (faults.length > 0) throw new ConfigError(faults);
  return Object.freeze(config);
}

/** Fills in what may be left empty: the address people use (without a slash at its end) and the secret. */
export function completeConfig(config: Config, secret: string): RunningConfig {
  const url = (config.url ?? `http://localhost:${config.port}`).replace(/\/+$/, "");
  return Object.freeze({ ...config, secret: config.secret ?? secret, url });
}

function setting<T>(env: string, fallback: string, doc: string, parse: (text: string) => T): Setting<T> {
  return { env, fallback, doc, parse };
}

function unreadable(path: string): never {
  throw new Error(`cannot read ${path}`);
}

function text(value: string): string {
  return value;
}

function optional<T>(parse: (value: string) => T) {
  return (value: string): T | null => (value === "" ? null : parse(value));
}

function integer(min: number, max: number) {
  return (value: string): number => {
    const number = Number(value);
    if (!Number.isInteger(number) || number < min || number > max) {
      throw new Error(`must be a whole number from ${min} to ${max}, not "${value}".`);
    }
    return number;
  };
}

function port(value: string): number {
  return integer(0, 65_535)(value);
}

function oneOf<T extends string>(allowed: readonly T[]) {
  return (value: string): T => {
    const found = allowed.find((option) => option === value);
    if (!found) throw new Error(`must be one of ${allowed.join(", ")}, not "${value}".`);
    return found;
  };
}

function listOf<T extends string>(allowed: readonly T[]) {
  return (value: string): readonly T[] => value.split(",").map((part) => oneOf(allowed)(part.trim()));
}

function yesOrNo(value: string): boolean {
  return oneOf(["yes", "no"] as const)(value) === "yes";
}

/** Addresses as browsers take them for connections (RFC 7064, RFC 7065). */
function iceUrls(schemes: readonly string[]) {
  const pattern = new RegExp(
    `^(?:${schemes.join("|")}):(?:[a-z0-9.-]+|\\[[0-9a-f:]+\\])(?::\\d{1,5})?(?:\\?transport=(?:udp|tcp))?$`,
    "i",
  );
  return (value: string): readonly string[] => {
    const urls = value.split(",").flatMap((part) => part.trim() || []);
    const wrong = urls.find((url) => !pattern.test(url));
    if (wrong !== undefined) throw new Error(`must look like ${schemes[0]}:turn.example.com:3478, not "${wrong}".`);
    return urls;
  };
}

function urlOf(value: string, protocols: readonly string[], example: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || !protocols.includes(url.protocol)) throw new Error(`must look like ${example}.`);
  return value;
}

function httpUrl(value: string): string {
  return urlOf(value, ["http:", "https:"], "https://desk.example.com");
}

function databaseUrl(value: string): string {
  return urlOf(value, ["postgres:", "postgresql:"], "postgres://user:password@host/database");
}

function longSecret(value: string): string {
  if (value.length < 32) throw new Error("must have at least 32 characters.");
  return value;
}
