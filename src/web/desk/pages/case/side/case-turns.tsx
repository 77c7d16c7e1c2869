import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../../../../lib/api.ts";
import { TurnShares } from "../../../../ui/turn-shares.tsx";
import styles from "./side.module.css";

/** Where the working time of a case went. What cannot be counted is left out: it is a help, and no part of the case. */
export function CaseTurns({ caseId }: { caseId: number }) {
  const { t } = useTranslation();
  const turns = useQuery({
    queryKey: ["case", caseId, "turns"],
    queryFn: () => api.get("/api/v1/cases/:id/turns", { params: { id: caseId } }),
  });
  if (!turns.data) return null;
  const { items, now, calendar } = turns.data;
  return (
    <section aria-labelledby="turns" title={t("turns.counted", { calendar })}>
      <h2 id="turns">{t("turns.title")}</h2>
      <TurnShares items={items} />
      <p className={styles.counts}>{t(`turns.now.${now ?? "nobody"}`)}</p>
    </section>
  );
}
