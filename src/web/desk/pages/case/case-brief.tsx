import { lazy, type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseBrief as Brief } from "../../../../shared/contract/cases.ts";
import type { PromiseView } from "../../../../shared/contract/promises.ts";
import { useChannelWord } from "../../../lib/channel-word.ts";
import { ensureAllTexts } from "../../../lib/i18n.ts";
import { useClock } from "../../../lib/time.ts";
import { useWideScreen } from "../../../lib/wide-screen.ts";
import styles from "./case-brief.module.css";

const BriefMore = lazy(async () => {
  const [{ BriefMore: more }] = await Promise.all([import("./brief/brief-more.tsx"), ensureAllTexts()]);
  return { default: more };
});

/**
 * The story so far in a few lines of facts: what they want, what was tried, what was said and promised, for whoever picks
 * up the phone. It lies open where there is a story: somebody came more than once, or was answered.
 */
export function CaseBrief({ brief, isOpen = false }: { brief: Brief; isOpen?: boolean }) {
  const { t, i18n } = useTranslation();
  const clock = useClock();
  const channel = useChannelWord();
  const wide = useWideScreen(1024);
  const contacts = brief.contacts.reduce((sum, { count }) => sum + count, 0);
  const [open, setOpen] = useState(isOpen || (wide && (contacts > 1 || brief.lastSaid !== null)));

  const contact = ({ channel: name, count, firstAt, lastAt }: Brief["contacts"][number]) => {
    const when = [...new Set([clock.date(firstAt), clock.date(lastAt)])].join(" – ");
    return t("desk-case.brief.contact", { channel: channel(name), count, when });
  };
  const kind = (promise: PromiseView) => {
    const key = `desk-promise.kind.${promise.kind}`;
    return promise.words ?? (i18n.exists(key) ? t(key) : t("desk-promise.kind.other"));
  };
  const promised = [
    ...brief.brokenPromises.map((each) => (
      <span key={each.id} className={styles.broken}>
        {t("desk-case.brief.broken", { kind: kind(each), time: each.dueAt ? clock.dateTime(each.dueAt) : "" })}
      </span>
    )),
    ...brief.openPromises.map((each) => (
      <span key={each.id}>
        {each.dueAt === null
          ? t("desk-case.brief.paused", { kind: kind(each) })
          : t("desk-case.brief.open", { kind: kind(each), time: clock.dateTime(each.dueAt) })}
      </span>
    )),
  ];
  const { lastSaid } = brief;
  const lines: Record<string, ReactNode> = {
    who: (
      <>
        <b>{brief.customer.name}</b>
        {brief.firstWords && ` “${brief.firstWords}”`}
      </>
    ),
    contacts: brief.contacts.map(contact).join(" · ") || "–",
    promises: promised.length > 0 ? promised : t("desk-case.brief.noPromises"),
    lastSaid: lastSaid
      ? t("desk-case.brief.said", {
          who: lastSaid.by?.name ?? channel(lastSaid.channel),
          time: clock.dateTime(lastSaid.at),
          words: lastSaid.words,
        })
      : t("desk-case.brief.nobodySaid"),
    turn:
      brief.turn === "us" && brief.awaitingSince
        ? t("desk-case.brief.turns.usSince", { time: clock.dateTime(brief.awaitingSince) })
        : t(`desk-case.brief.turns.${brief.turn}`),
  };
  return (
    <details className={styles.brief} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("desk-case.brief.title")}</summary>
      {open && (
        <dl>
          <Suspense>
            <BriefMore brief={brief} />
          </Suspense>
          {Object.entries(lines).map(([name, line]) => (
            <div key={name}>
              <dt>{t(`desk-case.brief.${name}`)}</dt>
              <dd>{line}</dd>
            </div>
          ))}
        </dl>
      )}
    </details>
  );
}
