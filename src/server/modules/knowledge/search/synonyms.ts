import type { Ctx } from "../../../kernel/ctx.ts";
import { shortMemory } from "../../../kernel/short-memory.ts";
import { normalWord } from "../../search/index.ts";
import { gramsOf } from "../passages/grams.ts";
import { allSynonyms } from "../store/synonyms.ts";

/** A word of a question, with what means the same: each as the terms that it is found by. */
export type Same = {
  terms: string[];
  instead: string[][];
  isPhrase: boolean;
  /** the words themselves: those of the question, and the others */
  said: string[];
  others: string[];
};

type Group = { word: string; isHan: boolean; terms: string[] }[];

const groups = shortMemory<Group[]>(60_000, async (ctx) =>
  readGroups((await allSynonyms(ctx.db)).map(({ words }) => words)),
);

function readGroups(groups: readonly (readonly string[])[]): Group[] {
  return groups.map((words) =>
    words.map((word) => {
      const read = word.normalize("NFKC").toLowerCase();
      return { word: read, isHan: /\p{Script=Han}/u.test(read), terms: [...new Set(gramsOf(read))] };
    }),
  );
}

/** To be called when synonyms were changed. */
export const forgetSynonyms = groups.forget;

/**
 * The words of a question that others mean the same by.
 * @param text in lower case, as `readQuestion` reads it
 * @param tried synonyms to go by instead of those that are kept
 */
export async function sameAs(ctx: Ctx, text: string, tried?: readonly (readonly string[])[]): Promise<Same[]> {
  const padded = ` ${stemmed(text)} `;
  const stands = ({ word, isHan }: Group[number]) =>
    isHan ? text.includes(word) : padded.includes(` ${stemmed(word)} `);
  return (tried ? readGroups(tried) : await groups.get(ctx)).flatMap((group) => {
    const said = group.filter(stands);
    if (said.length === 0) return [];
    const others = group.filter((one) => !said.includes(one));
    // Words that mean something else when they stand apart: "money back".
    const isPhrase = said.some(({ word, isHan }) => !isHan && word.includes(" "));
    return [
      {
        terms: said.flatMap(({ terms }) => terms),
        instead: others.map(({ terms }) => terms),
        isPhrase,
        said: said.map(({ word }) => word),
        others: others.map(({ word }) => word),
      },
    ];
  });
}

/** English words by their stems: a word that was put right is a stem already. */
function stemmed(text: string): string {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).map(normalWord).join(" ");
}

/** Words of a question and others that mean the same, for whoever compares texts by themselves. */
export async function otherWordsFor(ctx: Ctx, text: string): Promise<{ said: string[]; others: string[] }[]> {
  const same = await sameAs(ctx, text.normalize("NFKC").toLowerCase());
  return same.map(({ said, others }) => ({ said, others }));
}
