/** The rules of posting. Pure. */
import type { CommunityConfig } from "../../../shared/contract/community.ts";
import { findPersonalData } from "../../../shared/personal-data.ts";

/** Whoever has so many posts that stand is known. */
export const KNOWN_AFTER = 3;
/** More links than these in one post are looked at, whoever wrote them. */
const MOST_LINKS = 3;
export const EDIT_MINUTES = 60;
/** So many reports hide a post until somebody of us looked. */
export const REPORTS_THAT_HIDE = 3;
const MOST_AN_HOUR = 20;
const MOST_QUESTIONS_A_DAY = 10;

/** What is in a text besides words: an address of a page, or how one is written to get round such rules. */
const LINK = /https?:\/\/|www\.|\b[a-z0-9-]{1,40}\.(?:com|net|org|cn|io|top|xyz|shop|info|ru|vip|cc)\b/gi;
/** Other ways by which strangers draw people away: messenger ids. */
const LURE = /(?:加|联系)?(?:微信|vx|v信|薇信|qq群?|telegram|whatsapp)\s*[:：号]?\s*[a-z0-9_-]{5,}/gi;

export type Posting = { lastHour: number; questionsToday: number; standing: number };

export function countLinks(text: string): number {
  return (text.match(LINK) ?? []).length + (text.match(LURE) ?? []).length;
}

/** Why a post waits for somebody of us; null where it is seen at once. */
export function whyHeld(
  hold: CommunityConfig["hold"],
  post: { text: string; standing: number; saidBefore: boolean; keptNumbers: boolean },
): string | null {
  const links = countLinks(post.text);
  if (post.saidBefore) return "repeated";
  if (post.keptNumbers) return "personal";
  if (links > MOST_LINKS) return "links";
  if (post.standing >= KNOWN_AFTER || hold === "none") return null;
  if (hold === "new") return "new";
  return links > 0 ? "links" : null;
}

export function isTooMuch({ lastHour, questionsToday }: Posting, kind: string): boolean {
  return lastHour >= MOST_AN_HOUR || (kind === "question" && questionsToday >= MOST_QUESTIONS_A_DAY);
}

/** What two names are the same by: letters that look alike, case, blanks and signs do not tell them apart. */
export function nameKeyOf(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]|\p{Default_Ignorable_Code_Point}/gu, "");
}

/** A name without what nobody sees: some letters are invisible too, such as the filler of Hangul. */
export function visibleName(name: string): string {
  return name
    .normalize("NFC")
    .replace(/\s+/g, " ")
    .replace(/[\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}]/gu, "")
    .trim();
}

const OURS = /客服|官方|管理员|店长|总裁|经理|admin|moderator|official|support|staff|service|manager|\bceo\b/i;

/** A name that somebody may go by: none that is ours, or a way to reach them. */
export function isNameAllowed(name: string, ours: readonly string[]): boolean {
  const key = nameKeyOf(name);
  if (key.length < 2 || countLinks(name) > 0) return false;
  // As it reads, and without what stands between its letters.
  if (OURS.test(name.normalize("NFKC")) || OURS.test(key)) return false;
  if (findPersonalData(name).length > 0) return false;
  return !ours.map(nameKeyOf).some((our) => our.length > 1 && key.includes(our));
}

/** Tags as they are typed, apart by commas or blanks: each once, short, in small letters. */
export function readTags(text: string, most: number, longest: number): string[] {
  const tags = text
    .split(/[,，、;；#\n]|\s+/)
    .map((tag) =>
      tag
        .normalize("NFKC")
        .toLowerCase()
        .replace(/[^\p{L}\p{N}+._-]/gu, "")
        .slice(0, longest),
    )
    .filter((tag) => tag !== "");
  return [...new Set(tags)].slice(0, most);
}

/** The first words of a text. */
export function excerptOf(text: string, length = 160): string {
  const plain = text
    .replace(/^\s*[-*•]\s+/gm, "")
    .replace(/[`*_>#]+/g, "")
    .replace(/\s+/g, " ")
    .trim();
  const letters = [...plain];
  return letters.length > length ? `${letters.slice(0, length).join("").trimEnd()}…` : plain;
}
