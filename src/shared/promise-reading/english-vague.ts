import { englishKindOf, headsOf } from "./english-judge.ts";
import type { ReadKind, Sentence } from "./types.ts";

const phrases =
  /\bas soon as (?:possible|(?:i|we|they) (?:can|hear|have|know|get|receive)[^.,]{0,20})|\basap\b|\b(?:very |quite )?(?:shortly|soon)\b|\bin due (?:course|time)\b|\blater(?! than| today)\b|\bpromptly\b|\bquickly\b|\bin the near future\b|\bbefore (?:too )?long\b|\bwon['’]t be long\b|\bin no time\b|\bat (?:our|their|my|the) earliest(?: convenience)?\b|\bearliest convenience\b|\bin (?:the (?:coming|next few)|a few|the next couple of) (?:minutes|hours|days|weeks)\b|\bsome time\b|\bwhen there is news\b|\bas quickly as\b|\bwithout delay\b|\bin a (?:bit|while|moment)\b|\bimmediately\b|\bright away\b|\bat some point\b|\bone of these days\b/i;
const patience =
  /\bbear with us\b|\b(?:please|kindly) (?:be patient|wait|hang on|allow)\b|\bhang tight\b|\bask for your patience\b|\byour patience while\b|\blooking into\b|\bworking on (?:it|this|that|a solution|your)\b|\bbeing (?:processed|reviewed|investigated|looked|handled|worked)\b|\b(?:has|have) been escalated\b|\bdo(?:ing)? (?:our|my) (?:very )?best\b|\bdo(?:ing)? everything\b|\bleave (?:it|this|that) (?:with|to) (?:me|us)\b/i;
const doing =
  /\b(?:look(?:ing)?|check(?:ing)?|investigat\w+|process\w*|handl\w+|resolv\w+|sort(?:ed)?|review\w*|ask|chas(?:e|ing)|escalat\w+|forward|pass\w*|make sure|ensure|try|see what|take care|deal|dealt|arrang\w+|send|sent|email|exchang\w+|replac\w+|done|issue[ds]?|work|help you with|get (?:this|it|that)|see to)\b/i;
const thanks = /^\s*(?:thanks?|thank you|sorry|apologies|we are sorry|i['’]m sorry)\b/i;
const asks = /^\s*(?:please|kindly)\s(?!wait|bear|be patient|allow|hang)|\b(?:could|can|would|will) you\b/i;

/** Where an English sentence promises something and no time; empty where it does not. `hasTime`: it names one. */
export function vagueInEnglish(sentence: Sentence, hasTime: boolean): { kind: ReadKind; start: number; end: number }[] {
  const { text } = sentence;
  if (sentence.asks || asks.test(text)) return [];
  const heads = headsOf(text);
  const ours = heads.filter(
    ({ head, at, length }) => head === "ours" && !/^you can expect|\bcould\b/i.test(text.slice(at, at + length)),
  );
  const kind = englishKindOf(ours[0] ? text.slice(ours[0].at) : text) ?? "other";
  const span = (match: RegExpExecArray) => [{ kind, start: match.index, end: match.index + match[0].length }];
  const waits = patience.exec(text);
  if (waits) return span(waits);
  if (thanks.test(text) && ours.length === 0) return [];
  const off = phrases.exec(text);
  if (off && (ours.length > 0 || (heads.length === 0 && englishKindOf(text) !== null))) return span(off);
  if (hasTime) return [];
  const one = ours.find(({ at, length }) => willDo(text.slice(at, at + length), text.slice(at, at + length + 90)));
  if (!one) return [];
  const end = text.slice(one.at).search(/[,;:—]|\.\s*$/);
  return [{ kind, start: one.at, end: end < 0 ? text.trimEnd().length : one.at + end }];
}

function willDo(head: string, words: string): boolean {
  const says = /\b(?:will|shall|let me|hope to|aim to|expect|plan to|promise|should|going to)\b|['’]ll\b/i;
  return says.test(head) && (englishKindOf(words) !== null || doing.test(words));
}
