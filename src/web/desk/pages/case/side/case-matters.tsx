import type { CaseView } from "../../../../../shared/contract/cases.ts";
import { CaseCauses } from "../causes/case-causes.tsx";
import { CaseMoney } from "./case-money.tsx";
import { CaseOrders } from "./case-orders.tsx";
import { CasePartner } from "./case-partner.tsx";
import { CaseTurns } from "./case-turns.tsx";
import { CaseComplaint } from "./complaint/case-complaint.tsx";

/** What a case is about beyond its promises: how serious it is and how it is settled, which order and partner it is about, what was given, why it happened, whose turn it was. */
export function CaseMatters({ view }: { view: CaseView }) {
  return (
    <>
      <CaseComplaint view={view} />
      <CaseOrders view={view} />
      <CasePartner view={view} />
      <CaseMoney view={view} />
      <CaseCauses view={view} />
      <CaseTurns caseId={view.id} />
    </>
  );
}
