const SCHEMES = new Set(["http:", "https:", "mailto:", "tel:"]);

/** Whether a link may lead there: a page of this house, another site, a mail address or a telephone; no scripts, no data. */
export function isSafeLink(address: string): boolean {
  if (/^[#?]/.test(address) || isOfThisHouse(address)) return true;
  return URL.canParse(address) && SCHEMES.has(new URL(address).protocol);
}

/** Whether a picture or a video may come from there: this house, or a site that answers over TLS. */
export function isSafeSource(address: string): boolean {
  return isOfThisHouse(address) || (URL.canParse(address) && new URL(address).protocol === "https:");
}

// `//host` and `/\host` are other houses.
const isOfThisHouse = (address: string) => /^\/(?![/\\])/.test(address);
