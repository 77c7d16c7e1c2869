import type { IncomingHttpHeaders } from "node:http";
import { type FormData, request } from "undici";
import { type AdapterPorts, ChannelError } from "../../kernel/channel/index.ts";
import { isKnownError } from "../../kernel/errors.ts";
import { freshLine, keptLines } from "./lines.ts";

export type ProviderCall = {
  url: string;
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  query?: Readonly<Record<string, string>>;
  headers?: Readonly<Record<string, string>>;
  json?: unknown;
  body?: FormData | URLSearchParams | Uint8Array | string;
  /** How long it may take; a provider that hangs holds up its own account only, but no longer than this. */
  timeoutMs?: number;
  /** Doing it twice does no harm, as with every GET: a line that breaks leaves nothing in doubt, and it is kept open. */
  harmless?: boolean;
  /** How many redirects are followed, each to a host that is checked anew and is told nothing of who we are. None if left out. */
  redirects?: number;
  /** Who named the host, and with it those of redirects: us if left out. */
  namedBy?: "us" | "stranger";
  /** Statuses that are no fault, though they are none of success: "you have asked that already", say. */
  accepts?: readonly number[];
  /**
   * What the provider means by an answer, where its words say more than the status: some say 200 to everything. Undefined
   * leaves it to the status.
   */
  explain?: (answer: ProviderAnswer) => ChannelError | undefined;
};

/** Headers by their names in lower case. */
type AnswerHeaders = { get(name: string): string | null };
export type ProviderAnswer = { status: number; headers: AnswerHeaders; body: Buffer; json: unknown };

const TIMEOUT_MS = 20_000;

/**
 * Calls a provider's API. The host goes through the guard against inner networks at each call, and redirects are not
 * followed. Whatever goes wrong comes out as one of the four reasons the pipeline knows.
 *
 * @throws ChannelError
 */
export async function callProvider(
  call: ProviderCall,
  { lookupFor }: Pick<AdapterPorts, "lookupFor">,
): Promise<ProviderAnswer> {
  const url = URL.parse(call.url);
  if (!url || url.username || url.password) throw new ChannelError("rejected", "The address of the provider is none.");
  for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
  const answer = await follow(url, call, lookupFor);
  const fault = call.explain?.(answer) ?? (call.accepts?.includes(answer.status) ? undefined : faultOf(answer));
  if (fault) throw fault;
  return answer;
}

/** Sends a request on to where its provider says that the answer is. */
async function follow(url: URL, call: ProviderCall, lookupFor: AdapterPorts["lookupFor"]): Promise<ProviderAnswer> {
  const answer = await exchange(url, call, lookupFor);
  const location = answer.headers.get("location");
  if (!call.redirects || answer.status < 300 || answer.status > 399 || !location) return answer;
  const next = URL.parse(location, url.href);
  if (!next || !/^https?:$/.test(next.protocol)) return answer;
  const { timeoutMs, redirects, namedBy } = call;
  const rest = { redirects: redirects - 1, ...(timeoutMs && { timeoutMs }), ...(namedBy && { namedBy }) };
  return follow(next, { url: next.href, ...rest }, lookupFor);
}

async function exchange(url: URL, call: ProviderCall, lookupFor: AdapterPorts["lookupFor"]): Promise<ProviderAnswer> {
  const method = call.method ?? (call.json !== undefined || call.body !== undefined ? "POST" : "GET");
  const harmless = method === "GET" || call.harmless;
  const lookup = await allowed(url, call, lookupFor);
  const lines = harmless ? await keptLines(url, lookup) : freshLine(lookup);
  try {
    const { type, content } = contentOf(call);
    const answer = await request(url, {
      method,
      headers: { ...HEADERS, ...(type && { "content-type": type }), ...call.headers },
      body: content,
      signal: AbortSignal.timeout(call.timeoutMs ?? TIMEOUT_MS),
      dispatcher: lines,
    });
    const body = Buffer.from(await answer.body.arrayBuffer());
    return { status: answer.statusCode, headers: headersOf(answer.headers), body, json: jsonOf(body) };
  } catch (error) {
    const maybeTaken = !harmless && !NEVER_LEFT.has(codeOf(error));
    throw new ChannelError("retry", wordsOf(error, url), { cause: error, maybeTaken });
  } finally {
    // Not awaited: an answer that was cut off is let go of when its socket is.
    if (!harmless) lines.destroy().catch(() => undefined);
  }
}

const HEADERS = { "user-agent": "Keepword", "accept-encoding": "identity" };

function contentOf({ json, body }: ProviderCall) {
  if (json !== undefined) return { type: "application/json", content: JSON.stringify(json) };
  if (body instanceof URLSearchParams) {
    return { type: "application/x-www-form-urlencoded;charset=UTF-8", content: body.toString() };
  }
  return { type: null, content: body };
}

function headersOf(given: IncomingHttpHeaders): AnswerHeaders {
  return { get: (name) => [given[name] ?? null].flat().at(0) ?? null };
}

/** The line was never made: whatever was to be said was not heard. */
const NEVER_LEFT = new Set(["ECONNREFUSED", "ENOTFOUND", "EHOSTUNREACH", "ENETUNREACH", "UND_ERR_CONNECT_TIMEOUT"]);

function codeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return String((cause as { code?: unknown } | null)?.code ?? "");
}

async function allowed(url: URL, { namedBy }: ProviderCall, lookupFor: AdapterPorts["lookupFor"]) {
  try {
    return await lookupFor(url.hostname, namedBy);
  } catch (error) {
    if (!isKnownError(error)) throw error;
    // A name that nobody knows now may be known later; a place that we must not reach stays one.
    throw new ChannelError(error.code === "hosts.unknown" ? "retry" : "rejected", error.message, { cause: error });
  }
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

/** What an HTTP status says about trying again. */
function faultOf(answer: ProviderAnswer): ChannelError | undefined {
  const { status } = answer;
  if (status < 300) return undefined;
  const words = `${status} ${answer.body.toString().slice(0, 500)}`.trim();
  if (status === 429 || status >= 500) return new ChannelError("retry", words, { retryAfterMs: retryAfter(answer) });
  if (status === 401 || status === 403) return new ChannelError("auth", words);
  return new ChannelError("rejected", words);
}

/** `Retry-After` in seconds or as a date (RFC 9110 §10.2.3); null when it says neither. */
export function retryAfter({ headers }: Pick<ProviderAnswer, "headers">, now = Date.now()): number | null {
  const value = headers.get("retry-after")?.trim();
  if (!value) return null;
  const ms = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - now;
  return Number.isFinite(ms) && ms > 0 ? ms : null;
}

function wordsOf(error: unknown, { host }: URL): string {
  if (error instanceof Error && error.name === "TimeoutError") return `${host} did not answer in time.`;
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  // The words of an error may repeat the whole address, and with it a token.
  return `${host}: ${codeOf(error) || (cause instanceof Error ? cause.name : "failed")}`;
}
