const SCHEMES = new Set(["http:", "https:", "mailto:", "tel:"]);

/** Whether a link may lead there: a page of this house, another site, a mail address or a telephone; no scripts, no data. */
export function isSafeLink(address: string): boolean {
  if (/^[#?]/.test(address) || isOfThisHouse(address)) return true;
  return URL.canParse(address) && SCHEMES.has(new URL(address).protocol);
}

/** Whether a picture or a film may come from there: this house only, so that no other one learns who reads what. */
export const isSafeSource = (address: string) => isOfThisHouse(address);

// `//host` and `/\host` are other houses.
const isOfThisHouse = (address: string) => /^\/(?![/\\])/.test(address);
