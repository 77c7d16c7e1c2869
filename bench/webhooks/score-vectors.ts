import { join } from "node:path";
import { hmac, sameSecret } from "../../src/server/channels/toolkit/hooks.ts";
import { checkMetaRequest } from "../../src/server/channels/toolkit/meta/check-signature.ts";
import { whyNotSigned } from "../../src/server/channels/toolkit/standard-webhooks.ts";
import { openEncrypted } from "../../src/server/channels/toolkit/tencent/message-crypto.ts";
import { isFromTwilio } from "../../src/server/channels/toolkit/twilio/signature.ts";
import { checkSignature } from "../../src/server/channels/wechat/open-push.ts";
import { HookRefused, type HookRequest } from "../../src/server/kernel/channel/index.ts";
import { type Row, readJsonLines } from "../support/corpora.ts";

type Inputs = Record<string, string> & {
  params?: Record<string, string | string[]>;
  params_list?: [string, string][];
};
type Vector = { id: string; channel: string; kind: string; inputs: Inputs; expected: boolean | { plaintext: string } };

/** What we say to a vector: whether it is genuine, or what it holds. */
type Judge = (inputs: Inputs) => boolean | { plaintext: string };

const tencent: Judge = (inputs) => {
  const { encrypt = "", msg_signature = "", timestamp = "", nonce = "", token = "", receive_id = "" } = inputs;
  const given = request({ query: { msg_signature, timestamp, nonce } });
  const keys = { token, aesKey: inputs.encoding_aes_key ?? "", receiver: receive_id };
  return { plaintext: openEncrypted(encrypt, given, keys) };
};

const meta: Judge = ({ body = "", signature = "", app_secret: appSecret = "" }) => {
  const given = request({ body, headers: { "x-hub-signature-256": signature } });
  return checkMetaRequest(given, { appSecret, verifyToken: "" }) === null;
};

/** By channel and kind; what is not here belongs to a service that Keepword does not speak with yet. */
const JUDGES: Record<string, Judge> = {
  "line signature": ({ channel_secret = "", body = "", signature }) =>
    sameSecret(signature, hmac("sha256", channel_secret, body, "base64")),
  "twilio signature": ({ auth_token = "", url = "", signature = "", body, params = {}, params_list }) => {
    const pairs =
      params_list ?? Object.entries(params).flatMap(([name, value]) => [value].flat().map((each) => [name, each]));
    const type = body === undefined ? "application/x-www-form-urlencoded" : "application/json";
    const form = new URLSearchParams(pairs as [string, string][]).toString();
    const headers = { "x-twilio-signature": signature, "content-type": type };
    return isFromTwilio(request({ url, headers, body: body ?? form }), auth_token);
  },
  "whatsapp signature": meta,
  "x-hub-signature-256 signature": meta,
  "standard-webhooks signature": ({ secret = "", id = "", timestamp = "", payload = "", signature = "" }) => {
    const headers = { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature };
    return whyNotSigned(secret, headers, Buffer.from(payload), new Date(Number(timestamp) * 1_000)) === null;
  },
  "wechat signature": ({ token = "", timestamp = "", nonce = "", signature = "" }) => {
    checkSignature(request({ query: { signature, timestamp, nonce } }), { config: { token } });
    return true;
  },
  "wechat decrypt": tencent,
  "wecom decrypt": tencent,
};

/** Signatures and encryption of the services that Keepword speaks with, by the very code that guards their addresses. */
export function scoreVectors(folder: string, verbose: boolean): Row[] {
  const vectors = readJsonLines<Vector>(join(folder, "signature_vectors.jsonl"));
  const known = vectors.filter((vector) => judgeOf(vector));
  const wrong = known.filter((vector) => !isRight(vector));
  if (verbose) {
    for (const { id } of wrong) console.log(`  ${id} is wrong`);
    for (const vector of vectors.filter((each) => !judgeOf(each))) console.log(`  ${vector.id} is of no channel here`);
  }
  const right = known.length - wrong.length;
  const detail = `${right}/${known.length}, ${vectors.length - known.length} of services without a channel here`;
  return [{ corpus: "webhook_vectors", field: "signatures", score: right / known.length, detail, target: 1 }];
}

function judgeOf({ channel, kind }: Vector): Judge | undefined {
  return JUDGES[`${channel} ${kind}`];
}

function isRight(vector: Vector): boolean {
  const { expected, inputs } = vector;
  const judged = judged_(judgeOf(vector)!, inputs);
  if (typeof expected === "boolean" || typeof judged === "boolean") return judged === expected;
  return judged.plaintext === expected.plaintext;
}

function judged_(judge: Judge, inputs: Inputs): ReturnType<Judge> {
  try {
    return judge(inputs);
  } catch (error) {
    if (error instanceof HookRefused) return false;
    throw error;
  }
}

function request(given: Partial<Omit<HookRequest, "body">> & { body?: string }): HookRequest {
  const { body = "", ...rest } = given;
  return { method: "POST", url: "https://desk.example/", query: {}, headers: {}, ...rest, body: Buffer.from(body) };
}
