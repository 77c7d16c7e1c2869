import { cursorWrong } from "../errors.ts";

/** A place in a list: the segment it is in, and the position of the last row seen there (null: at its start). */
export type Place = { segment: number; position: readonly number[] | null };

/** A place as the text of a page's `next`. */
export function formatPlace({ segment, position }: Place): string {
  return [segment, ...(position ?? [])].join(".");
}

/** @throws cases.cursor_wrong */
export function parsePlace(text: string | undefined): Place {
  if (text === undefined) return { segment: 0, position: null };
  if (!/^\d(\.-?\d{1,16}){0,3}$/.test(text)) throw cursorWrong();
  const [segment, ...position] = text.split(".").map(Number);
  return { segment: segment!, position: position.length > 0 ? position : null };
}
