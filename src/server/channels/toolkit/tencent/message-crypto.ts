import { createDecipheriv, createHash } from "node:crypto";
import { HookRefused, type HookRequest } from "../../../kernel/channel/index.ts";
import { sameSecret } from "../hooks.ts";

/** SHA-1, in hex, of what is put in lexical order and joined: how WeChat, WeCom and Weibo sign their pushes. */
export function sortedSha1(...parts: string[]): string {
  return createHash("sha1").update(parts.sort().join("")).digest("hex");
}

/** What an account is known by where its pushes come from. `receiver`: the app's or the company's id. */
export type PushKeys = { token: string; aesKey: string; receiver: string };

/** Checks the signature of what was encrypted, then opens it. @throws HookRefused */
export function openEncrypted(encrypted: string | undefined, { query }: HookRequest, keys: PushKeys): string {
  const { msg_signature: signature, timestamp = "", nonce = "" } = query;
  if (signature === undefined || !encrypted) throw new HookRefused("the message is not encrypted");
  if (!sameSecret(signature, sortedSha1(keys.token, timestamp, nonce, encrypted)))
    throw new HookRefused("the signature is wrong");
  return decryptPush(keys.aesKey, encrypted, keys.receiver);
}

/** Random bytes before the message, and the bytes of its length. */
const HEAD = 16 + 4;
/** Padding fills blocks of 32 bytes, not of AES's 16 (PKCS#7). */
const BLOCK = 32;

/**
 * Opens what WeChat and WeCom encrypt for a receiver: AES-256-CBC by the EncodingAESKey, of 16 random bytes, the length
 * of the message, the message and the receiver's id
 * (https://developers.weixin.qq.com/doc/oplatform/developers/dev/push/encryption.html).
 *
 * @param encodingAesKey 43 characters: 32 bytes in base64 without its "="
 * @param receiver the app's or the company's id it must be meant for
 * @throws HookRefused
 */
export function decryptPush(encodingAesKey: string, encrypted: string, receiver: string): string {
  const key = Buffer.from(`${encodingAesKey}=`, "base64");
  const bytes = decipher(key, Buffer.from(encrypted, "base64"));
  const padding = bytes.at(-1) ?? 0;
  const end = bytes.length - padding;
  if (padding < 1 || padding > BLOCK || end < HEAD) throw new HookRefused("the message cannot be decrypted");
  const length = bytes.readUInt32BE(HEAD - 4);
  if (HEAD + length > end) throw new HookRefused("the message cannot be decrypted");
  if (bytes.toString("utf8", HEAD + length, end) !== receiver) throw new HookRefused("the message is for another app");
  return bytes.toString("utf8", HEAD, HEAD + length);
}

function decipher(key: Buffer, encrypted: Buffer): Buffer {
  try {
    const cipher = createDecipheriv("aes-256-cbc", key, key.subarray(0, 16)).setAutoPadding(false);
    return Buffer.concat([cipher.update(encrypted), cipher.final()]);
  } catch {
    throw new HookRefused("the message cannot be decrypted");
  }
}
