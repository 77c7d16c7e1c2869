import { type AdapterPorts, type ChannelAccount, ChannelError } from "../../kernel/channel/index.ts";
import { callProvider, type ProviderAnswer } from "../toolkit/call-provider.ts";
import { weiboConfigOf } from "./account-config.ts";

/** Which of Weibo's servers has what; one that stands in for them all has everything. */
type Server = "api" | "m.api" | "upload.api";

/** The address of a method at the server that has it. */
export function urlAt(server: Server, path: string, account: Pick<ChannelAccount, "config">): string {
  const url = new URL(weiboConfigOf(account).apiUrl);
  if (url.hostname === "api.weibo.com") url.hostname = `${server}.weibo.com`;
  return `${url.origin}${path}`;
}

/** Calls a method with a form. The token goes in the form: no address may show it. @throws ChannelError */
export async function callWeibo<T>(
  account: ChannelAccount,
  url: string,
  form: Readonly<Record<string, string>>,
  ports: Pick<AdapterPorts, "lookupFor">,
): Promise<T> {
  const { accessToken } = weiboConfigOf(account);
  const body = new URLSearchParams({ access_token: accessToken, ...form });
  return (await callProvider({ url, body, explain: (answer) => explain(answer, false) }, ports)).json as T;
}

/** Brings a file that somebody sent. @throws ChannelError */
export async function fetchWeiboFile(fid: string, account: ChannelAccount, ports: AdapterPorts): Promise<Uint8Array> {
  const { accessToken: access_token } = weiboConfigOf(account);
  const url = urlAt("upload.api", "/2/mss/msget", account);
  const call = { url, query: { access_token, fid }, timeoutMs: 60_000 };
  return (await callProvider({ ...call, explain: (answer) => explain(answer, true) }, ports)).body;
}

/** What Weibo's error codes mean here (https://open.weibo.com/wiki/Error_code). */
const AUTH = [10005, 10006, 10013, 10014, 21301, 21314, 21315, 21316, 21317, 21319, 21327, 21332];
const RETRY = [10001, 10002, 10003, 10009, 10010, 10011];
/** Of an address, of a user, of an app: each is counted by the hour. */
const LIMITS = [10004, 10022, 10023, 10024];
const PAUSE_MS = 10 * 60_000;

function explain({ status, headers, json }: ProviderAnswer, isFile: boolean): ChannelError | undefined {
  const answer = json as { error_code?: number | string; error?: string; result?: boolean } | null | undefined;
  if (status === 429) return undefined;
  const isObject = answer !== null && typeof answer === "object";
  if (!isObject && status < 300) {
    const isPage = headers.get("content-type")?.startsWith("text/html") ?? true;
    return isFile && !isPage ? undefined : new ChannelError("retry", `The answer is none (${status}).`);
  }
  if (!isObject || (answer.error_code === undefined && answer.result !== false)) return undefined;
  const code = Number(answer.error_code ?? 0);
  const words = `${code} ${answer.error ?? ""}`.trim();
  if (LIMITS.includes(code)) return new ChannelError("retry", words, { retryAfterMs: PAUSE_MS });
  if (RETRY.includes(code) || status >= 500) return new ChannelError("retry", words);
  if (AUTH.includes(code) || status === 401) return new ChannelError("auth", words);
  // The 48 hours are over, or the person does not follow any more: no messages are left for them.
  return new ChannelError(/quota/i.test(words) ? "gone" : "rejected", words);
}
