import { createCipheriv, createHash, randomBytes } from "node:crypto";
import type { SimAnswer, SimPost, SimRequest, SimWorld } from "./define-simulator.ts";
import { formFile } from "./form-file.ts";

/** What the vendors' sides of WeChat and WeCom share: encrypted pushes, and files that are kept by a media_id. */

/** Encrypts as WeChat and WeCom do. @param random 16 bytes, given only where the result is to be known before */
export function encryptPush(encodingAesKey: string, message: string, receiver: string, random = randomBytes(16)) {
  const key = Buffer.from(`${encodingAesKey}=`, "base64");
  const text = Buffer.from(message);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.byteLength);
  const plain = Buffer.concat([random, length, text, Buffer.from(receiver)]);
  const fill = 32 - (plain.byteLength % 32);
  const cipher = createCipheriv("aes-256-cbc", key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(fill, fill)), cipher.final()]).toString(
    "base64",
  );
}

/** Signs as WeChat, WeCom and Weibo do. */
export function pushSignature(...parts: string[]): string {
  return createHash("sha1")
    .update([...parts].sort().join(""))
    .digest("hex");
}

/** A push in plain mode, which signs no body. */
export function signedPush(token: string, xml: string, world: SimWorld): SimPost {
  const timestamp = String(Math.floor(world.now() / 1_000));
  const nonce = String(world.nextId());
  const signature = pushSignature(token, timestamp, nonce);
  return { query: { signature, timestamp, nonce }, headers: { "content-type": "text/xml" }, body: xml };
}

/** A push in safe mode. */
export function encryptedPush(
  { token, aesKey, receiver }: { token: string; aesKey: string; receiver: string },
  xml: string,
  world: SimWorld,
): SimPost {
  const timestamp = String(Math.floor(world.now() / 1_000));
  const nonce = String(world.nextId());
  const encrypted = encryptPush(aesKey, xml, receiver);
  return {
    query: {
      signature: pushSignature(token, timestamp, nonce),
      timestamp,
      nonce,
      encrypt_type: "aes",
      msg_signature: pushSignature(token, timestamp, nonce, encrypted),
    },
    headers: { "content-type": "text/xml" },
    body: pushXml({ ToUserName: receiver, Encrypt: encrypted }),
  };
}

/** Writes XML as pushes come. */
export function pushXml(fields: Readonly<Record<string, string | number | bigint | undefined>>): string {
  const elements = Object.entries(fields).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const safe = String(value).replaceAll("]]>", "]]]]><![CDATA[>");
    return [`<${name}>${typeof value === "string" ? `<![CDATA[${safe}]]>` : value}</${name}>`];
  });
  return `<xml>${elements.join("\n")}\n</xml>`;
}

/** An answer with an error code; 0 is none. */
export function errcode(code: number, message: string, more: Record<string, unknown> = {}): SimAnswer {
  return {
    json: { errcode: code, errmsg: code === 0 ? message : `${message} rid: 66f3bd4d-25a283a9-73c6a452`, ...more },
  };
}

/** Keeps and gives back files (media/upload, media/get); undefined for other paths. */
export async function answerMedia(request: SimRequest, world: SimWorld): Promise<SimAnswer | undefined> {
  const { pathname, searchParams } = request.url;
  if (pathname === "/cgi-bin/media/get") {
    const file = world.files.get(searchParams.get("media_id") ?? "");
    return file ? { headers: { "content-type": file.type }, body: file.content } : errcode(40007, "invalid media_id");
  }
  if (pathname !== "/cgi-bin/media/upload") return undefined;
  const type = searchParams.get("type") ?? "";
  const { file } = await formFile(request, "media");
  if (!file) return errcode(41005, "media data missing");
  const kinds: Record<string, RegExp> = { image: /^image\//, voice: /^audio\//, video: /^video\//, file: /./ };
  if (!kinds[type]?.test(file.type)) return errcode(40004, "invalid media type");
  return errcode(0, "ok", { type, media_id: world.keepFile(file), created_at: Math.floor(world.now() / 1_000) });
}
