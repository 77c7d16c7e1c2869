/** A person's address at a channel. */
export type Handle = {
  kind: string;
  /** canonical, for comparing */
  address: string;
  /** as written */
  display: string;
  name: string | null;
};

/**
 * The address that a message to a handle carries: of mail as its person writes it, since a server may heed the case of
 * the part before the @ (RFC 5321 §2.4); of every other channel the canonical one, as `display` is for people there.
 */
export function addressToWrite(handle: { kind?: string; address: string; display?: string }): string {
  const isMail = handle.kind === undefined || handle.kind === "mail";
  return isMail ? handle.display || handle.address : handle.address;
}
