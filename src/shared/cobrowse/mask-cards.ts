/** Thirteen to nineteen digits, alone or in groups. */
const CARD = /(?<![\d.])\d(?:[ \u00a0-]?\d){12,18}(?![\d.])/g;

/** Covers what is a bank card's number by its check digit (Luhn), wherever it stands; other long numbers stay. */
export function maskCards(text: string): string {
  return /\d{4}/.test(text) ? text.replace(CARD, (found) => (isCard(found) ? "•••• ••••" : found)) : text;
}

function isCard(text: string): boolean {
  const digits = [...text.replace(/\D/g, "")].reverse().map(Number);
  const sum = digits.reduce((total, digit, place) => {
    const value = place % 2 === 0 ? digit : digit * 2;
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0 && new Set(digits).size > 1;
}
