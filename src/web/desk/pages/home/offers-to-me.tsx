import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { offersQuery } from "../../../lib/offer-queries.ts";
import { useCan } from "../../../lib/session.ts";
import { useClock } from "../../../lib/time.ts";
import { CaseLink } from "../../links.tsx";
import { AnswerOffer } from "../../offers/answer-offer.tsx";
import styles from "./home.module.css";

/** What colleagues ask me to take over; not there when it is nothing. */
export function OffersToMe() {
  const { t } = useTranslation();
  const clock = useClock();
  const can = useCan();
  const offers = useQuery({ ...offersQuery, enabled: can("cases:assign") }).data?.items ?? [];
  if (offers.length === 0) return null;
  return (
    <section aria-labelledby="offers" className={styles.section}>
      <h2 id="offers">{t("desk-care.offers.title", { count: offers.length })}</h2>
      <ul className={styles.rows}>
        {offers.map((offer) => (
          <li key={offer.caseId} className={styles.offer}>
            <span className={styles.what}>
              <CaseLink id={offer.caseId} className={styles.subject}>
                {offer.subject}
              </CaseLink>
              <small>
                {[
                  `#${offer.caseId}`,
                  offer.customer?.name,
                  t("desk-care.offers.from", { name: offer.from.name }),
                  t("desk-care.offers.until", { time: clock.dateTime(offer.expiresAt) }),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
            </span>
            <AnswerOffer caseId={offer.caseId} />
          </li>
        ))}
      </ul>
    </section>
  );
}
