import { useTranslation } from "react-i18next";
import type { Locale } from "../../shared/contract/common.ts";
import type { TurnTime } from "../../shared/contract/turns.ts";
import { workingHours } from "../../shared/working-hours.ts";
import styles from "./turn-shares.module.css";

/** “18 h ours · 41 h a partner's · 6 h the customer's”, with a bar of the shares; turns of no time are left out. */
export function TurnShares({ items }: { items: readonly TurnTime[] }) {
  const { t, i18n } = useTranslation();
  const shown = items.filter(({ ms }) => ms > 0);
  const parts = shown.length > 0 ? shown : [{ turn: "us", ms: 0 }];
  const wordOf = ({ turn, ms }: TurnTime) => {
    const key = `turns.part.${turn}`;
    const time = workingHours(ms, i18n.language as Locale);
    return i18n.exists(key) ? t(key, { time }) : t("turns.part.other", { time, who: turn });
  };
  return (
    <div className={styles.shares}>
      <div className={styles.bar} aria-hidden="true">
        {shown.map(({ turn, ms }) => (
          <i key={turn} data-turn={turn} style={{ flexGrow: ms }} />
        ))}
      </div>
      <ul>
        {parts.map((part) => (
          <li key={part.turn} data-turn={part.turn}>
            {wordOf(part)}
          </li>
        ))}
      </ul>
    </div>
  );
}
