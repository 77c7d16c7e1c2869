import { useTranslation } from "react-i18next";
import type { FlowFault } from "../../../../../shared/contract/flows.ts";
import { waysOf } from "../../../../../shared/flows/index.ts";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import type { FlowDraft } from "./flow-draft.ts";
import styles from "./flows.module.css";
import { useStepWords } from "./step-words.ts";

/** The steps as a list: for the keyboard, for small screens, and for reading a drawing through. */
export function StepList({ draft, faults }: { draft: FlowDraft; faults: readonly FlowFault[] }) {
  const { t } = useTranslation();
  const words = useStepWords();
  const { spec, picked } = draft;
  const nameOf = (id: string | null) => {
    const at = spec.steps.findIndex((step) => step.id === id);
    return at < 0 ? t("desk-flows.nowhere") : `${at + 1}`;
  };
  if (spec.steps.length === 0) return <EmptyState title={t("desk-flows.noSteps")} hint={t("desk-flows.noStepsHint")} />;
  return (
    <ol className={styles.steps}>
      {spec.steps.map((step, at) => (
        <li key={step.id} data-wrong={faults.some((fault) => fault.step === step.id) || undefined}>
          <button
            type="button"
            aria-pressed={picked === step.id}
            onClick={() => draft.setPicked(picked === step.id ? null : step.id)}
          >
            <span className={styles.kind}>
              {at + 1} · {t(`desk-flows.step.${step.type}`)}
              {spec.start === step.id && ` · ${t("desk-flows.start")}`}
            </span>
            <span className={styles.words}>{words.text(step)}</span>
            {waysOf(step).map(({ name, next }) => (
              <span key={name} className={styles.way}>
                {words.way(step, name)} → {nameOf(next)}
              </span>
            ))}
          </button>
        </li>
      ))}
    </ol>
  );
}
