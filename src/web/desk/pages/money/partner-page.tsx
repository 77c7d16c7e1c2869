import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { type ClaimFigure, claimFigures } from "../../../../shared/contract/claims.ts";
import { api, urlOf } from "../../../lib/api.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { BlockSkeleton } from "../../../ui/skeletons.tsx";
import { ClaimList } from "./claim-list.tsx";
import styles from "./money.module.css";
import { partnersQuery } from "./money-queries.ts";
import { PartnerFigures } from "./partner-figures.tsx";

const periods = [30, 90, 365] as const;
const DAY_MS = 86_400_000;
type Search = { days?: number; figure?: ClaimFigure; currency?: string };

/** How a partner deals with claims over a time; each figure shows the claims that it counts. */
export function PartnerPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const id = Number((useParams({ strict: false }) as { partnerId?: string }).partnerId);
  const search: Search = useSearch({ strict: false });
  const days = periods.find((one) => one === Number(search.days)) ?? 90;
  const figure = claimFigures.find((one) => one === search.figure);
  // Of a whole day, so that figures and claims are asked for by one and the same time.
  const from = new Date((Math.floor(Date.now() / DAY_MS) - days) * DAY_MS).toISOString();
  const query = { partnerId: id, from };
  const partners = useQuery(partnersQuery);
  const figures = useQuery({
    queryKey: ["money", "figures", query],
    queryFn: () => api.get("/api/v1/claims/figures", { query }),
  });
  if (figures.isError) return <ErrorState error={figures.error} onRetry={() => figures.refetch()} />;
  if (figures.isPending || partners.isPending) return <BlockSkeleton lines={8} />;
  const name = partners.data?.find((one) => one.id === id)?.name ?? `#${id}`;
  const go = (next: Search) =>
    void navigate({
      to: "/partners/$partnerId",
      params: { partnerId: String(id) },
      search: { days, ...next },
      replace: true,
    });
  return (
    <>
      <PageHeader
        title={name}
        hint={
          <Link to="/make-good" search={{ tab: "claims" }}>
            {t("desk-money.claims.back")}
          </Link>
        }
        actions={
          <a href={urlOf("/api/v1/claims/figures.csv", { query })} download>
            {t("desk-money.export")}
          </a>
        }
      />
      <div className={styles.bar}>
        <Select
          aria-label={t("desk-money.figures.period")}
          style={{ minWidth: 160 }}
          value={days}
          onChange={(next) => go({ days: next })}
          options={periods.map((value) => ({ value, label: t("desk-money.figures.days", { n: value }) }))}
        />
      </div>
      <PartnerFigures figures={figures.data.items[0]} partnerId={id} days={days} />
      {(figure || search.currency) && (
        <p className={styles.bar}>
          <Link to="/partners/$partnerId" params={{ partnerId: String(id) }} search={{ days }}>
            {t("desk-money.figures.all")}
          </Link>
        </p>
      )}
      <ClaimList scope={{ partnerId: id, from, figure, currency: search.currency }} />
    </>
  );
}
