import { PaperClipOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { CaseRow } from "../../../../shared/contract/cases.ts";
import { KindMark } from "../../../ui/kind-mark.tsx";
import { PersonBadge } from "../../../ui/person-badge.tsx";
import { PriorityMark } from "../../../ui/priority-mark.tsx";
import { PromiseRing } from "../../../ui/promise-ring.tsx";
import { RepeatLine } from "../../../ui/repeat-line.tsx";
import { SeverityMark } from "../../../ui/severity-mark.tsx";
import { StatusWord } from "../../../ui/status-word.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import styles from "./list.module.css";

/** One case in the list. The link around its subject takes the keyboard's focus and opens it. */
export const CaseListRow = memo(function CaseListRow(props: {
  row: CaseRow;
  selected: boolean;
  previewed: boolean;
  onSelect: (id: number, range: boolean) => void;
  onPreview: (id: number) => void;
}) {
  const { t } = useTranslation();
  const { row } = props;
  return (
    <li className={styles.row} data-selected={props.selected} data-previewed={props.previewed}>
      <input
        type="checkbox"
        className={styles.tick}
        checked={props.selected}
        onChange={(event) => props.onSelect(row.id, (event.nativeEvent as MouseEvent).shiftKey === true)}
        aria-label={t("desk-cases.select", { id: row.id })}
      />
      <span className={styles.ring}>{row.promise && <PromiseRing promise={row.promise} />}</span>
      <Link
        to="/cases/$caseId"
        params={{ caseId: String(row.id) }}
        className={styles.main}
        data-case={row.id}
        onFocus={() => props.onPreview(row.id)}
      >
        <span className={styles.subject}>
          <KindMark row={row} />
          <SeverityMark severity={row.severity} />
          <PriorityMark priority={row.priority} />
          <b>{row.subject}</b>
          {row.hasAttachments && <PaperClipOutlined title={t("desk-cases.hasAttachments")} />}
          {!row.repeat && row.contactCount > 1 && (
            <span className={styles.contacts} title={t("desk-cases.contacts", { count: row.contactCount })}>
              ×{row.contactCount}
            </span>
          )}
        </span>
        <span className={styles.excerpt}>
          {row.repeat && (
            <>
              <RepeatLine repeat={row.repeat} /> ·{" "}
            </>
          )}
          <span className={styles.who}>{row.customer.name || t("desk-message.nameless")}</span>
          {row.excerpt && ` · ${row.excerptDirection === "out" ? "← " : ""}${row.excerpt}`}
        </span>
      </Link>
      <span className={styles.tags}>
        {row.tags.slice(0, 2).map((tag) => (
          <span key={tag}>{tag}</span>
        ))}
        {row.tags.length > 2 && <span title={row.tags.join(", ")}>+{row.tags.length - 2}</span>}
      </span>
      <span className={styles.owner}>
        {row.owner ? (
          <PersonBadge name={row.owner.name} />
        ) : (
          <span className={styles.nobody} title={t("desk-cases.nobody")}>
            <i aria-hidden="true" />
            <span>{t("desk-cases.nobody")}</span>
          </span>
        )}
      </span>
      <span className={styles.state}>
        <StatusWord status={row.status} />
      </span>
      <span className={styles.when}>
        <span className={styles.number}>#{row.id}</span>
        <TimeAgo at={row.updatedAt} short />
      </span>
    </li>
  );
});
