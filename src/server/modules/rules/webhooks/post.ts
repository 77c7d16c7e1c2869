import { Agent, request } from "undici";
import type { Ctx } from "../../../kernel/ctx.ts";
import { guardedLookup } from "../../../kernel/guard-address.ts";

const TIMEOUT_MS = 15_000;
const DETAIL_LENGTH = 500;

/** What came of one attempt: an answer's status, or only words for why there was none. */
export type Posted = { status: number | null; detail: string | null };

/**
 * Posts a body to an address that somebody chose. The host passes the guard against inner networks each time, and the
 * connection is made to the very address that passed; redirects are not followed. Never throws.
 */
export async function post(ctx: Ctx, url: string, headers: Record<string, string>, body: string): Promise<Posted> {
  let line: Agent | undefined;
  try {
    const { hostname } = new URL(url);
    line = new Agent({ connect: { lookup: await guardedLookup(hostname, "web", ctx.config) } });
    const answer = await request(url, {
      method: "POST",
      headers: { "content-type": "application/json", "user-agent": "Keepword", ...headers },
      body,
      dispatcher: line,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const said = await beginning(answer.body);
    const isTaken = answer.statusCode >= 200 && answer.statusCode < 300;
    return { status: answer.statusCode, detail: isTaken ? null : said || null };
  } catch (error) {
    const { cause, message } = error as Error;
    return { status: null, detail: (cause instanceof Error ? cause.message : message).slice(0, DETAIL_LENGTH) };
  } finally {
    // Not awaited: an answer that was cut off is let go of when its socket is.
    line?.destroy().catch(() => undefined);
  }
}

/** As much of an answer as tells what was wrong. */
async function beginning(body: AsyncIterable<Buffer>): Promise<string> {
  let text = "";
  for await (const part of body) {
    text += part.toString();
    if (text.length >= DETAIL_LENGTH) break;
  }
  return text.slice(0, DETAIL_LENGTH).replaceAll("\0", "").trim();
}
