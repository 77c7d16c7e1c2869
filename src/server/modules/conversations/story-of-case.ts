import type { Ctx } from "../../kernel/ctx.ts";
import { contactsByChannel, firstWordsOf, lastAnswerOf, lastHeardOf } from "./store/story.ts";

/** What was said in a case, as far as a brief tells it. */
export type Story = {
  /** the beginning of what the customer first said, on one line */
  firstWords: string | null;
  contacts: { channel: string; count: number; firstAt: Date; lastAt: Date }[];
  lastSaid: { at: Date; authorId: number | null; channel: string; words: string } | null;
  /** what they said last, where it is not the first */
  lastHeard: { at: Date; channel: string; words: string } | null;
};

/** How a case began, how often its customer came by which channel, and what a person of ours last said. */
export async function storyOfCase(ctx: Ctx, caseId: number): Promise<Story> {
  const [firstWords, contacts, lastSaid, lastHeard] = await Promise.all([
    firstWordsOf(ctx.db, caseId),
    contactsByChannel(ctx.db, caseId),
    lastAnswerOf(ctx.db, caseId),
    lastHeardOf(ctx.db, caseId),
  ]);
  return { firstWords, contacts, lastSaid, lastHeard };
}

/** How often the customer of a case came by which channel: of the story only this. */
export function contactsOfCase(ctx: Ctx, caseId: number): Promise<Story["contacts"]> {
  return contactsByChannel(ctx.db, caseId);
}
