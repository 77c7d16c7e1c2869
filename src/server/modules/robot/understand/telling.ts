import { normalWord, queryTerms, termsOf } from "../../search/index.ts";

/** Words that frame a question in either language: that they stand in an article, or do not, says nothing. */
const FRAME = new Set(
  `how what when where why who which can could do does did done doing is am are was were will would shall should may might must
  i you your my me we our us he she they them it its this that these those there here a an the of to in on at for from with by
  as about into out up off over than then so if or and but not no don have has had get got gotten getting go going been be being
  just any some all more most much many very really also too still now please help need want like know tell let take make
  way one use question never mind long many s t m re ve ll d im id cant dont doesnt isnt whats hows
  怎么 怎样 怎么样 如何 什么 啥 为什么 为啥 咋 咋办 怎么办 哪 哪里 哪儿 哪个 哪些 几 多少 时候 什么时候 吗 么 呢 吧 啊 呀 哦 嘛 啦 了 的 地 得 着 过
  我 你 您 他 她 它 我们 你们 他们 咱 咱们 自己 人家 这 那 这个 那个 这些 那些 这样 那样 这里 那里 一个 一下 一 个 是 是不是 有 有没有 没有 没 不 能 能不能 可以 可不可以
  会 会不会 要 要不要 想 想要 内能 需要 应该 该 得到 让 把 被 给 对 跟 和 与 或 或者 还 还是 还有 就 就是 都 也 又 再 很 太 好 在 到 从 算了 另外 想要 内能 向 往 为 因为 所以 但 但是
  如果 的话 请 请问 知道 告诉 帮 帮忙 帮我 问 问题 东西 事 事情 现在 已经 刚 刚才 后 之后 以后 前 之前 以前 里 上 下 中 时 用 做 弄 办 说 看 来 去 行 呗 哈 点 些 种 家 们 而 及`
    .split(/\s+/)
    .filter(Boolean)
    .map(normalWord),
);

/** Words of every shop: they count, and less than what is asked about. */
const COMMON = new Set(
  `order item product thing something anything stuff shop buy bought ordered day days time work works
  多久 多长 多长时间 几天 几年 订单 商品 产品 东西 时间 天 买 买的 收到 公司 一点 一张 大 小 钱 时候 里面`
    .split(/\s+/)
    .map(normalWord),
);

/** The words of a question that tell what it is about, as they stand in the index; all of them where every one is a frame. */
export function tellingTerms(question: string): string[] {
  const terms = queryTerms(question);
  const telling = terms.filter((term) => !FRAME.has(term));
  return telling.length > 0 ? telling : [];
}

/** How well a passage answers: all from 0 to 1. */
export type Fit = {
  /** how much of what the question tells stands in it */
  coverage: number;
  /** the same for its best sentence, and how much of its title was asked for, weighed together */
  fit: number;
};

/** What else may stand for a term: each as the terms of another word. */
export type OtherWords = ReadonlyMap<string, readonly (readonly string[])[]>;

/** By the terms of a question what may stand instead of each. @param same words that mean the same */
export function otherTerms(same: readonly { said: string[]; others: string[] }[]): OtherWords {
  const by = new Map<string, string[][]>();
  for (const { said, others } of same) {
    const instead = others.map((word) => termsOf(word)).filter((terms) => terms.length > 0);
    for (const term of said.flatMap((word) => termsOf(word))) by.set(term, [...(by.get(term) ?? []), ...instead]);
  }
  return by;
}

/** @param others what may stand in the passage instead of a term of the question */
export function fitOf(
  terms: readonly string[],
  { title, heading, text }: { title: string; heading: string; text: string },
  others: OtherWords = new Map(),
): Fit {
  if (terms.length === 0) return { coverage: 0, fit: 0 };
  const asked = new Set([...terms, ...terms.flatMap((term) => (others.get(term) ?? []).flat())]);
  const heardIn = (words: readonly string[]) => heard(terms, words, others);
  const [titleTerms, headingTerms] = [termsOf(title), termsOf(heading)];
  const sentences = text.split(/(?<=[。！？!?；;.\n])/u).map(termsOf);
  const all = heardIn([...titleTerms, ...headingTerms, ...sentences.flat()]);
  const coverage = share(all, terms);
  const named = Math.max(
    ...[title, heading].map((words) => {
      const telling = tellingTerms(words);
      return share(
        telling.filter((term) => asked.has(term)),
        telling,
      );
    }),
  );
  const focus = Math.max(...[[], ...sentences].map((one) => share(heardIn([...titleTerms, ...one]), terms)));
  // One word in passing is no answer: what is asked must be named, or two of its words said.
  const isThin = heardIn([...titleTerms, ...headingTerms]).length === 0 && weigh(all) < TWO_WORDS;
  if (isThin) return { coverage: coverage / 2, fit: coverage / 4 };
  return { coverage, fit: 0.5 * coverage + 0.25 * named + 0.25 * focus };
}

/** Whether a section of an article says nothing of a question that its title and beginning do not say too. */
export function saysNoMore(
  terms: readonly string[],
  others: OtherWords,
  { title, heading, text }: { title: string; heading: string; text: string },
  lead: string,
): boolean {
  const known = new Set(heard(terms, [...termsOf(title), ...termsOf(lead)], others));
  return heard(terms, [...termsOf(heading), ...termsOf(text)], others).every((term) => known.has(term));
}

/** The terms that stand among words, themselves or by another word for them. */
function heard(terms: readonly string[], words: readonly string[], others: OtherWords): string[] {
  const among = new Set(words);
  return terms.filter(
    (term) => among.has(term) || (others.get(term) ?? []).some((word) => word.every((one) => among.has(one))),
  );
}

/** A word and a bit. */
const TWO_WORDS = 1.2;

function weigh(terms: readonly string[]): number {
  return terms.reduce((sum, term) => sum + weightOf(term), 0);
}

function share(some: readonly string[], all: readonly string[]): number {
  const whole = weigh(all);
  return whole === 0 ? 0 : weigh(some) / whole;
}

const NUMBER = /^(?:\d+|[一二三四五六七八九十百千两]+)(?:天|年|月|日|次|元|块|个)?$/;

/** Numbers, single characters of Chinese and what every shop speaks of tell less than a word. */
function weightOf(term: string): number {
  if (NUMBER.test(term)) return 0.2;
  return COMMON.has(term) || /^\p{Script=Han}$/u.test(term) ? 0.4 : 1;
}
