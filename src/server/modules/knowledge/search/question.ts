import { gramsOf, singlesOf } from "../passages/grams.ts";

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
const ASKS = 0.2;

/** A term of a question: how much it counts beside others of the same rarity. */
export type Asked = { term: string; weight: number; isAsking: boolean };

/** What a question asks for. */
export type Question = {
  text: string;
  /** what passages are found by */
  terms: Asked[];
  /** single characters: by them only what was found is put in order */
  singles: Asked[];
};

/** Reads a question in natural language. */
export function readQuestion(text: string): Question {
  const read = text.normalize("NFKC").toLowerCase().slice(0, LONGEST);
  const terms = weigh(gramsOf(read)).slice(0, MOST_TERMS);
  return { text: read, terms, singles: weigh(singlesOf(read)).slice(0, MOST_TERMS) };
}

function weigh(terms: readonly string[]): Asked[] {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return [...counts].map(([term, n]) => {
    const isAsking = isAsked(term);
    return { term, weight: Math.min(n, 2) * (isAsking ? ASKS : 1), isAsking };
  });
}

/** Also two characters of which neither says more. */
function isAsked(term: string): boolean {
  return ASKING.has(term) || ([...term].length === 2 && [...term].every((character) => ASKING.has(character)));
}
