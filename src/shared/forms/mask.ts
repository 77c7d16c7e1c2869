/** True when a text has the form that a mask shows: 9 a digit, A a letter, * either, all else itself. */
export function fitsMask(text: string, mask: string): boolean {
  const [letters, places] = [Array.from(text), Array.from(mask)];
  return letters.length === places.length && places.every((place, index) => fits(letters[index]!, place));
}

function fits(letter: string, place: string): boolean {
  if (place === "9") return /\d/.test(letter);
  if (place === "A") return /\p{L}/u.test(letter);
  return place === "*" ? /[\p{L}\d]/u.test(letter) : letter === place;
}
