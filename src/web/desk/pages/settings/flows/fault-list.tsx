import { useTranslation } from "react-i18next";
import type { FlowFault, FlowSpec } from "../../../../../shared/contract/flows.ts";
import styles from "./flows.module.css";
import { useStepWords } from "./step-words.ts";

/** What keeps a drawing from being published; each leads to its step. */
export function FaultList(props: { faults: readonly FlowFault[]; spec: FlowSpec; onPick: (id: string) => void }) {
  const { t } = useTranslation();
  const words = useStepWords();
  const { faults, spec } = props;
  if (faults.length === 0) return null;
  return (
    <details className={styles.faults}>
      <summary>{t("desk-flows.faults", { count: faults.length })}</summary>
      <ul>
        {faults.map((fault) => {
          const step = spec.steps.find(({ id }) => id === fault.step);
          const said = words.fault(spec, fault);
          return (
            <li key={`${fault.step} ${fault.code} ${fault.part}`}>
              {step ? (
                <button type="button" onClick={() => props.onPick(step.id)}>
                  {short(words.text(step))}
                </button>
              ) : null}
              {step ? ": " : ""}
              {said}
            </li>
          );
        })}
      </ul>
    </details>
  );
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
