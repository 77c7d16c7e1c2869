import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { BookEntryView } from "../../../../shared/contract/remedies.ts";
import { sayMoney } from "../../../../shared/money.ts";
import { api, urlOf } from "../../../lib/api.ts";
import { useClock } from "../../../lib/time.ts";
import { usePaged } from "../../../lib/use-paged.ts";
import type { Column } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ExportLink } from "../../../ui/export-link.tsx";
import { PagedTable, TableOf } from "../../../ui/list-states.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import styles from "./money.module.css";

type Row = { id: string; name: string; currency: string; debit: number; credit: number };

/** The trial balance, and every entry behind it. */
export function BooksPage() {
  const { t, i18n } = useTranslation();
  const clock = useClock();
  const money = (minor: number, currency: string) => sayMoney(minor, currency, i18n.language);
  const balance = useQuery({
    queryKey: ["money", "balance"],
    queryFn: () => api.get("/api/v1/books/trial-balance"),
    select: ({ lines }): Row[] => {
      const rows = lines.map(({ account, partner, ...line }) => {
        const name = [t(`desk-money.books.accounts.${account}`), partner?.name].filter(Boolean).join(" · ");
        return { ...line, id: `${line.currency} ${account} ${partner?.id ?? 0}`, name };
      });
      const totals = [...Map.groupBy(rows, ({ currency }) => currency)].map(([currency, of]) => {
        const sum = (side: "debit" | "credit") => of.reduce((all, row) => all + row[side], 0);
        return {
          id: currency,
          name: t("desk-money.books.total"),
          currency,
          debit: sum("debit"),
          credit: sum("credit"),
        };
      });
      return [...rows, ...totals];
    },
  });
  const entries = usePaged(["money", "entries"], (cursor, signal) =>
    api.get("/api/v1/books/entries", { query: { cursor }, signal }),
  );
  const columns: Column<Row>[] = [
    { key: "account", title: t("desk-money.books.account"), cell: ({ name }) => name },
    { key: "debit", title: t("desk-money.books.debit"), isNumber: true, cell: (row) => money(row.debit, row.currency) },
    {
      key: "credit",
      title: t("desk-money.books.credit"),
      isNumber: true,
      cell: (row) => money(row.credit, row.currency),
    },
    {
      key: "balance",
      title: t("desk-money.books.balance"),
      isNumber: true,
      cell: (row) => money(row.debit - row.credit, row.currency),
    },
  ];
  const lines: Column<BookEntryView>[] = [
    { key: "at", title: t("desk-money.when"), cell: ({ at }) => clock.dateTime(at) },
    {
      key: "kind",
      title: t("desk-money.kind"),
      cell: (row) => (
        <>
          {t(`desk-money.books.kinds.${row.kind}`)}
          <small>{row.words}</small>
        </>
      ),
    },
    {
      key: "lines",
      title: t("desk-money.books.account"),
      cell: ({ postings }) =>
        postings.map(({ account, amount, currency, partner }) => (
          <div key={`${account} ${partner?.id ?? 0}`}>
            {t(`desk-money.books.accounts.${account}`)} {money(amount, currency)}
          </div>
        )),
    },
    { key: "by", title: t("desk-money.by"), cell: ({ actor }) => actor },
  ];
  const empty = <EmptyState title={t("desk-money.none")} />;
  const csv = <ExportLink href={urlOf("/api/v1/books/trial-balance/export")}>{t("desk-money.export")}</ExportLink>;
  return (
    <>
      <PageHeader title={t("desk-money.books.title")} hint={t("desk-money.books.hint")} actions={csv} />
      <TableOf query={balance} caption={t("desk-money.books.title")} columns={columns} empty={empty} />
      <h2 className={styles.heading}>{t("desk-money.books.entries")}</h2>
      <PagedTable list={entries} caption={t("desk-money.books.entries")} columns={lines} empty={empty} />
    </>
  );
}
