import { gramsOf, singlesOf } from "../passages/grams.ts";
import type { Same } from "./synonyms.ts";

/** More of a question than this says nothing new. */
const LONGEST = 500;
const MOST_TERMS = 60;

/** Words that ask, or are polite: they tell what kind of answer is wanted, not about what. */
const ASKING = new Set(
  `什么 什 么 哪 哪个 哪些 哪里 哪儿 哪位 哪种 哪年 哪一 谁 几 多少 如何 怎么 怎样 怎么样 怎 样 为什么 为何 为啥 是否 吗 呢 请问 请 何时 何 何地 什么样 时候
   的 了 是 在 有 和 与 我 你 您 要 吧 啊 呀 嘛 这 那 个 就 都 也 想 问 一下 下 咋 能 可以 你好 您好 麻烦 谢谢 啦 哦 亲 咨询 想问 请教
   how what when where who why which is are was were be do doe did can could would should will may a an the i my me we our you your it
   to of in on for and or with from at by this that there have ha had get hi hello dear pleas thank if not about`.split(
    /\s+/,
  ),
);
/** What such a word counts of what others count. */
const ASKS = 0.4;
/** And what another word counts that means the same. */
const INSTEAD = 0.4;
/** The same where a phrase is meant, whose words by themselves say something else. */
const INSTEAD_OF_PHRASE = 2;

/** A term of a question: how much it counts beside others of the same rarity. */
export type Asked = { term: string; weight: number; isAsking: boolean };

/** What a question asks for. */
export type Question = {
  text: string;
  /** what passages are found by */
  terms: Asked[];
  /** words for which others may stand */
  same: Same[];
  /** single characters: by them only what was found is put in order */
  singles: Asked[];
};

/** Reads a question in natural language. @param sameAs what else may be said for words of it */
export async function readQuestion(text: string, sameAs: (read: string) => Promise<Same[]>): Promise<Question> {
  const read = text.normalize("NFKC").toLowerCase().slice(0, LONGEST);
  const own = weigh(gramsOf(read)).slice(0, MOST_TERMS);
  const same = await sameAs(read);
  return {
    text: read,
    terms: [...own, ...othersOf(same, own)],
    same,
    singles: weigh(singlesOf(read)).slice(0, MOST_TERMS),
  };
}

/** What others would have said: it finds, for less, and is nothing that the question says. */
function othersOf(same: readonly Same[], own: readonly Asked[]): Asked[] {
  const known = new Set(own.map(({ term }) => term));
  const others = same.flatMap(({ instead, isPhrase }) =>
    instead.flatMap((terms) =>
      terms.map((term) => ({ term, weight: (isPhrase ? INSTEAD_OF_PHRASE : INSTEAD) / terms.length, isAsking: true })),
    ),
  );
  return others.filter(({ term }) => !known.has(term) && !isAsked(term)).slice(0, MOST_TERMS);
}

function weigh(terms: readonly string[]): Asked[] {
  return [...new Set(terms)].map((term) => {
    const isAsking = isAsked(term);
    return { term, weight: isAsking ? ASKS : 1, isAsking };
  });
}

/** Also two characters of which neither says more. */
function isAsked(term: string): boolean {
  return ASKING.has(term) || ([...term].length === 2 && [...term].every((character) => ASKING.has(character)));
}
