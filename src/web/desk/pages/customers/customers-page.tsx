import { PlusOutlined, SearchOutlined } from "@ant-design/icons";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Input } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerRow } from "../../../../shared/contract/customers.ts";
import { api } from "../../../lib/api.ts";
import { useDebounced } from "../../../lib/debounced.ts";
import { useCan } from "../../../lib/session.ts";
import { usePaged } from "../../../lib/use-paged.ts";
import type { Column } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { PagedTable } from "../../../ui/list-states.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { StateMark } from "../../../ui/state-mark.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import { CustomerLink } from "../../links.tsx";
import styles from "./customers.module.css";
import { NewCustomerDialog } from "./new-customer-dialog.tsx";

/** Everybody the shop knows, newest first, found by name or by any way to reach them. */
export function CustomersPage() {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const search: { q?: string } = useSearch({ strict: false });
  const [text, setText] = useState(search.q ?? "");
  const [creating, setCreating] = useState(false);
  const q = useDebounced(text.trim(), 200);
  useEffect(() => {
    if (q !== (search.q ?? "")) void navigate({ to: "/customers", search: { q: q || undefined }, replace: true });
  }, [q, search.q, navigate]);
  const list = usePaged(["customers", "list", q], (cursor, signal) =>
    api.get("/api/v1/customers", { query: { q: q || undefined, cursor }, signal }),
  );
  const columns: Column<CustomerRow>[] = [
    {
      key: "name",
      title: t("desk-customers.name"),
      cell: (row) => (
        <span className={styles.name}>
          <CustomerLink id={row.id}>{row.name}</CustomerLink>
          {row.blocked && <StateMark tone="problem">{t("desk-customers.blocked")}</StateMark>}
        </span>
      ),
    },
    { key: "handles", title: t("desk-customers.handles"), cell: (row) => row.handles.join(" · ") },
    { key: "tier", title: t("desk-customers.tier"), cell: (row) => row.tier },
    { key: "open", title: t("desk-customers.open"), cell: (row) => row.openCases, isNumber: true },
    {
      key: "last",
      title: t("desk-customers.last"),
      cell: (row) => (row.lastMessageAt ? <TimeAgo at={row.lastMessageAt} /> : t("desk-forms.never")),
    },
  ];
  return (
    <>
      <PageHeader
        title={t("desk-customers.title")}
        actions={
          can("customers:update") && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
              {t("desk-customers.new")}
            </Button>
          )
        }
      />
      <search className={styles.search}>
        <Input
          prefix={<SearchOutlined aria-hidden="true" />}
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={t("desk-customers.find")}
          aria-label={t("desk-customers.find")}
          allowClear
        />
      </search>
      <PagedTable
        list={list}
        caption={t("desk-customers.title")}
        columns={columns}
        empty={
          q === "" ? (
            <EmptyState title={t("desk-customers.none")} hint={t("desk-customers.noneHint")} />
          ) : (
            <EmptyState isMissing title={t("desk-customers.notFound", { q })} />
          )
        }
      />
      {creating && <NewCustomerDialog onClose={() => setCreating(false)} typed={text.trim()} />}
    </>
  );
}
