import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Static } from "typebox";
import type { CallPop, CallView } from "../../../shared/contract/calls.ts";
import { callPopQuery } from "../../lib/call-queries.ts";
import { useClock } from "../../lib/time.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { PromiseLine } from "../../ui/promise-line.tsx";
import { BlockSkeleton } from "../../ui/skeletons.tsx";
import { CategoryWord } from "../../ui/status-word.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import { CaseLink, CustomerLink } from "../links.tsx";
import { CaseBrief } from "../pages/case/case-brief.tsx";
import { CallFacts } from "./call-facts.tsx";
import type { CallPhase } from "./call-phase.ts";
import styles from "./telephone.module.css";
import { useCallerName } from "./use-caller-name.ts";
import { WrapUpForm } from "./wrap-up-form.tsx";

type Pop = Static<typeof CallPop>;

/** What whoever is rung needs to know: who it is, the story so far, what they pressed; and room for notes. */
export function CallDetails(props: {
  call: CallView;
  phase: CallPhase;
  onUnsaved: (call: CallView, isUnsaved: boolean) => void;
}) {
  const { call, phase } = props;
  const pop = useQuery(callPopQuery(call));
  const writes = phase !== "rings" && phase !== "ringsFirst";
  return (
    <div className={styles.details}>
      {pop.isPending && <BlockSkeleton lines={4} />}
      {pop.isError && <ErrorState error={pop.error} onRetry={() => pop.refetch()} />}
      {pop.data && (
        <>
          <div>
            <Customer customer={pop.data.customer} call={call} />
            <CallFacts call={call} />
          </div>
          <div>
            {pop.data.brief && <CaseBrief brief={pop.data.brief} isOpen />}
            <OpenCases pop={pop.data} />
          </div>
        </>
      )}
      {writes && <WrapUpForm call={call} phase={phase} onUnsaved={props.onUnsaved} />}
    </div>
  );
}

function Customer({ customer, call }: { customer: Pop["customer"]; call: CallView }) {
  const { t } = useTranslation();
  const nameOf = useCallerName();
  if (!customer) return <p className={styles.soft}>{t("desk-telephone.pop.nobody")}</p>;
  const { id, tier, company, remarks, isNew } = customer;
  return (
    <>
      <p>
        <CustomerLink id={id}>
          <b>{nameOf(call)}</b>
        </CustomerLink>{" "}
        <span className={styles.soft}>
          {[isNew && t("desk-telephone.pop.new"), tier, company].filter(Boolean).join(" · ")}
        </span>
      </p>
      {remarks && <p className={styles.remarks}>{remarks}</p>}
    </>
  );
}

function OpenCases({ pop: { openCases, promises } }: { pop: Pop }) {
  const { t } = useTranslation();
  const clock = useClock();
  return (
    <>
      <h3>{t("desk-telephone.pop.cases", { count: openCases.length })}</h3>
      <ul className={styles.cases}>
        {openCases.map(({ id, subject, category, updatedAt }) => (
          <li key={id}>
            <CaseLink id={id}>
              #{id} {subject}
            </CaseLink>
            <small>
              <CategoryWord category={category} /> · <TimeAgo at={updatedAt} />
            </small>
          </li>
        ))}
      </ul>
      {promises.map((promise) => (
        <PromiseLine
          key={promise.id}
          promise={promise}
          more={promise.caseId !== null && `#${promise.caseId} · ${clock.date(promise.madeAt)}`}
        />
      ))}
    </>
  );
}
