import { FormData } from "undici";
import { type AdapterPorts, type ChannelAccount, ChannelError } from "../../kernel/channel/index.ts";
import { callProvider, type ProviderAnswer } from "../toolkit/call-provider.ts";
import { telegramConfigOf } from "./account-config.ts";

/** What the Bot API answers to everything. */
type Answer = {
  ok: boolean;
  result?: unknown;
  error_code?: number;
  description?: string;
  parameters?: { retry_after?: number };
};

/**
 * Calls a method of the Bot API (https://core.telegram.org/bots/api#making-requests).
 * @throws ChannelError
 */
export async function callBot<T>(
  account: ChannelAccount,
  method: string,
  given: Record<string, unknown> | FormData,
  ports: Pick<AdapterPorts, "lookupFor">,
  timeoutMs?: number,
): Promise<T> {
  const { apiUrl, token } = telegramConfigOf(account);
  const { json } = await callProvider(
    {
      url: `${apiUrl}/bot${token}/${method}`,
      ...(given instanceof FormData ? { body: given } : { json: given }),
      explain,
      ...(timeoutMs && { timeoutMs }),
    },
    ports,
  );
  return (json as Answer).result as T;
}

/** The token is in the address: no error may show it. */
function explain({ status, json }: ProviderAnswer): ChannelError | undefined {
  const answer = json as Partial<Answer> | undefined;
  if (answer?.ok === true) return undefined;
  if (answer?.ok !== false) return new ChannelError("retry", `Telegram gave an answer that is none (${status}).`);
  const code = answer.error_code ?? status;
  const words = `${code} ${answer.description ?? ""}`.trim();
  const seconds = answer.parameters?.retry_after;
  if (code === 429) return new ChannelError("retry", words, { retryAfterMs: seconds ? seconds * 1_000 : null });
  if (code >= 500) return new ChannelError("retry", words);
  if (code === 401 || code === 404) return new ChannelError("auth", words);
  // "bot was blocked by the user", "user is deactivated"
  return new ChannelError(code === 403 ? "gone" : "rejected", words);
}
