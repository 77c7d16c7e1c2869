import { Link } from "@tanstack/react-router";
import type { PromiseView } from "../../../../shared/contract/promises.ts";
import { usePromiseWords } from "../../../lib/promise-words.ts";
import { PromiseRing } from "../../../ui/promise-ring.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import { CaseLink } from "../../links.tsx";
import styles from "./home.module.css";

/** What is promised about no case; an improvement has a page of its own. */
function Unplaced({ promise, text }: { promise: PromiseView; text: string }) {
  if (promise.kind !== "improvement") return <span className={styles.subject}>{text}</span>;
  return (
    <Link to="/improvements" search={{ whose: "me" }} className={styles.subject}>
      {text}
    </Link>
  );
}

/** One promise I owe: its ring and time, what, to whom, and the way to the case. */
export function OwedRow({ promise }: { promise: PromiseView }) {
  const { kind } = usePromiseWords(promise);
  return (
    <li className={styles.row}>
      <span className={styles.ring}>
        <PromiseRing promise={promise} words />
      </span>
      <span className={styles.what}>
        {promise.caseId !== null ? (
          <CaseLink id={promise.caseId} className={styles.subject}>
            {promise.caseSubject ?? `#${promise.caseId}`}
          </CaseLink>
        ) : (
          <Unplaced promise={promise} text={promise.words ?? kind} />
        )}
        <small>
          {kind}
          {promise.customer && ` · ${promise.customer.name}`}
          {promise.caseId !== null && ` · #${promise.caseId}`}
        </small>
      </span>
      {promise.dueAt && (
        <span className={styles.at}>
          <TimeAgo at={promise.dueAt} short />
        </span>
      )}
    </li>
  );
}
