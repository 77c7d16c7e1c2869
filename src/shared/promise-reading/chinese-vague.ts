import { isDone, isForCustomer, kindOf } from "./chinese-judge.ts";
import type { ReadKind, Sentence } from "./types.ts";

/** Words that put something off without saying to when. */
const putsOff =
  /尽快|尽早|尽速|稍后|稍候|稍晚|晚些时候|晚点(?!击)|马上|立马|立即|立刻|即刻|第一时间|抓紧|加急|加快|很快|不久|近期|近日|最近几天|这几天|过几天|过两天|过些(?:天|日子|时候)|过段时间|过一?阵|改天|改日|(?:查到|问到|确认|核实|弄清楚?|到货|有货)(?:好|完)?了?(?:就|再)(?:跟|和|给|告诉|通知|联系)|回头|到时候?|届时|后续|随后|早日|以后|一有(?:消息|结果|进展)|有(?:了)?(?:最新)?(?:消息|结果|进展|情况|信儿?)(?:了|后|就|会|再|第一|马上|随时|我)(?!您|你)|有(?:了)?(?:最新)?(?:消息|结果|进展|信儿?)|等?一段时间|等一?下(?!单)|等会儿?|一会儿?|待会儿?/;
/** These ask for patience and promise that something comes of it. */
const patience =
  /耐心等(?:待|候|一)|(?:请|麻烦)(?:您|你)?(?:再)?(?:耐心)?(?:等等|等待|等候)(?!时间)|再等(?:等|待|几|一)|等通知|静候|(?:正|还)在[^,。]{0,12}(?:处理|加急|排查|核实|审核|流程|跟进|沟通|协调|催)|走流程|等[^,。]{1,10}(?:批|回复|通知|结果)了?/;
const willAct =
  /(?:(?:会|将|要|就|去)(?!员)[^,。]{0,16}|(?:给|为|帮|替|向|跟|和|与)(?:您|你|上面|领导|主管)[^,。]{0,6})/;
const ours =
  /我|咱|会|将|给(?:您|你)|为(?:您|你)|帮(?:您|你)|与(?:您|你)|跟(?:您|你)|和(?:您|你)|专人|专员|同事|工作人员|技术|仓库|退款|快递|师傅|这边|安排|处理|升级|解决|推出|方案|告诉(?:您|你)|通知(?:您|你)|退(?:到|给)/;
const notYet =
  /感谢|谢谢|不(?:要|用|必)着急$|无法|不能|不会|没办法|不支持|机会|不予|才会|都会|会员|一般|通常|如果|若(?!干)|要是|即可|查看|试/;

/** Where a Chinese sentence promises something and no time; empty where it does not. `hasTime`: it names one. */
export function vagueInChinese(sentence: Sentence, hasTime: boolean): { kind: ReadKind; start: number; end: number }[] {
  if (sentence.asks) return [];
  const found: { kind: ReadKind; start: number; end: number }[] = [];
  const clause = /[^,。!;\n]+/g;
  for (const match of sentence.text.matchAll(clause)) {
    const words = match[0];
    const span = spanOf(words, hasTime, sentence.text.slice(match.index + words.length));
    if (!span) continue;
    const kind = kindOf(words) ?? kindOf(sentence.text) ?? "other";
    found.push({ kind, start: match.index + span.start, end: match.index + span.end });
  }
  return found;
}

function spanOf(words: string, hasTime: boolean, rest: string): { start: number; end: number } | null {
  const waits = patience.exec(words);
  if (waits && !/感谢|谢谢/.test(words)) return { start: waits.index, end: waits.index + waits[0].length };
  if (notYet.test(words) || isForCustomer(words)) return null;
  const off = putsOff.exec(words);
  if (off && !isDone(words.slice(0, off.index), words.slice(off.index))) {
    const tells = ours.test(words) || (ours.test(rest.slice(0, 40)) && kindOf(rest.slice(0, 40)) !== null);
    if (tells) return { start: off.index, end: off.index + off[0].length };
  }
  if (hasTime) return null;
  const will = willAct.exec(words);
  if (!will || kindOf(words.slice(will.index)) === null || isDone(words.slice(0, will.index), words.slice(will.index)))
    return null;
  return { start: will.index, end: words.trimEnd().length };
}
