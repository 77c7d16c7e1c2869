import type { FormData } from "undici";
import { type AdapterPorts, type ChannelAccount, ChannelError } from "../../kernel/channel/index.ts";
import { callProvider, type ProviderAnswer, retryAfter } from "../toolkit/call-provider.ts";
import { mastodonConfigOf } from "./account-config.ts";

type Call = {
  method?: "GET" | "POST" | "DELETE";
  query?: Readonly<Record<string, string>>;
  json?: unknown;
  form?: FormData;
  headers?: Readonly<Record<string, string>>;
  timeoutMs?: number;
};

/** Calls a method of the server's REST API. @throws ChannelError */
export async function callServer<T>(
  account: ChannelAccount,
  path: string,
  { form, headers, ...call }: Call,
  ports: Pick<AdapterPorts, "lookupFor" | "now">,
): Promise<{ status: number; json: T }> {
  const { apiUrl, accessToken } = mastodonConfigOf(account);
  const { status, json } = await callProvider(
    {
      ...call,
      url: `${new URL(apiUrl).origin}${path}`,
      ...(form && { body: form }),
      headers: { ...headers, authorization: `Bearer ${accessToken}` },
      explain: (answer) => explain(answer, ports.now()),
    },
    ports,
  );
  return { status, json: json as T };
}

/** What the server does not have: a status that was deleted, a method of later versions. */
export class NotThere extends ChannelError {
  constructor(words: string) {
    super("rejected", words);
  }
}

function explain({ status, headers, json }: ProviderAnswer, now: Date): ChannelError | undefined {
  const isJson = json !== null && typeof json === "object";
  if (status < 300) return isJson ? undefined : new ChannelError("retry", `The answer is none (${status}).`);
  const said = isJson ? (json as { error?: unknown }).error : undefined;
  const words = `${status} ${typeof said === "string" ? said : ""}`.trim().slice(0, 500);
  if (status === 429) {
    // The moment at which the next requests are counted (https://docs.joinmastodon.org/api/rate-limits/).
    const untilReset = Date.parse(headers.get("x-ratelimit-reset") ?? "") - now.getTime();
    return new ChannelError("retry", words, { retryAfterMs: untilReset > 0 ? untilReset : retryAfter({ headers }) });
  }
  if (status >= 500) return new ChannelError("retry", words);
  if (status === 401 || status === 403) return new ChannelError("auth", words);
  if (status === 404) return new NotThere(words);
  return new ChannelError("rejected", words);
}
