import type { HookRequest } from "../../../kernel/channel/index.ts";
import { hmac, sameSecret } from "../hooks.ts";

/**
 * What Twilio signs a request with: the address and the parameters of the form, sorted by name, with the account's token
 * (https://www.twilio.com/docs/usage/security#validating-requests).
 */
export function twilioSignature(authToken: string, url: string, form: URLSearchParams): string {
  const names = [...new Set(form.keys())].sort();
  // A name that comes several times is signed with each different value.
  const signed = names.flatMap((name) => [...new Set(form.getAll(name))].sort().map((value) => name + value));
  return hmac("sha1", authToken, url + signed.join(""), "base64");
}

/** True when a request bears the signature of the account, with or without the port in its address. */
export function isFromTwilio(request: HookRequest, authToken: string): boolean {
  const form = new URLSearchParams(Buffer.from(request.body).toString());
  const given = request.headers["x-twilio-signature"];
  return addressesOf(request.url).some((url) => sameSecret(given, twilioSignature(authToken, url, form)));
}

function addressesOf(address: string): string[] {
  const url = new URL(address);
  const { host, port, protocol } = url;
  return port ? [address] : [address, address.replace(host, `${host}:${protocol === "https:" ? 443 : 80}`)];
}
