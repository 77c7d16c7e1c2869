import { Agent, request } from "undici";
import type { HookFormat } from "../../../../shared/contract/alarms.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { isKnownError } from "../../../kernel/errors.ts";
import { guardedLookup, hostUnknown } from "../../../kernel/guard-address.ts";
import { type HookRequest, type HookVerdict, readHook } from "./formats.ts";

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 65_536;

/** Posts to a robot; its host is checked at each call, and redirects are not followed. Never throws for what it meets. */
export async function postHook(ctx: Ctx, format: HookFormat, { url, body }: HookRequest): Promise<HookVerdict> {
  const { hostname } = new URL(url);
  let agent: Agent | null = null;
  try {
    const lookup = await guardedLookup(hostname, "web", ctx.config);
    agent = new Agent({ connect: { lookup }, maxResponseSize: MOST_BYTES, pipelining: 0 });
    const answer = await request(url, {
      method: "POST",
      headers: { "content-type": "application/json", "user-agent": "Keepword" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      dispatcher: agent,
    });
    return readHook(format, answer.statusCode, await answer.body.text());
  } catch (error) {
    // Its address is a secret: the words of a fault name the host alone.
    if (isKnownError(error)) {
      return { outcome: isKnownError(error, hostUnknown.code) ? "failed" : "refused", detail: error.message };
    }
    const code = (error as { code?: unknown; name?: unknown }).code ?? (error as Error).name;
    return { outcome: "failed", detail: `${hostname}: ${String(code)}` };
  } finally {
    agent?.destroy().catch(() => undefined);
  }
}
