import { withoutNumbers } from "../choice-labels.ts";
import { utf8Bytes } from "../split-text.ts";

/** Bytes of the words above a menu, and of an item (https://developer.work.weixin.qq.com/document/path/94677). */
const MAX_HEAD = 1_024;
const MAX_ITEM = 128;
export const MOST_ITEMS = 10;

/** What a menu has above it, and its items; null where it has to be a plain text. What is pressed is said by the person. */
export function menuOf(text: string, choices: readonly string[]): { head: string; items: readonly string[] } | null {
  if (choices.length === 0 || choices.length > MOST_ITEMS) return null;
  const head = withoutNumbers(text, choices);
  const fits = utf8Bytes(head) <= MAX_HEAD && choices.every((choice) => utf8Bytes(choice) <= MAX_ITEM);
  return fits ? { head, items: choices } : null;
}
