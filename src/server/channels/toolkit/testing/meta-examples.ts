import { createHmac } from "node:crypto";
import type { SimPost } from "../simulator/define-simulator.ts";
import type { ChannelKit, Documented } from "./channel-kit.ts";

/** Builds documented requests of one of Meta's channels, signed as Meta signs them. */
export function metaExamples(object: "page" | "instagram", pageId: string, personId: string) {
  const config = {
    pageId,
    accessToken: "EAAGm0PX4ZCpsBA",
    appSecret: "0123456789abcdef0123456789abcdef",
    verifyToken: "meatyhamhock",
    // Nobody listens there: a message without a name is a message.
    apiUrl: "http://127.0.0.1:9",
  };
  const signed = signedByMeta(config.appSecret);
  const example = (
    name: string,
    source: string,
    value: object,
    understood: Pick<Documented, "messages" | "reports">,
  ): Documented => {
    const messaging = [{ sender: { id: personId }, recipient: { id: pageId }, timestamp: 1458692752478, ...value }];
    const body = Buffer.from(JSON.stringify({ object, entry: [{ id: pageId, time: 1458692752478, messaging }] }));
    const api = { [`/${personId}`]: { name: "Peter Chang", id: personId } };
    return { name, source, config, api, request: signed(body), ...understood };
  };
  return { config, signed, example, verification: metaVerification(config) };
}

/** Signs a notification as Meta does. */
export function signedByMeta(appSecret: string) {
  return (body: Uint8Array) => {
    const signature = createHmac("sha256", appSecret).update(body).digest("hex");
    return { headers: { "x-hub-signature-256": `sha256=${signature}` }, body };
  };
}

/** Meta's question whether an address is ours, as its guide to webhooks shows it. */
export function metaVerification(config: Readonly<Record<string, unknown>> & { verifyToken: string }): Documented {
  const query = { "hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": config.verifyToken };
  return {
    name: "the question whether the address is ours",
    source: "https://developers.facebook.com/docs/graph-api/webhooks/getting-started",
    config,
    request: { method: "GET", query, body: Buffer.alloc(0) },
    answer: { body: "1158201444" },
  };
}

/** Ways to forge a notification of Meta's. */
export const metaForgeries: ChannelKit["forgeries"] = {
  "without a signature": ({ headers: _, ...post }) => post,
  "signed with another secret": (post) => ({
    ...post,
    headers: { "x-hub-signature-256": `sha256=${createHmac("sha256", "another").update(post.body).digest("hex")}` },
  }),
  "changed after it was signed": (post) => ({ ...post, body: `${post.body} ` }),
  "a question with another verify token": (): SimPost => ({
    method: "GET",
    query: { "hub.mode": "subscribe", "hub.challenge": "1", "hub.verify_token": "guessed" },
    body: "",
  }),
};
