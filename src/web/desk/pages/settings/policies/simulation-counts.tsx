import { useTranslation } from "react-i18next";
import type { SimulatedCount } from "../../../../../shared/contract/simulation.ts";
import styles from "./simulation.module.css";

const states = ["kept", "broken", "open", "withdrawn"] as const;

/** How many of each kind are kept and broken now, and how many would be. */
export function SimulationCounts({ counts }: { counts: readonly SimulatedCount[] }) {
  const { t } = useTranslation();
  const promised = counts.filter(({ now, changed }) => states.some((state) => now[state] || changed[state]));
  if (promised.length === 0) return <p className={styles.hint}>{t("simulation.nothingPromised")}</p>;
  return (
    <table className={styles.counts}>
      <thead>
        <tr>
          <th scope="col">{t("simulation.kind")}</th>
          {states.map((state) => (
            <th scope="col" key={state}>
              {t(`simulation.state.${state}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {promised.map(({ kind, now, changed }) => (
          <tr key={kind}>
            <th scope="row">{t(`desk-promise.kind.${kind}`)}</th>
            {states.map((state) => (
              <Count key={state} before={now[state] ?? 0} after={changed[state] ?? 0} worse={state === "broken"} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Count({ before, after, worse }: { before: number; after: number; worse: boolean }) {
  const by = after - before;
  return (
    <td>
      {before === after ? before : `${before} → ${after}`}
      {by !== 0 && (
        <small data-worse={worse && by > 0}>
          {by > 0 ? "+" : "−"}
          {Math.abs(by)}
        </small>
      )}
    </td>
  );
}
