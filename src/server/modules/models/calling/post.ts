import { Agent, request } from "undici";
import type { ModelOutcome } from "../../../../shared/contract/models.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { isKnownError } from "../../../kernel/errors.ts";
import { guardedLookup } from "../../../kernel/guard-address.ts";

const MOST_BYTES = 262_144;
const MOST_OF_TRUSTED = 33_554_432;
const DETAIL_LENGTH = 300;

/** What came of a request: `body` is the answer's JSON where there is one. */
export type Posted = { outcome: ModelOutcome; detail: string | null; body?: unknown };

/**
 * Posts JSON to a model's server. Its host passes the guard each time, redirects are not followed, and an answer that is
 * longer than any of use is cut off. Never throws.
 *
 * @param asked.trusted the operator named the address in the environment: nobody types it at the desk
 */
export async function postToModel(
  ctx: Ctx,
  asked: { url: string; key: string | null; body: string; timeoutMs: number; trusted?: boolean },
): Promise<Posted> {
  const { url, key, body, timeoutMs, trusted = false } = asked;
  let line: Agent | undefined;
  try {
    const connect = trusted ? {} : { lookup: await guardedLookup(new URL(url).hostname, "web", ctx.config) };
    line = new Agent({ connect, maxResponseSize: trusted ? MOST_OF_TRUSTED : MOST_BYTES, pipelining: 0 });
    const answer = await request(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "user-agent": "Keepword",
        ...(key !== null && { authorization: `Bearer ${key}` }),
      },
      body,
      dispatcher: line,
      signal: AbortSignal.timeout(timeoutMs),
    });
    return read(answer.statusCode, await answer.body.text(), key);
  } catch (error) {
    if (isKnownError(error)) return { outcome: "unreachable", detail: error.message };
    const { name, code, message } = error as { name?: string; code?: string; message?: string };
    if (name === "TimeoutError" || code === "UND_ERR_CONNECT_TIMEOUT") return { outcome: "timeout", detail: null };
    return { outcome: "unreachable", detail: short(code ?? message ?? "") };
  } finally {
    line?.destroy().catch(() => undefined);
  }
}

function read(status: number, text: string, key: string | null): Posted {
  const body = jsonOf(text);
  if (status >= 200 && status < 300) {
    return body === undefined
      ? { outcome: "not_json", detail: short(text) || null }
      : { outcome: "answered", detail: null, body };
  }
  // Some servers say the key back in their complaint.
  const said = wordsOf(body) ?? text;
  const words = short(key ? said.replaceAll(key, "…") : said);
  return { outcome: outcomeOf(status), detail: `HTTP ${status} ${words}`.trim() };
}

function outcomeOf(status: number): ModelOutcome {
  if (status === 401 || status === 403) return "wrong_key";
  if (status === 404) return "no_model";
  if (status === 429) return "too_many";
  return status >= 500 ? "server_fault" : "refused";
}

/** OpenAI's servers say `{error: {message}}`, Ollama's older ones `{error: "…"}`. */
function wordsOf(body: unknown): string | undefined {
  const error = (body as { error?: unknown } | undefined)?.error;
  if (typeof error === "string") return error;
  const message = (error as { message?: unknown } | undefined)?.message;
  return typeof message === "string" ? message : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function short(text: string): string {
  return text.replaceAll("\0", "").replace(/\s+/g, " ").trim().slice(0, DETAIL_LENGTH);
}
