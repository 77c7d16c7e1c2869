import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ClaimFigure, type ClaimState, type ClaimView, claimStates } from "../../../../shared/contract/claims.ts";
import { sayMoney } from "../../../../shared/money.ts";
import { api, urlOf } from "../../../lib/api.ts";
import { usePaged } from "../../../lib/use-paged.ts";
import type { Column } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ExportLink } from "../../../ui/export-link.tsx";
import { PagedTable } from "../../../ui/list-states.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import { named } from "../settings/shared/settings-queries.ts";
import { ClaimDialog } from "./claim-dialog.tsx";
import styles from "./money.module.css";
import { partnersQuery } from "./money-queries.ts";

/** What a figure of a partner counts. */
export type ClaimScope = {
  partnerId: number;
  figure?: ClaimFigure | undefined;
  currency?: string | undefined;
  from?: string | undefined;
};

/** Claims against partners, newest first; in the place of filters, those of a scope. */
export function ClaimList({ scope }: { scope?: ClaimScope }) {
  const { t, i18n } = useTranslation();
  const [state, setState] = useState<ClaimState | undefined>();
  const [opening, setOpening] = useState(false);
  const [partnerId, setPartnerId] = useState<number | undefined>();
  const partners = useQuery(partnersQuery).data;
  const list = usePaged(["money", "claims", "list", state, partnerId, scope], (cursor, signal) =>
    api.get("/api/v1/claims", { query: { state, ...(scope ?? { partnerId }), cursor }, signal }),
  );
  const money = (minor: number, { currency }: ClaimView) => sayMoney(minor, currency, i18n.language);
  const stateOf = (row: ClaimView) => (
    <>
      {t(`desk-money.claims.state.${row.state}`)}
      {row.moreTimeUntil && <small>{t("desk-money.claims.wantsTime")}</small>}
    </>
  );
  const columns: Column<ClaimView>[] = [
    {
      key: "claim",
      title: t("desk-money.tab.claims"),
      cell: (row) => (
        <>
          <Link to="/claims/$claimId" params={{ claimId: String(row.id) }}>
            {t("desk-money.claims.one", { id: row.id })}
          </Link>
          <small>{row.reason}</small>
        </>
      ),
    },
    { key: "partner", title: t("desk-money.partner"), cell: ({ partner }) => <PartnerLink {...partner} /> },
    { key: "amount", title: t("desk-money.amount"), isNumber: true, cell: (row) => money(row.amount, row) },
    {
      key: "rest",
      title: t("desk-money.claims.rest"),
      isNumber: true,
      cell: (row) => money(row.amount - row.recovered - row.writtenOff - row.withdrawn, row),
    },
    { key: "state", title: t("desk-money.state"), cell: (row) => stateOf(row) },
    { key: "when", title: t("desk-money.when"), cell: ({ openedAt }) => <TimeAgo at={openedAt} /> },
    { key: "due", title: t("desk-money.claims.due"), cell: ({ dueAt }) => dueAt && <TimeAgo at={dueAt} /> },
  ];
  return (
    <>
      {!scope && (
        <div className={styles.bar}>
          <Button type="primary" onClick={() => setOpening(true)}>
            {t("desk-money.claims.new")}
          </Button>
          <Select
            aria-label={t("desk-money.claims.filter")}
            allowClear
            style={{ minWidth: 140 }}
            placeholder={t("desk-money.claims.anyState")}
            value={state}
            onChange={setState}
            options={claimStates.map((value) => ({ value, label: t(`desk-money.claims.state.${value}`) }))}
          />
          <Select
            aria-label={t("desk-money.partner")}
            allowClear
            style={{ minWidth: 160 }}
            placeholder={t("desk-money.claims.anyPartner")}
            value={partnerId}
            onChange={setPartnerId}
            options={named(partners)}
          />
          <ExportLink href={urlOf("/api/v1/claims/export")}>{t("desk-money.export")}</ExportLink>
        </div>
      )}
      {opening && <ClaimDialog onClose={() => setOpening(false)} />}
      <PagedTable
        list={list}
        caption={t("desk-money.tab.claims")}
        columns={columns}
        empty={<EmptyState title={t("desk-money.none")} />}
      />
    </>
  );
}

function PartnerLink({ id, name }: { id: number; name: string }) {
  return (
    <Link to="/partners/$partnerId" params={{ partnerId: String(id) }}>
      {name}
    </Link>
  );
}
