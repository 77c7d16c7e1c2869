import { useTranslation } from "react-i18next";
import type { FiringView } from "../../../../../shared/contract/rules.ts";
import { StateMark, type StateTone } from "../../../../ui/state-mark.tsx";
import styles from "../rules/rules.module.css";
import { useRuleWords } from "../rules/use-rule-words.ts";

type Action = FiringView["actions"][number];
const tones: Record<Action["state"], StateTone> = {
  pending: "waiting",
  done: "good",
  skipped: "idle",
  failed: "problem",
};

/** What each action of a firing came to. */
export function FiringActions({ actions }: { actions: readonly Action[] }) {
  const { t, i18n } = useTranslation();
  const words = useRuleWords();
  const why = ({ skipped, error }: Action) => {
    if (skipped) return t(`rules.skipped.${skipped}`);
    if (!error) return "";
    const key = `errors.${error.code}`;
    return i18n.exists(key) ? t(key, error.params) : error.message;
  };
  return (
    <ul className={styles.results}>
      {actions.map((action, at) => (
        // Their order is what tells them apart: an action may stand there twice.
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order
        <li key={at}>
          <StateMark tone={tones[action.state]}>{words.action(action.action)}</StateMark>
          <small className={styles.soft}>
            {[
              t(`desk-rules.log.action.${action.state}`),
              why(action),
              action.durationMs !== null && t("desk-rules.log.ms", { ms: action.durationMs }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </small>
        </li>
      ))}
    </ul>
  );
}
