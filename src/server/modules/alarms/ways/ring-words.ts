import type { Locale } from "../../../../shared/contract/common.ts";
import { spokenTime } from "../../../../shared/spoken-time.ts";
import { type Say, wordsOf } from "../../../kernel/words.ts";
import type { Notice } from "../hooks/formats.ts";
import type { Ring } from "../store/tellings.ts";

export type RingWords = {
  ring: Ring;
  locale: Locale;
  timeZone: string;
  url: string;
  caseId: number | null;
  ownerName: string | null;
  /** only for somebody who may see the case */
  about: { subject: string; customer: string; words: string | null } | null;
};

/** What a ring says, the same in a mail and in a group; of the case itself only what its reader may see. */
export function ringWords(given: RingWords): Notice {
  const { ring, locale, timeZone, caseId, about, url } = given;
  const say = wordsOf(locale);
  const time = (at: string) => spokenTime(new Date(at), locale, timeZone);
  const params = { number: caseId ?? "–", kind: kindWord(say, ring.kind) };
  const lines = [
    about && say("alarms.ring.about", { subject: about.subject, customer: about.customer }),
    about?.words && say("alarms.ring.words", { words: about.words }),
    ring.dueAt && say("alarms.ring.due", { time: time(ring.dueAt) }),
    given.ownerName ? say("alarms.ring.owner", { name: given.ownerName }) : say("alarms.ring.nobody"),
    ring.rung !== "owner" && say("alarms.ring.climbed", { rung: say(`promises.rungs.${ring.rung}`) }),
    ring.late && say("alarms.ring.late", { time: time(ring.ringsAt) }),
    ring.repeat > 0 && say("alarms.ring.repeat", { count: ring.repeat + 1 }),
  ];
  const opening = caseId === null ? [] : [{ text: say("alarms.openCase"), url: `${url}/desk/cases/${caseId}` }];
  const mine = { text: say("alarms.haveIt"), url: `${url}/desk/notifications?promise=${ring.promiseId}` };
  return {
    title: say(ring.isAhead ? "alarms.ring.soon" : "alarms.ring.broken", params),
    lines: lines.filter((line): line is string => Boolean(line)),
    links: [...opening, mine],
  };
}

/** Several rings in one message: what each is about in a line, and the way to all of them. */
export function inOne(notices: readonly Notice[], { locale, url }: Pick<RingWords, "locale" | "url">): Notice {
  const [only, ...more] = notices;
  if (only && more.length === 0) return only;
  const say = wordsOf(locale);
  return {
    title: say("alarms.ring.many", { count: notices.length }),
    lines: notices.map(({ title }) => title),
    links: [{ text: say("alarms.openNotifications"), url: `${url}/desk/notifications` }],
  };
}

/** The same as a letter. */
export function asLetter(notice: Notice, farewell: string): { subject: string; text: string } {
  const links = notice.links.map(({ text, url }) => `${text}\n${url}`);
  return { subject: notice.title, text: [notice.title, notice.lines.join("\n"), ...links, farewell].join("\n\n") };
}

/** The same as a short message: a title and the way to say "I have it". */
export function asShort(notice: Notice): string {
  return `${notice.title} ${notice.links.at(-1)!.url}`;
}

/** Kinds that programs made up have no word of ours. */
function kindWord(say: Say, kind: string): string {
  try {
    return say(`promises.kinds.${kind}`);
  } catch {
    return say("alarms.ring.promise");
  }
}
