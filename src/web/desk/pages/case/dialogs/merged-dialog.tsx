import { Button, Modal } from "antd";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../../shared/contract/cases.ts";
import { api } from "../../../../lib/api.ts";
import { useClock } from "../../../../lib/time.ts";
import { useCaseMove } from "../use-case-move.ts";
import styles from "./dialogs.module.css";

/** The cases that became part of this one; each can be made a case of its own again. */
export function MergedDialog({ view, onClose }: { view: CaseView; onClose: () => void }) {
  const { t } = useTranslation();
  const clock = useClock();
  const { act, busy } = useCaseMove();
  const takeOut = async (otherId: number) => {
    await act(() => api.post("/api/v1/cases/:id/unmerge", { params: { id: view.id }, body: { otherId } }));
    onClose();
  };
  return (
    <Modal open title={t("desk-case.merged.title", { id: view.id })} onCancel={onClose} footer={null}>
      <p className={styles.hint}>{t("desk-case.merged.hint")}</p>
      <ul className={styles.parts}>
        {view.mergedCases.map(({ id, subject, at }) => (
          <li key={id}>
            <span>
              #{id} {subject}
              <small>{t("desk-case.merged.at", { time: clock.dateTime(at) })}</small>
            </span>
            <Button
              size="small"
              disabled={busy}
              onClick={() => void takeOut(id)}
              aria-label={t("desk-case.merged.takeOutOf", { id })}
            >
              {t("desk-case.merged.takeOut")}
            </Button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
