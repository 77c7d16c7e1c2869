import { type AdapterPorts, type ChannelAccount, ChannelError } from "../../../kernel/channel/index.ts";
import { callProvider, type ProviderAnswer, retryAfter } from "../call-provider.ts";

/** What an account that speaks as Twilio does is called by, and calls itself; checked when it was saved. */
type SignIn = { accountSid: string; authToken: string; apiUrl: string };

function signInOf({ config }: Pick<ChannelAccount, "config">): SignIn {
  return config as SignIn;
}

/**
 * Calls the API of Twilio, or of a provider that speaks as it does.
 * @param form posted when there is one
 * @throws ChannelError
 */
export async function callTwilio<T>(
  account: ChannelAccount,
  path: string,
  ports: Pick<AdapterPorts, "lookupFor">,
  { form, query }: { form?: TwilioForm; query?: Record<string, string> } = {},
): Promise<T> {
  const { apiUrl, accountSid } = signInOf(account);
  const { json } = await callProvider(
    {
      url: `${apiUrl}/2010-04-01/Accounts/${accountSid}${path}`,
      headers: signIn(account),
      ...(query && { query }),
      ...(form && { body: toParams(form) }),
      explain,
    },
    ports,
  );
  return json as T;
}

/** Parameters to be posted; some names may come several times. */
export type TwilioForm = Readonly<Record<string, string | readonly string[]>>;

function toParams(form: TwilioForm): URLSearchParams {
  return new URLSearchParams(
    Object.entries(form).flatMap(([name, value]) => [value].flat().map((each): [string, string] => [name, each])),
  );
}

/** The header that shows whose account it is. */
export function signIn(account: ChannelAccount): Record<string, string> {
  const { accountSid, authToken } = signInOf(account);
  return { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}` };
}

/** Opted out, no such number, no mobile phone, cannot be reached from here (https://www.twilio.com/docs/api/errors). */
const GONE = new Set([21211, 21214, 21217, 21610, 21612, 21614]);

function explain(answer: ProviderAnswer): ChannelError | undefined {
  const { status, json } = answer;
  const fault = json as { code?: number; message?: string } | undefined | null;
  if (status < 300)
    return fault ? undefined : new ChannelError("retry", `The provider gave an answer that is none (${status}).`);
  if (!fault?.code) return undefined;
  const words = `${fault.code} ${fault.message ?? ""}`.trim();
  if (status === 429 || status >= 500) return new ChannelError("retry", words, { retryAfterMs: retryAfter(answer) });
  if (GONE.has(fault.code)) return new ChannelError("gone", words);
  return new ChannelError(status === 401 || status === 403 || fault.code === 20003 ? "auth" : "rejected", words);
}
