import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { caseQuery } from "../../../lib/case-queries.ts";
import { useDebounced } from "../../../lib/debounced.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { PersonBadge } from "../../../ui/person-badge.tsx";
import { PromiseRing } from "../../../ui/promise-ring.tsx";
import { BlockSkeleton } from "../../../ui/skeletons.tsx";
import { StatusWord } from "../../../ui/status-word.tsx";
import { CaseLink } from "../../links.tsx";
import { MessageStream } from "../case/stream/message-stream.tsx";
import styles from "./list.module.css";

/** The case under the cursor, to read. It waits a moment, so that going down the list with j fetches only where one stops. */
export function CasePreview({ id }: { id: number | null }) {
  const { t } = useTranslation();
  const rested = useDebounced(id, 120);
  const found = useQuery({ ...caseQuery(rested ?? 0), enabled: rested !== null });
  if (rested === null) return <EmptyState title={t("desk-cases.preview.none")} hint={t("desk-cases.preview.hint")} />;
  if (found.isPending) return <BlockSkeleton lines={8} />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => found.refetch()} />;
  const view = found.data;
  return (
    <div className={styles.previewed}>
      <header>
        <h2>
          <CaseLink id={view.id}>
            #{view.id} {view.subject}
          </CaseLink>
        </h2>
        <p>
          <StatusWord status={view.status} />
          <span>{view.customer.name}</span>
          {view.owner && <PersonBadge name={view.owner.name} />}
          {view.promises
            .filter(({ state }) => state === "open")
            .map((promise) => (
              <PromiseRing key={promise.id} promise={promise} words />
            ))}
        </p>
      </header>
      <MessageStream key={view.id} view={view} />
    </div>
  );
}
