import { useTranslation } from "react-i18next";
import { PersonBadge } from "../../../ui/person-badge.tsx";
import styles from "./case.module.css";
import type { Viewers } from "./use-presence.ts";

/** The colleagues who have this case open, and who of them is typing. */
export function WhoIsHere({ others }: { others: Viewers }) {
  const { t } = useTranslation();
  return (
    <div className={styles.here} role="status">
      {others.map(({ staff, state }) => (
        <span key={staff.id} className={styles.looker} data-typing={state === "typing"}>
          <PersonBadge name={staff.name} showName={false} />
          {t(state === "typing" ? "desk-case.here.typing" : "desk-case.here.viewing", { name: staff.name })}
        </span>
      ))}
    </div>
  );
}
