import { createHash } from "node:crypto";
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

/**
 * True when a request bears the signature of the account, with or without the port in its address. What is no form is
 * signed by a hash of it in the address.
 */
export function isFromTwilio(request: HookRequest, authToken: string): boolean {
  const given = request.headers["x-twilio-signature"];
  const bodyHash = new URL(request.url).searchParams.get("bodySHA256");
  if (bodyHash !== null && !sameSecret(bodyHash, sha256(request.body))) return false;
  const form = new URLSearchParams(bodyHash === null ? Buffer.from(request.body).toString() : "");
  return addressesOf(request.url).some((url) => sameSecret(given, twilioSignature(authToken, url, form)));
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** With the port and without, whichever of them Twilio was told: proxies on the way change that, and nothing else. */
function addressesOf(address: string): string[] {
  const { host, hostname, port, protocol } = new URL(address);
  const standard = protocol === "https:" ? 443 : 80;
  return [address, address.replace(host, port ? hostname : `${host}:${standard}`)];
}
