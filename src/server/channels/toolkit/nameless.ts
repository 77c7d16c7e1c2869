/**
 * How somebody is shown whose name the vendor does not tell: the vendor's word for its people and the end of their id,
 * which is enough to tell two of them apart.
 */
export function nameless(word: string, id: string): string {
  return `${word} ···${id.slice(-4)}`;
}
