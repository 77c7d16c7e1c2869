import type { FormData } from "undici";
import { type AdapterPorts, type ChannelAccount, ChannelError } from "../../kernel/channel/index.ts";
import { callProvider, type ProviderAnswer, retryAfter } from "../toolkit/call-provider.ts";
import { baseOf, discourseConfigOf, usernameOf } from "./account-config.ts";

type Call = { json?: unknown; form?: FormData; timeoutMs?: number };

/** Who we are, as the forum wants to be told (https://docs.discourse.org/#section/Authentication). */
export function credentialsOf(account: ChannelAccount): Record<string, string> {
  return {
    "api-key": discourseConfigOf(account).apiKey,
    "api-username": encodeURI(usernameOf(account)),
    accept: "application/json",
  };
}

/** Calls a method of the forum's API. @throws ChannelError */
export async function callForum<T>(
  account: ChannelAccount,
  path: string,
  { form, ...call }: Call,
  ports: Pick<AdapterPorts, "lookupFor">,
): Promise<T> {
  const { json } = await callProvider(
    {
      ...call,
      url: `${baseOf(account)}${path}`,
      ...(form && { body: form }),
      headers: credentialsOf(account),
      explain,
    },
    ports,
  );
  return json as T;
}

type Fault = { errors?: unknown; extras?: { wait_seconds?: unknown } | null };

/** What the forum says of itself (https://github.com/discourse/discourse/blob/main/app/controllers/application_controller.rb). */
function explain({ status, headers, json }: ProviderAnswer): ChannelError | undefined {
  const isJson = json !== null && typeof json === "object";
  if (status < 300) return isJson ? undefined : new ChannelError("retry", `The answer is none (${status}).`);
  const { errors, extras }: Fault = isJson ? json : {};
  const said = Array.isArray(errors) ? errors.filter((each) => typeof each === "string").join(" ") : "";
  const words = `${status} ${said}`.trim().slice(0, 500);
  if (status === 429) {
    const seconds = extras?.wait_seconds;
    const wait = typeof seconds === "number" && seconds > 0 ? seconds * 1_000 : null;
    return new ChannelError("retry", words, { retryAfterMs: retryAfter({ headers }) ?? wait });
  }
  if (status >= 500) return new ChannelError("retry", words);
  if (status === 401 || status === 403) return new ChannelError("auth", words);
  return new ChannelError(status === 404 || status === 410 ? "gone" : "rejected", words);
}
