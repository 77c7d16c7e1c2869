import { useQuery } from "@tanstack/react-query";
import { Checkbox, Form } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../../lib/api.ts";
import { useClock } from "../../../lib/time.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { BlockSkeleton } from "../../../ui/skeletons.tsx";
import styles from "./money.module.css";

/** What a claim about a case may rest on. */
export function useEvidence(caseId: number | null) {
  return useQuery({
    queryKey: ["money", "evidence", caseId],
    queryFn: () => api.get("/api/v1/cases/:id/claim-evidence", { params: { id: caseId! } }),
    enabled: caseId !== null,
    retry: false,
  });
}

/** Chooses the messages that the partner gets to read; nothing else goes to them. */
export function EvidenceField({ evidence }: { evidence: ReturnType<typeof useEvidence> }) {
  const { t } = useTranslation();
  const clock = useClock();
  if (evidence.isError) return <ErrorState error={evidence.error} onRetry={() => evidence.refetch()} />;
  if (evidence.isPending) return <BlockSkeleton lines={3} />;
  if (evidence.data.items.length === 0) return <p>{t("desk-money.claims.noEvidence")}</p>;
  return (
    <Form.Item name="messageIds" label={t("desk-money.claims.evidence")} extra={t("desk-money.claims.evidenceHint")}>
      <Checkbox.Group className={styles.evidence}>
        {evidence.data.items.map(({ id, at, isCustomers, text, files }) => (
          <Checkbox key={id} value={id}>
            <small>
              {clock.dateTime(at)} · {t(isCustomers ? "desk-money.claims.theCustomer" : "desk-money.claims.we")}
              {files.length > 0 && ` · ${files.join(", ")}`}
            </small>
            <span>{text}</span>
          </Checkbox>
        ))}
      </Checkbox.Group>
    </Form.Item>
  );
}
