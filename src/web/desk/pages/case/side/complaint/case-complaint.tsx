import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../../../shared/contract/cases.ts";
import { isUnhappy } from "../../../../../../shared/satisfaction.ts";
import { useClock } from "../../../../../lib/time.ts";
import { ErrorState } from "../../../../../ui/error-state.tsx";
import { BlockSkeleton } from "../../../../../ui/skeletons.tsx";
import { ApologyCard } from "./apology-card.tsx";
import styles from "./complaint.module.css";
import { complaintQuery } from "./complaint-query.ts";
import { SettlementCard } from "./settlement-card.tsx";
import { SeverityCard } from "./severity-card.tsx";

/** How serious the case is and why; of a complaint also how it is settled, who apologises, and how it was found. */
export function CaseComplaint({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const clock = useClock();
  const query = useQuery(complaintQuery(view.id));
  if (query.isPending) return <BlockSkeleton lines={3} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => query.refetch()} />;
  const { data } = query;
  const isComplaint = view.kind === "complaint" || data.settlement !== null || data.apologies.length > 0;
  const { satisfaction } = data;
  return (
    <>
      <SeverityCard view={view} complaint={data} />
      {isComplaint && <SettlementCard view={view} complaint={data} />}
      {isComplaint && <ApologyCard view={view} complaint={data} />}
      {satisfaction && (
        <section aria-labelledby="satisfaction">
          <h2 id="satisfaction">{t("desk-complaint.rating.title")}</h2>
          <p className={styles.rating} data-unhappy={isUnhappy(satisfaction.rating)}>
            {satisfaction.rating
              ? t(`complaints.rating.words.${satisfaction.rating}`)
              : t("desk-complaint.rating.asked", { time: clock.dateTime(satisfaction.askedAt) })}
          </p>
          {satisfaction.comment && (
            <p className={styles.words}>{t("desk-complaint.rating.comment", { comment: satisfaction.comment })}</p>
          )}
        </section>
      )}
    </>
  );
}
