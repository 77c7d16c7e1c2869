import { useTranslation } from "react-i18next";
import type { PromiseDetail } from "../../shared/contract/promises.ts";
import { nameIn } from "../lib/i18n.ts";
import { useClock } from "../lib/time.ts";
import styles from "./promise-ring.module.css";
import { TurnShares } from "./turn-shares.tsx";

/** The calls that nobody answered, where enough of them kept a promise to call. */
const attemptsOf = (data: Record<string, unknown>) =>
  Array.isArray(data.attempts) ? (data.attempts as { at: string }[]).map(({ at }) => at) : [];

/** Why a promise is due when it is: rule, calendar, day by day; and everything that happened to it since. */
export function DueExplanation({ promise }: { promise: PromiseDetail }) {
  const { t, i18n } = useTranslation();
  const clock = useClock();
  const days = promise.explanation?.days ?? [];
  const dateOf = new Intl.DateTimeFormat(i18n.language, {
    month: "short",
    day: "numeric",
    weekday: "short",
    timeZone: "UTC",
  });
  const reason = (day: (typeof days)[number]) => {
    const key = `calendars.day.${day.reason}`;
    const named = `calendars.dayNamed.${day.reason}`;
    return t(day.names && i18n.exists(named) ? named : key, {
      name: day.names ? nameIn(day.names, i18n.language) : "",
    });
  };
  const attemptsIn = (data: Record<string, unknown>) => {
    const times = attemptsOf(data).map((at) => clock.dateTime(at));
    return times.length > 0 ? t("callback-rule.attempt", { times: times.join(", ") }) : null;
  };
  return (
    <>
      <section>
        <h3>{t("desk-promise.why")}</h3>
        {promise.policy && promise.businessMs !== null && (
          <p>
            {t("desk-promise.rule", {
              policy: promise.policy.name,
              time: clock.duration(promise.businessMs),
              calendar: promise.calendar?.name ?? "",
            })}
          </p>
        )}
        {promise.policy && promise.policy.matched.length > 0 && (
          <p className={styles.soft}>
            {t("desk-promise.matched", {
              criteria: promise.policy.matched.map((name) => t(`promises.criteria.${name}`)).join(", "),
            })}
          </p>
        )}
        {!promise.policy && <p>{t(promise.businessMs === null ? "desk-promise.fixed" : "desk-promise.byHand")}</p>}
        {days.length > 0 && (
          <ul className={styles.days}>
            {days.slice(0, 14).map((day) => (
              <li key={day.date}>
                <span>{dateOf.format(Date.parse(`${day.date}T00:00:00Z`))}</span>
                <span className={styles.soft}>
                  {day.used.length > 0
                    ? day.used.map(({ from, to }) => `${clock.time(from)}–${clock.time(to)}`).join(", ")
                    : reason(day)}
                </span>
                <span>{day.usedMs > 0 ? clock.duration(day.usedMs) : "–"}</span>
              </li>
            ))}
          </ul>
        )}
        {promise.source !== "policy" && <p className={styles.soft}>{t(`turns.source.${promise.source}`)}</p>}
        {promise.turns && <TurnShares items={promise.turns} />}
        {promise.explanation?.holidaysKnown === false && (
          <p className={styles.soft}>{t("desk-promise.holidaysUnknown")}</p>
        )}
      </section>
      <section>
        <h3>{t("desk-promise.logTitle")}</h3>
        <ul className={styles.log}>
          {promise.log.map((entry) => (
            <li key={entry.at + entry.kind}>
              <span>
                {t(`promises.log.${entry.kind}`)}
                {entry.actor.name && ` · ${entry.actor.name}`}
                {[entry.data.reason, entry.data.evidence, attemptsIn(entry.data)]
                  .filter((said) => typeof said === "string")
                  .map((said) => (
                    <span key={said} className={styles.soft}>
                      {" "}
                      · {said}
                    </span>
                  ))}
              </span>
              <time dateTime={entry.at}>{clock.dateTime(entry.at)}</time>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
