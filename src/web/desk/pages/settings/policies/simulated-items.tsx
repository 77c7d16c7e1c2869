import { useTranslation } from "react-i18next";
import type { SimulatedItem } from "../../../../../shared/contract/simulation.ts";
import { useClock } from "../../../../lib/time.ts";
import { CaseLink } from "../../../links.tsx";
import styles from "./simulation.module.css";

/** As many as somebody reads; the file has more. */
const SHOWN = 50;

/** The newest cases in which something would have become something else. */
export function SimulatedItems({ items }: { items: readonly SimulatedItem[] }) {
  const { t } = useTranslation();
  const clock = useClock();
  const stateOf = ({ state, dueAt }: SimulatedItem["now"]) =>
    dueAt === null
      ? t(`simulation.state.${state}`)
      : t("simulation.stateDue", { state: t(`simulation.state.${state}`), time: clock.dateTime(dueAt) });
  return (
    <>
      <ul className={styles.items}>
        {items.slice(0, SHOWN).map((item) => (
          <li key={`${item.caseId} ${item.kind} ${item.startedAt}`}>
            <CaseLink id={item.caseId}>
              #{item.caseId} {item.subject}
            </CaseLink>
            <small>
              {t(`desk-promise.kind.${item.kind}`)} ·{" "}
              {t("simulation.from", {
                start: clock.dateTime(item.startedAt),
                end: item.doneAt ? clock.dateTime(item.doneAt) : t("simulation.notYet"),
              })}
            </small>
            <small>
              {stateOf(item.now)} → <b data-state={item.changed.state}>{stateOf(item.changed)}</b>
            </small>
          </li>
        ))}
      </ul>
      {items.length > SHOWN && <p className={styles.hint}>{t("simulation.more", { count: items.length })}</p>}
    </>
  );
}
