import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../../shared/contract/cases.ts";
import { api } from "../../../../lib/api.ts";
import { useCan } from "../../../../lib/session.ts";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { BlockSkeleton } from "../../../../ui/skeletons.tsx";
import { CategoryWord } from "../../../../ui/status-word.tsx";
import { TimeAgo } from "../../../../ui/time-ago.tsx";
import { LikelyRecords } from "../../../likely-records.tsx";
import { CaseLink, CustomerLink } from "../../../links.tsx";
import { DialButton } from "../../../telephone/dial-button.tsx";
import { WalkSection } from "../flows/walk-section.tsx";
import { CaseMatters } from "./case-matters.tsx";
import { CasePromises } from "./case-promises.tsx";
import { IdentityProof } from "./identity-proof.tsx";
import styles from "./side.module.css";

/** Beside the conversation: the promises, who the customer is, and their other cases. */
export function CaseSide({ view }: { view: CaseView }) {
  const can = useCan();
  return (
    <div className={styles.side}>
      <CasePromises view={view} />
      <CaseMatters view={view} />
      {can("customers:read") && <Customer id={view.customer.id} caseId={view.id} />}
      <WalkSection caseId={view.id} />
      <IdentityProof caseId={view.id} />
      <LikelyRecords customer={view.customer} />
      <OtherCases view={view} />
    </div>
  );
}

function Customer({ id, caseId }: { id: number; caseId: number }) {
  const { t } = useTranslation();
  const customer = useQuery({
    queryKey: ["customer", id, "view"],
    queryFn: () => api.get("/api/v1/customers/:id", { params: { id } }),
  });
  if (customer.isPending) return <BlockSkeleton lines={5} />;
  if (customer.isError) return <ErrorState error={customer.error} onRetry={() => customer.refetch()} />;
  const { data } = customer;
  const facts = [
    ["tier", data.tier],
    ["company", data.company],
    ["language", data.locale && t(`desk-customer.details.languages.${data.locale}`)],
    ["zone", data.timeZone],
  ].filter(([, value]) => value);
  // Whoever has no name is called by their first address.
  const handles = data.handles.filter(
    ({ display, bouncedAt, kind }) => display !== data.name || bouncedAt || kind === "phone",
  );
  return (
    <section aria-labelledby="customer">
      <h2 id="customer">{t("desk-side.customer")}</h2>
      <p className={styles.name}>
        <CustomerLink id={data.id}>{data.name}</CustomerLink>
        {data.blockedAt && <span className={styles.blocked}>{t("desk-side.blocked")}</span>}
      </p>
      <ul className={styles.handles}>
        {handles.map((handle) => (
          <li key={handle.id}>
            <span>{handle.display || handle.address}</span>
            {handle.kind === "phone" && <DialButton customer={data} number={handle.address} caseId={caseId} />}
            {handle.bouncedAt && <small title={handle.bounceReason ?? ""}>{t("desk-side.bounced")}</small>}
          </li>
        ))}
      </ul>
      {facts.length > 0 && (
        <dl className={styles.facts}>
          {facts.map(([key, value]) => (
            <div key={key}>
              <dt>{t(`desk-side.${key}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className={styles.counts}>
        {t("desk-side.cases", { count: data.counts.cases })} ·{" "}
        {t("desk-side.settledCounts", { kept: data.counts.promisesKept, broken: data.counts.promisesBroken })}
      </p>
      {data.remarks && <p className={styles.remarks}>{data.remarks}</p>}
    </section>
  );
}

function OtherCases({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  if (view.otherCases.length === 0) return null;
  return (
    <section aria-labelledby="other-cases">
      <h2 id="other-cases">{t("desk-side.otherCases")}</h2>
      <ul className={styles.others}>
        {view.otherCases.map((other) => (
          <li key={other.id}>
            <CaseLink id={other.id}>
              #{other.id} {other.subject}
            </CaseLink>
            <small>
              <CategoryWord category={other.category} /> · <TimeAgo at={other.updatedAt} />
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
