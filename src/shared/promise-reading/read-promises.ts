import { judgeChinese } from "./chinese-judge.ts";
import { vagueInChinese } from "./chinese-vague.ts";
import { judgeEnglish } from "./english-judge.ts";
import { vagueInEnglish } from "./english-vague.ts";
import { findTimes } from "./find-times.ts";
import { resolveTime } from "./resolve-time.ts";
import { sentencesOf } from "./sentences.ts";
import type { DayRef, Reading, ReadingFrame, ReadPromise, Sentence, TimeWords, VagueWording } from "./types.ts";

/** More promises than a person gives in one answer; what comes after them is not read. */
const MOST = 50;

/**
 * Reads what a text promises: with a time, resolved in the frame's calendar and zone, and without one. Chinese and English,
 * also in one text. Needs no network and no model; takes time in proportion to the text's length and never throws.
 */
export function readPromises(text: string, frame: ReadingFrame): Reading {
  const promises: ReadPromise[] = [];
  const vague: VagueWording[] = [];
  let lastDay: DayRef | null = null;
  for (const sentence of sentencesOf(text)) {
    if (promises.length >= MOST || vague.length >= MOST) break;
    const times: TimeWords[] = [];
    let day: DayRef | null = null;
    for (const time of findTimes(sentence.text)) {
      // “Packed tomorrow at nine and sent in the afternoon”: an hour is of the day named before it in the sentence.
      const other: DayRef | null = time.day?.is === "same" ? lastDay : time.day || time.duration ? time.day : day;
      if (time.day?.is === "same" && !other) continue;
      times.push({ ...time, day: other });
      day = other ?? day;
      lastDay = day ?? lastDay;
    }
    const dated = datedIn(text, sentence, times, frame);
    promises.push(
      ...dated.filter((one) => !promises.some((known) => known.kind === one.kind && known.due === one.due)),
    );
    if (dated.some(({ who }) => who === "we")) continue;
    const find = isChinese(sentence.text) ? vagueInChinese : vagueInEnglish;
    vague.push(
      ...find(sentence, times.length > 0).map((one) => ({
        ...one,
        start: one.start + sentence.start,
        end: one.end + sentence.start,
      })),
    );
  }
  return { promises, vague: vague.filter((one) => !promises.some((promise) => covers(promise, one))) };
}

function datedIn(text: string, sentence: Sentence, times: readonly TimeWords[], frame: ReadingFrame): ReadPromise[] {
  const judge = isChinese(sentence.text) ? judgeChinese : judgeEnglish;
  const dated: ReadPromise[] = [];
  for (const time of times) {
    const judged = judge(sentence, time);
    const resolved = judged && resolveTime(time, frame);
    if (!resolved) continue;
    dated.push({
      ...judged,
      ...resolved,
      start: sentence.start + time.start,
      end: sentence.start + time.end,
      // As they were written: the sentence has its marks made plain.
      words: text.slice(sentence.start, sentence.start + sentence.text.length).trim(),
    });
  }
  return dated;
}

/** A promise of ours with a time stands for the vague one of its kind; an answer with a time for whatever is left open. */
function covers({ who, kind }: ReadPromise, vague: VagueWording): boolean {
  return (
    who === "we" && (kind === vague.kind || kind === "answer" || vague.kind === "answer" || vague.kind === "other")
  );
}

function isChinese(words: string): boolean {
  return /[\u4e00-\u9fff]/.test(words);
}
