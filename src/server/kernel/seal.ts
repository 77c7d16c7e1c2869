import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";

const VERSION = "s1";

const keys = new Map<string, Buffer>();

/** Keys drawn from the installation's one secret, a different one for each purpose (RFC 5869), once each. */
function keyFor(secret: string, purpose: string): Buffer {
  const name = `${purpose}\n${secret}`;
  const known = keys.get(name);
  if (known) return known;
  const key = Buffer.from(hkdfSync("sha256", secret, "keepword", purpose, 32));
  keys.set(name, key);
  return key;
}

/** Encrypts a secret for storage (AES-256-GCM): `s1.<iv>.<tag>.<text>`, each base64url. */
export function seal(secret: string, text: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFor(secret, "seal"), iv);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return [
    VERSION,
    iv.toString("base64url"),
    cipher.getAuthTag().toString("base64url"),
    sealed.toString("base64url"),
  ].join(".");
}

/**
 * Decrypts what `seal` made.
 * @throws Error when it was sealed with another secret or was changed
 */
export function unseal(secret: string, sealed: string): string {
  const [version, iv, tag, text] = sealed.split(".");
  if (version !== VERSION || !iv || !tag || text === undefined) throw new Error("This is not a sealed value.");
  const decipher = createDecipheriv("aes-256-gcm", keyFor(secret, "seal"), Buffer.from(iv, "base64url"));
  decipher.setAuthTag(Buffer.from(tag, "base64url"));
  return Buffer.concat([decipher.update(Buffer.from(text, "base64url")), decipher.final()]).toString("utf8");
}

/** True for a value that `seal` made. */
export function isSealed(value: string): boolean {
  return value.startsWith(`${VERSION}.`);
}

/**
 * A short proof that we made a text: the first 15 bytes of an HMAC-SHA256, 20 characters of base64url.
 * @param purpose keeps a proof for one use from being valid for another
 */
export function sign(secret: string, purpose: string, text: string): string {
  return createHmac("sha256", keyFor(secret, `sign:${purpose}`))
    .update(text)
    .digest()
    .subarray(0, 15)
    .toString("base64url");
}

/** Checks a proof made by `sign`, in constant time. */
export function isSigned(secret: string, purpose: string, text: string, proof: string): boolean {
  const expected = Buffer.from(sign(secret, purpose, text));
  const given = Buffer.from(proof);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
