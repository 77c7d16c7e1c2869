import type { Doubts } from "../../../../shared/contract/community.ts";
import { findPersonalData, maskPersonalData } from "../../../../shared/personal-data.ts";
import { fieldMissing, fieldTooLong } from "../errors.ts";

/** What is done with personal data: asked first, hidden from everybody, or left because it is none. */
export type Privacy = "ask" | "hide" | "keep";

/** A text as typed, without blanks around it. @throws community.field_missing, community.field_too_long */
export function checkText(field: string, typed: string, limit: number): string {
  const text = typed.replace(/\r\n?/g, "\n").trim();
  if (text === "") throw fieldMissing({ field });
  if (text.length > limit) throw fieldTooLong({ field, limit });
  return text;
}

/** What should not be read by everybody in these texts; null for nothing. */
export function doubtsAbout(...texts: readonly string[]): Doubts | null {
  const kinds = new Set(texts.flatMap((text) => findPersonalData(text).map(({ kind }) => kind)));
  const masked = texts
    .filter((text) => text !== "")
    .map(maskPersonalData)
    .join("\n\n");
  return kinds.size === 0 ? null : { kinds: [...kinds], masked };
}

/** What everybody reads, and what only the desk does. */
export function hidePrivate(text: string, privacy: Privacy): { body: string; privateBody: string | null } {
  const body = privacy === "hide" ? maskPersonalData(text) : text;
  return { body, privateBody: body === text ? null : text };
}
