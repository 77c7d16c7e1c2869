/**
 * The form by which phone numbers are compared: E.164 with its plus where a country is given or sure, else the digits as
 * dialled. Only mainland Chinese mobile numbers are sure without a country: eleven digits that begin with 13 to 19.
 * Null when the text is no phone number.
 */
export function canonicalPhone(text: string): string | null {
  const plain = text
    .normalize("NFKC")
    .trim()
    .replace(/^tel:/i, "")
    .replace(/[\s().·/-]/g, "");
  const international = plain.replace(/^00(?=[1-9])/, "+");
  if (!/^\+?\d{3,15}$/.test(international)) return null;
  if (international.startsWith("+")) return international;
  if (/^1[3-9]\d{9}$/.test(international)) return `+86${international}`;
  return international;
}
