import type { AdapterPorts, ChannelAccount } from "../../../../kernel/channel/index.ts";
import type { ProviderCall } from "../../call-provider.ts";
import { callGraph, type GraphError, type ReasonOf } from "../call-graph.ts";
import { metaConfigOf } from "./flavour.ts";

/** Calls the API of a page or account. @param path begins with a slash @throws ChannelError */
export function callPage<T>(
  account: ChannelAccount,
  path: string,
  call: Omit<ProviderCall, "url" | "explain">,
  ports: Pick<AdapterPorts, "lookupFor">,
  onError?: (error: GraphError) => void,
): Promise<T> {
  const { apiUrl, accessToken: token } = metaConfigOf(account);
  const explained: ReasonOf = (error) => {
    onError?.(error);
    return reasonOf(error);
  };
  return callGraph<T>({ ...call, url: `${apiUrl}${path}`, token, reasonOf: explained }, ports);
}

/** More than 24 hours since the person wrote last, as Messenger and as Instagram say it. */
const WINDOW_OVER = new Set([2018278, 2018065, 2534022]);
/** The person left, blocked the page, or is not one of its. */
const GONE = new Set([1545041, 2018001, 2018108, 2534014]);

/** True when a message came too late to be an answer. */
export function isWindowOver({ error_subcode: subcode = 0 }: GraphError): boolean {
  return WINDOW_OVER.has(subcode);
}

/** https://developers.facebook.com/docs/messenger-platform/error-codes */
const reasonOf: ReasonOf = (error) => {
  const { code = 0, error_subcode: subcode = 0 } = error;
  return isWindowOver(error) || GONE.has(subcode) || code === 551 ? "gone" : undefined;
};
