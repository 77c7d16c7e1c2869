import type { Ctx } from "../../../kernel/ctx.ts";
import { seal, unseal } from "../../../kernel/seal.ts";
import { deleteHiddenWord, findHiddenWord, insertHiddenWord } from "../store/hidden-words.ts";

/** What stands for a hidden word in every text that is stored, shown or searched. */
export const HIDDEN = "••••••";

/** A word that only the recipient of a message may read, and until when it is worth sending. */
export type HiddenWord = { word: string; until: Date };

/** Keeps the word of a message sealed until it has left. */
export async function keepHiddenWord(tx: Ctx, messageId: number, { word, until }: HiddenWord): Promise<void> {
  await insertHiddenWord(tx.db, { messageId, sealed: seal(tx.config.secret, word), until });
}

/** The word of a message that has one; null when it is gone, or too old to be sent. */
export async function hiddenWordOf(ctx: Ctx, messageId: number): Promise<string | null> {
  const row = await findHiddenWord(ctx.db, messageId);
  return row && row.until > ctx.now() ? unseal(ctx.config.secret, row.sealed) : null;
}

/** Forgets the word of a message that has left. */
export async function forgetHiddenWord(tx: Ctx, messageId: number): Promise<void> {
  await deleteHiddenWord(tx.db, messageId);
}

/** Puts the word where it belongs. */
export function reveal(text: string, word: string): string {
  return text.replaceAll(HIDDEN, () => word);
}
