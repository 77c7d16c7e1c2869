import { type AdapterPorts, type ChannelAccount, ChannelError } from "../../kernel/channel/index.ts";
import { accessTokens } from "../toolkit/access-tokens.ts";
import { callProvider, type ProviderAnswer } from "../toolkit/call-provider.ts";
import { qqConfigOf } from "./account-config.ts";

type Ports = Pick<AdapterPorts, "lookupFor" | "now">;

/**
 * Calls the API of QQ's bots (https://bot.q.qq.com/wiki/develop/api-v2/dev-prepare/interface-framework/api-use.html).
 * @throws ChannelError
 */
export function callQq<T>(
  account: ChannelAccount,
  path: string,
  json: Record<string, unknown> | undefined,
  ports: Ports,
  timeoutMs?: number,
): Promise<T> {
  return withToken(account, ports, async (token) => {
    const url = `${new URL(qqConfigOf(account).apiUrl).origin}${path}`;
    const headers = { authorization: `QQBot ${token}` };
    const answer = await callProvider({ url, headers, json, explain, ...(timeoutMs && { timeoutMs }) }, ports);
    return answer.json as T;
  });
}

const withToken = accessTokens(async (account, ports) => {
  const { appId, appSecret: clientSecret, apiUrl } = qqConfigOf(account);
  const { origin, hostname } = new URL(apiUrl);
  // QQ gives tokens at a server of its own; one that stands in for QQ has all in one place.
  const server = hostname.endsWith(".sgroup.qq.com") ? "https://bots.qq.com" : origin;
  const { json } = await callProvider(
    { url: `${server}/app/getAppAccessToken`, json: { appId, clientSecret }, explain },
    ports,
  );
  const { access_token: token, expires_in } = json as { access_token?: string; expires_in?: string | number };
  const expiresInS = Number(expires_in);
  if (!token || !(expiresInS > 0)) throw new ChannelError("auth", "QQ gives no token for this AppID and secret.");
  return { token, expiresInS };
});

/** What QQ's error codes mean here (https://bot.q.qq.com/wiki/develop/api-v2/dev-prepare/error-trace/openapi.html). */
const AUTH = [11241, 11243, 11251, 11253, 11254, 11261, 11262, 11265, 11273, 11275, 100016];
/** The hour is over or the five answers are used up, the person does not want any, or nobody is asked for any more. */
const GONE = [22009, 304022, 304026, 304027, 304031, 304032, 304034, 304049, 304050];
const RETRY = [11242, 11252, 11263, 11281, 20028, 304082, 304083, 306003, 1100100, 1100300, 1100308];
/** Taken, and looked at by a person at QQ first. */
const TAKEN = [304023, 304024];
/** The same answer to the same message was taken before: it is there. */
const TWICE = 40054005;

function explain({ status, json }: ProviderAnswer): ChannelError | undefined {
  if (status === 429) return undefined;
  const answer = json as { code?: number; message?: string } | null | undefined;
  if (answer === null || typeof answer !== "object")
    return status < 300 ? new ChannelError("retry", `The answer is none (${status}).`) : undefined;
  const { code = 0, message = "" } = answer;
  if (TAKEN.includes(code) || code === TWICE || (code === 0 && status < 300)) return undefined;
  const words = `${code || status} ${message}`.trim();
  // QQ does not say which of these a new token helps against, but for the one that it does not know at all.
  if (AUTH.includes(code) || status === 401) return new ChannelError("auth", words, { staleToken: code !== 100016 });
  if (GONE.includes(code)) return new ChannelError("gone", words);
  if (RETRY.includes(code) || status >= 500) return new ChannelError("retry", words);
  return new ChannelError("rejected", words);
}
