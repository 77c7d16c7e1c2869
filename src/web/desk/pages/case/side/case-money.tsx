import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../../shared/contract/cases.ts";
import { sayMoney } from "../../../../../shared/money.ts";
import { api } from "../../../../lib/api.ts";
import { useCan } from "../../../../lib/session.ts";
import { RemedyActs } from "../../money/remedy-acts.tsx";
import styles from "./side.module.css";

const GiveDialog = lazy(async () => ({ default: (await import("../../money/give-dialog.tsx")).GiveDialog }));

const ClaimDialog = lazy(async () => ({ default: (await import("../../money/claim-dialog.tsx")).ClaimDialog }));

/** What the customer was given in this case, what is claimed for it, and giving more. */
export function CaseMoney({ view }: { view: CaseView }) {
  const { t, i18n } = useTranslation();
  const can = useCan();
  const [dialog, setDialog] = useState<"give" | "claim" | null>(null);
  const close = () => setDialog(null);
  const query = { caseId: view.id };
  const remedies = useQuery({
    queryKey: ["money", "remedies", view.id],
    queryFn: () => api.get("/api/v1/remedies", { query }),
  });
  const claims = useQuery({
    queryKey: ["money", "claims", view.id],
    queryFn: () => api.get("/api/v1/claims", { query }),
    enabled: can("claims:manage"),
  });
  const given = remedies.data?.items ?? [];
  if (given.length === 0 && !claims.data?.items.length && !can("remedies:give") && !can("claims:manage")) return null;
  const money = (row: { amount: number; currency: string }) => sayMoney(row.amount, row.currency, i18n.language);
  return (
    <section aria-labelledby="money">
      <h2 id="money">
        {t("desk-money.remedies")}
        <span>
          {can("remedies:give") && (
            <Button type="link" size="small" onClick={() => setDialog("give")}>
              {t("desk-money.give")}
            </Button>
          )}
          {can("claims:manage") && (
            <Button type="link" size="small" onClick={() => setDialog("claim")}>
              {t("desk-money.claimNow")}
            </Button>
          )}
        </span>
      </h2>
      <ul className={styles.promises}>
        {given.map((remedy) => (
          <li key={remedy.id}>
            {t(`desk-money.kinds.${remedy.kind}`)} {money(remedy)} · {t(`desk-money.states.${remedy.state}`)}
            <RemedyActs remedy={remedy} />
          </li>
        ))}
        {claims.data?.items.map((claim) => (
          <li key={claim.id}>
            <Link to="/claims/$claimId" params={{ claimId: String(claim.id) }}>
              {t("desk-money.claims.one", { id: claim.id })}
            </Link>{" "}
            {claim.partner.name} {money(claim)} · {t(`desk-money.claims.state.${claim.state}`)}
          </li>
        ))}
      </ul>
      <Suspense>
        {dialog === "give" && <GiveDialog caseId={view.id} brandId={view.brand.id} onClose={close} />}
        {dialog === "claim" && <ClaimDialog caseId={view.id} brandId={view.brand.id} onClose={close} />}
      </Suspense>
    </section>
  );
}
