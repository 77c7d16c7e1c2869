import { dict } from "@node-rs/jieba/dict.js";
import { seededRandom, zipf } from "./random.ts";

/** What customers and agents of a shop write about, most frequent first; the endings below make many words of each. */
const STEMS = `order parcel refund return deliver ship item please thank receive arrive box address invoice broken wrong
size colour charge pay card cancel exchange repair warranty phone mail answer wait week day morning account email tracking
number courier label screen battery cable charger case cover button switch light lamp chair table shelf drawer door handle
kettle fan heater cooler fridge freezer washer dryer oven stove pan pot cup plate bowl knife fork spoon bottle lid filter
hose pump motor wheel tyre brake pedal saddle frame basket lock key bag shoe boot shirt coat jacket trouser dress skirt sock
glove hat scarf belt watch ring necklace bracelet toy doll puzzle game book pen paper ink printer scanner router modem camera
lens tripod speaker headphone microphone keyboard mouse monitor laptop tablet charger adapter plug socket fuse bulb brush
sponge towel blanket pillow mattress sheet curtain carpet rug mat soap shampoo cream lotion powder perfume tea coffee sugar
flour rice noodle sauce spice snack biscuit chocolate honey juice water milk cheese butter egg fruit apple pear peach cherry
crack leak smell noise scratch dent stain tear shrink fade rust melt freeze burn spark smoke shake slip bend snap jam stick
open close fold press pull push turn twist lift carry hold drop lose find check count weigh measure test clean wash dry`
  .split(/\s+/)
  .filter((word, i, all) => all.indexOf(word) === i);
const ENDINGS = ["", "s", "ed", "ing", "er", "able", "less", "ness", "ment", "ful"];
const COMMON = ["the", "I", "to", "my", "and", "a", "is", "it", "of", "not", "for", "in", "you", "that", "was", "have"];
/** Numbers of models and orders: what people search for when they search for something rare. */
const MODELS = 20_000;
const CHINESE_WORDS = 60_000;
const CHINESE_COMMON = [
  "的",
  "了",
  "我",
  "是",
  "你们",
  "在",
  "没有",
  "不",
  "收到",
  "订单",
  "退款",
  "快递",
  "客服",
  "请",
  "谢谢",
  "还",
];
const CHINESE_NOUNS = [
  "包裹",
  "发货",
  "退货",
  "换货",
  "质量",
  "发票",
  "地址",
  "电话",
  "商品",
  "赠品",
  "优惠券",
  "物流",
  "签收",
  "尺码",
  "颜色",
];

export type Writer = {
  /** A text of so many words, and the language it is in. */
  text(language: "zh" | "en", words: number): string;
};

let vocabulary: { english: string[]; chinese: string[] } | undefined;

/** Writes texts that have common, middling and rare words as real ones have, always the same for a seed. */
export function createWriter(seed: number): Writer {
  const random = seededRandom(seed);
  vocabulary ??= {
    english: [...COMMON, ...englishWords()],
    chinese: [...CHINESE_COMMON, ...CHINESE_NOUNS, ...chineseWords()],
  };
  const { english, chinese } = vocabulary;
  const nextEnglish = zipf(english.length, random);
  const nextChinese = zipf(chinese.length, random);
  return {
    text(language, words) {
      const parts: string[] = [];
      if (language === "en") {
        for (let i = 0; i < words; i++) parts.push(english[nextEnglish()]!);
        return `${parts.join(" ")}.`;
      }
      for (let i = 0; i < words; i++) {
        parts.push(chinese[nextChinese()]!);
        if (i % 9 === 8 && i < words - 1) parts.push("，");
      }
      return `${parts.join("")}。`;
    },
  };
}

function englishWords(): string[] {
  const forms = ENDINGS.flatMap((ending) => STEMS.map((stem) => stem + ending));
  return [...forms, ...Array.from({ length: MODELS }, (_, i) => `kw${10_000 + i}`)];
}

/** The most frequent words of two characters and more in the dictionary of the segmenter that the search uses, too. */
function chineseWords(): string[] {
  const lines = new TextDecoder().decode(dict).split("\n");
  const words: { word: string; frequency: number }[] = [];
  for (const line of lines) {
    const [word, frequency] = line.split(" ");
    if (word && word.length >= 2 && /^\p{Script=Han}+$/u.test(word)) words.push({ word, frequency: Number(frequency) });
  }
  words.sort((a, b) => b.frequency - a.frequency);
  return words.slice(0, CHINESE_WORDS).map(({ word }) => word);
}
