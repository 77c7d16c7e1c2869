import { createHmac } from "node:crypto";
import type { SimAnswer, SimPost, SimRequest } from "./define-simulator.ts";

/** What apps of Meta's simulated vendors are set up with. */
export const META_APP = {
  appSecret: "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
  verifyToken: "keepword-simulator",
  accessToken: "EAAGm0PX4ZCpsBAKeepwordSimulatorToken",
};

/** A notification, signed as Meta signs it: HMAC-SHA256 over the body with the app's secret. */
export function signedByMeta(body: unknown): SimPost {
  const text = JSON.stringify(body);
  const signature = createHmac("sha256", META_APP.appSecret).update(text).digest("hex");
  return { headers: { "x-hub-signature-256": `sha256=${signature}` }, body: text };
}

/** An error of the Graph API. */
export function graphError(status: number, code: number, message: string, details?: string): SimAnswer {
  const error_data = details === undefined ? undefined : { messaging_product: "whatsapp", details };
  return {
    status,
    json: { error: { message, type: "OAuthException", code, error_data, fbtrace_id: "A1b2C3d4E5f" } },
  };
}

/** The refusal of a request without the app's token; undefined for one that has it. */
export function metaSignInFault({ headers, url }: SimRequest): SimAnswer | undefined {
  const given = headers.authorization?.replace(/^Bearer /, "") ?? url.searchParams.get("access_token");
  return given === META_APP.accessToken
    ? undefined
    : graphError(401, 190, "Invalid OAuth access token - Cannot parse access token");
}
