import { type AdapterPorts, type ChannelAccount, ChannelError } from "../../kernel/channel/index.ts";
import { callProvider, type ProviderAnswer, type ProviderCall, retryAfter } from "../toolkit/call-provider.ts";
import { lineConfigOf } from "./account-config.ts";

/** Calls the Messaging API. @throws ChannelError */
export function callLine(
  account: ChannelAccount,
  path: string,
  ports: Pick<AdapterPorts, "lookupFor">,
  call: Omit<ProviderCall, "url" | "explain"> = {},
): Promise<ProviderAnswer> {
  const { apiUrl, accessToken } = lineConfigOf(account);
  const headers = { ...call.headers, authorization: `Bearer ${accessToken}` };
  return callProvider({ ...call, url: `${apiUrl}${path}`, headers, explain }, ports);
}

/** Files lie on a host of their own; who plays LINE has one for both. */
export function callLineData(account: ChannelAccount, path: string, ports: Pick<AdapterPorts, "lookupFor">) {
  const { apiUrl, accessToken } = lineConfigOf(account);
  const url = `${apiUrl.replace(/^https:\/\/api\.line\.me$/, "https://api-data.line.me")}${path}`;
  const headers = { authorization: `Bearer ${accessToken}` };
  return callProvider({ url, headers, timeoutMs: 60_000, explain }, ports);
}

/** https://developers.line.biz/en/reference/messaging-api/#error-responses */
function explain({ status, json, headers }: ProviderAnswer): ChannelError | undefined {
  const fault = json as { message?: string; details?: { message?: string; property?: string }[] } | undefined | null;
  if (status < 300 || status === 409 || !fault?.message) return undefined;
  const details = (fault.details ?? []).map(({ property, message }) => [property, message].filter(Boolean).join(": "));
  const words = [status, fault.message, ...details].join(" ");
  // The month's messages are used up: nothing that passes soon, and another way may be open.
  if (status === 429 && /monthly limit/i.test(fault.message)) return new ChannelError("rejected", words);
  if (status === 429 || status >= 500)
    return new ChannelError("retry", words, { retryAfterMs: retryAfter({ headers }) });
  if (status === 401 || status === 403) return new ChannelError("auth", words);
  // To whom LINE cannot send: the person left LINE, or the id is another provider's.
  if (status === 404 || /^Failed to send messages/i.test(fault.message)) return new ChannelError("gone", words);
  return new ChannelError("rejected", words);
}
