import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { callQueueQuery } from "../../../lib/call-queries.ts";
import { StateMark, type StateTone } from "../../../ui/state-mark.tsx";
import { CallClock } from "../../telephone/call-clock.tsx";
import { useAgentState } from "../../telephone/use-agent-state.ts";
import styles from "./calls.module.css";

/** Who is there to answer, and what their telephones do. */
export function Colleagues() {
  const { t } = useTranslation();
  const stateOf = useAgentState();
  const agents = useQuery(callQueueQuery).data?.agents;
  if (!agents) return null;
  const toneOf = ({ state, available }: (typeof agents)[number]): StateTone => {
    if (state !== "idle") return "waiting";
    return available ? "good" : "idle";
  };
  return (
    <section aria-labelledby="colleagues" className={styles.section}>
      <h2 id="colleagues">{t("desk-calls.colleagues.title")}</h2>
      {agents.length === 0 && <p className={styles.none}>{t("desk-calls.colleagues.none")}</p>}
      <ul>
        {agents.map((agent) => (
          <li key={agent.staff.id} className={styles.row}>
            <span className={styles.what}>{agent.staff.name}</span>
            <StateMark tone={toneOf(agent)}>{stateOf(agent)}</StateMark>
            {agent.state !== "idle" && <CallClock since={agent.since} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
