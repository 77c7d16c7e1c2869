import { useQuery } from "@tanstack/react-query";
import { Modal } from "antd";
import { useTranslation } from "react-i18next";
import type { IntakeRow } from "../../../../shared/contract/channels.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { BlockSkeleton } from "../../../ui/skeletons.tsx";
import styles from "../settings/shared/lists.module.css";
import { readRaw } from "./read-raw.ts";

/** A delivery byte for byte as it came: its beginning as text, and all of it as a file. */
export function RawDialog({ row, onClose }: { row: IntakeRow; onClose: () => void }) {
  const { t } = useTranslation();
  const url = `/api/v1/intake/${row.id}/raw`;
  const raw = useQuery({
    queryKey: ["intake-raw", row.id],
    queryFn: ({ signal }) => readRaw(url, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Modal
      open
      title={t("desk-intake.rawTitle", { id: row.id })}
      onCancel={onClose}
      width="min(960px, 94vw)"
      footer={
        <a href={url} download={`delivery-${row.id}.eml`}>
          {t("desk-intake.download")}
        </a>
      }
    >
      {raw.isPending && <BlockSkeleton lines={8} />}
      {raw.isError && <ErrorState error={raw.error} onRetry={() => raw.refetch()} />}
      {raw.data && (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
          <pre className={styles.raw} tabIndex={0}>
            {raw.data.text}
          </pre>
          {raw.data.cut && <p className={styles.soft}>{t("desk-intake.cut")}</p>}
        </>
      )}
    </Modal>
  );
}
