import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { BehindItem, MatterEnd, VisitEnd } from "../../../../shared/contract/self-service.ts";
import { api } from "../../../lib/api.ts";
import { useCan } from "../../../lib/session.ts";
import { usePaged } from "../../../lib/use-paged.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { PagedTable } from "../../../ui/list-states.tsx";
import { SideDrawer } from "../../../ui/side-drawer.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import styles from "./self-service.module.css";

/** What a figure counts, matter by matter. */
export function Behind(props: { end: MatterEnd | VisitEnd; span: { from: string; to: string }; onClose: () => void }) {
  const { t } = useTranslation();
  const { end, span, onClose } = props;
  const list = usePaged(["self-service", "behind", end, span], (cursor, signal) =>
    api.get("/api/v1/self-service/behind", { query: { ...span, end, ...(cursor && { cursor }) }, signal }),
  );
  return (
    <SideDrawer open onClose={onClose} side="right" title={t(`desk-self-service.ends.${end}`)}>
      <p className={styles.soft}>{t(`desk-self-service.endHints.${end}`)}</p>
      <PagedTable
        list={list}
        caption={t(`desk-self-service.ends.${end}`)}
        empty={
          <EmptyState title={t("desk-self-service.nothingBehind")} hint={t("desk-self-service.nothingBehindHint")} />
        }
        columns={[
          { key: "words", title: t("desk-self-service.matter"), cell: (row) => <Matter row={row} /> },
          { key: "at", title: t("desk-self-service.at"), width: "110px", cell: ({ at }) => <TimeAgo at={at} /> },
        ]}
      />
    </SideDrawer>
  );
}

function Matter({ row: { caseId, dialogueId, articleId, words } }: { row: BehindItem }) {
  const { t } = useTranslation();
  const can = useCan();
  return (
    <>
      {caseId === null ? (
        words || t("desk-self-service.nothingAsked")
      ) : (
        <Link to="/cases/$caseId" params={{ caseId: String(caseId) }}>
          {words || `#${caseId}`}
        </Link>
      )}
      {dialogueId !== null && can("robot:review") && (
        <small>
          <Link to="/reports/robot/$dialogueId" params={{ dialogueId: String(dialogueId) }}>
            {t("desk-self-service.openDialogue")}
          </Link>
        </small>
      )}
      {articleId !== null && can("knowledge:read") && (
        <small>
          <Link to="/knowledge/$articleId" params={{ articleId: String(articleId) }}>
            {t("desk-self-service.openArticle")}
          </Link>
        </small>
      )}
    </>
  );
}
