import type { CaseRow } from "../../../../shared/contract/cases.ts";
import { PromiseRing } from "../../../ui/promise-ring.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import { CaseLink } from "../../links.tsx";
import styles from "./home.module.css";

/** A case in which a customer waits for my word: since when, and the newest words. */
export function AwaitingRow({ row }: { row: CaseRow }) {
  return (
    <li className={styles.row}>
      <span className={styles.ringOnly}>{row.promise && <PromiseRing promise={row.promise} />}</span>
      <span className={styles.what}>
        <CaseLink id={row.id} className={styles.subject}>
          {row.subject}
        </CaseLink>
        <small>
          {row.customer.name}
          {row.excerpt && ` · ${row.excerpt}`}
        </small>
      </span>
      <span className={styles.at}>
        <TimeAgo at={row.awaitingSince ?? row.updatedAt} />
      </span>
    </li>
  );
}
