import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../shared/contract/cases.ts";
import { api } from "../../../lib/api.ts";
import { useUndoToast } from "../../../ui/undo-toast.tsx";
import { CaseLink } from "../../links.tsx";
import styles from "./case.module.css";
import { useCaseAction } from "./use-case-action.ts";
import { useCaseMove } from "./use-case-move.ts";

/** The customer's other cases that may be about the same, each with the reason: to be merged, or told apart for good. */
export function MaybeSame({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  if (view.maybeSame.length === 0) return null;
  return (
    <ul className={styles.maybes} aria-label={t("desk-case.maybe.title")}>
      {view.maybeSame.map((other) => (
        <MaybeLine key={other.id} view={view} other={other} />
      ))}
    </ul>
  );
}

function MaybeLine({ view, other }: { view: CaseView; other: CaseView["maybeSame"][number] }) {
  const { t } = useTranslation();
  const move = useCaseMove();
  const { act, busy } = useCaseAction(view.id);
  const undoToast = useUndoToast();
  const { id, subject, reason } = other;
  const [older, newer] = [Math.min(id, view.id), Math.max(id, view.id)];
  const params = { id: view.id, otherId: id };
  const merge = () =>
    move.act(() => api.post("/api/v1/cases/:id/merge", { params: { id: older }, body: { otherId: newer } }));
  const tellApart = async () => {
    if (!(await act(() => api.put("/api/v1/cases/:id/apart/:otherId", { params })))) return;
    const undo = async () => void (await act(() => api.delete("/api/v1/cases/:id/apart/:otherId", { params })));
    undoToast({ text: t("desk-case.maybe.told", { id }), undo });
  };
  return (
    <li>
      <p>
        {t(`desk-message.maybe.${reason.by}`, { id, subject, number: reason.number, words: reason.words?.join(", ") })}
      </p>
      <span className={styles.maybeActs}>
        <CaseLink id={id}>{t("desk-case.openMerged", { id })}</CaseLink>
        {move.may && (
          <>
            <Button size="small" loading={move.busy} onClick={merge}>
              {id === older ? t("desk-message.maybe.merge", { id }) : t("desk-case.maybe.mergeHere", { id })}
            </Button>
            <Button size="small" loading={busy} onClick={tellApart}>
              {t("desk-case.maybe.apart")}
            </Button>
          </>
        )}
      </span>
    </li>
  );
}
