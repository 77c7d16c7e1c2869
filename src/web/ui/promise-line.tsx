import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PromiseView } from "../../shared/contract/promises.ts";
import { usePromiseWords } from "../lib/promise-words.ts";
import { useClock } from "../lib/time.ts";
import styles from "./promise-line.module.css";
import { PromiseRing } from "./promise-ring.tsx";

/** A promise in a list: its ring, its words, how it stands and until when; `more` facts follow, `children` stand below. */
export function PromiseLine(props: { promise: PromiseView; more?: string | false | null; children?: ReactNode }) {
  const { promise, more, children } = props;
  const { t } = useTranslation();
  const clock = useClock();
  const { kind, levelWord, time } = usePromiseWords(promise);
  const due = promise.dueAt && clock.dateTime(promise.dueAt);
  const until =
    due &&
    (promise.notBefore
      ? t("desk-promise.window", { from: clock.dateTime(promise.notBefore), until: due })
      : t("desk-promise.until", { time: due }));
  const facts = [levelWord, time, until, more].filter((fact) => typeof fact === "string" && fact !== "");
  return (
    <div className={styles.line}>
      <PromiseRing promise={promise} size={24} />
      <div>
        <b className={styles.words}>{promise.words ?? kind}</b>
        {/* Each fact of its own, so that none is broken in the middle of a date. */}
        <ul className={styles.facts}>
          {facts.map((fact) => (
            <li key={fact as string}>{fact}</li>
          ))}
        </ul>
        {children}
      </div>
    </div>
  );
}
