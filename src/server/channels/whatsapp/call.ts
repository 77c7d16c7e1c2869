import type { AdapterPorts, ChannelAccount } from "../../kernel/channel/index.ts";
import type { ProviderCall } from "../toolkit/call-provider.ts";
import { callGraph, type ReasonOf } from "../toolkit/meta/call-graph.ts";
import { whatsAppConfigOf } from "./account-config.ts";

/**
 * Calls the Cloud API, below the number itself unless the path begins with a slash.
 * @throws ChannelError
 */
export function callWhatsApp<T>(
  account: ChannelAccount,
  path: string,
  call: Omit<ProviderCall, "url" | "explain">,
  ports: Pick<AdapterPorts, "lookupFor">,
): Promise<T> {
  const { apiUrl, phoneNumberId, accessToken: token } = whatsAppConfigOf(account);
  const url = path.startsWith("/") ? `${apiUrl}${path}` : `${apiUrl}/${phoneNumberId}${path === "" ? "" : `/${path}`}`;
  return callGraph<T>({ ...call, url, token, reasonOf }, ports);
}

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes */
const reasons = new Map<number, NonNullable<ReturnType<ReasonOf>>>([
  ...[130429, 131000, 131016, 131048, 131056, 131057, 133004].map((code) => [code, "retry"] as const),
  // Access denied, an account that is locked or owes money, a number that is not registered: a person mends it.
  ...[131005, 131031, 131042, 131045, 133010].map((code) => [code, "auth"] as const),
  // Not on WhatsApp (or too old an app), more than 24 hours, another country, too much advertising, no wish to hear of us.
  ...[130497, 131021, 131026, 131030, 131047, 131049, 131050].map((code) => [code, "gone"] as const),
]);

const reasonOf: ReasonOf = ({ code = 0 }) => reasons.get(code);
