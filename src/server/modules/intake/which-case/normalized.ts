/** A text as it is compared: full-width letters and digits as the usual ones, odd hyphens as plain ones. */
export function normalized(text: string): string {
  return text.normalize("NFKC").replace(/[\u2010-\u2015\u2212]/g, "-");
}
