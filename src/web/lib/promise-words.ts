import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { PromiseView } from "../../shared/contract/promises.ts";
import { type PromiseLevel, promiseLevel, shareLeft } from "../../shared/promise-ring.ts";
import { useNow } from "./now.ts";
import { type Clock, useClock } from "./time.ts";

export type PromiseWords = {
  level: PromiseLevel;
  share: number;
  /** "First answer" */
  kind: string;
  /** "Due soon" */
  levelWord: string;
  /** "2 h left", "40 min late", "kept 14:02" */
  time: string;
  /** "Li Wei owes Ms Chen" */
  who: string;
};

/** How a promise is said in the reader's language at this moment. */
export function usePromiseWords(promise: PromiseView): PromiseWords {
  const { t, i18n } = useTranslation();
  const clock = useClock();
  const now = useNow();
  const level = promiseLevel(promise, now);
  const kindKey = `desk-promise.kind.${promise.kind}`;
  return {
    level,
    share: shareLeft(promise, now),
    kind: i18n.exists(kindKey) ? t(kindKey) : (promise.words ?? t("desk-promise.kind.other")),
    levelWord: t(`desk-promise.level.${level}`),
    time: timeWords(promise, level, now, clock, t),
    who: t("desk-promise.to", {
      promisor: promise.promisor.name ?? t(`desk-promise.promisor.${promise.promisor.kind}`),
      customer: promise.customer?.name ?? t("desk-promise.toSomebody"),
    }),
  };
}

function timeWords(promise: PromiseView, level: PromiseLevel, now: number, clock: Clock, t: TFunction): string {
  if (level === "paused") return t("desk-promise.pausedNow");
  if (promise.state !== "open" && promise.state !== "broken") {
    return promise.settledAt ? clock.short(promise.settledAt, now) : "";
  }
  if (promise.dueAt === null) return t("desk-promise.pausedNow");
  const left = Date.parse(promise.dueAt) - now;
  // Found not to have been kept before its time was over: how much there was left of it says nothing any more.
  if (promise.state === "broken" && left > 0) return "";
  return left > 0
    ? t("desk-promise.left", { time: clock.duration(left) })
    : t("desk-promise.late", { time: clock.duration(-left) });
}
