import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type SearchState,
  searchStates,
  type VainKind,
  type VainSearch,
  vainKinds,
} from "../../../../shared/contract/help-searches.ts";
import { api, urlOf } from "../../../lib/api.ts";
import { useCan } from "../../../lib/session.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ExportLink } from "../../../ui/export-link.tsx";
import { TableOf } from "../../../ui/list-states.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import styles from "./help-site.module.css";
import { SearchActs } from "./search-acts.tsx";

type Row = VainSearch & { id: string };

/** What customers search for in vain, the most frequent first, and what can be done about it. */
export function SearchList() {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [kind, setKind] = useState<VainKind>("nothing");
  const [state, setState] = useState<SearchState>("open");
  const [days, setDays] = useState(30);
  const wanted = { kind, state, days };
  const query = useQuery({
    queryKey: ["help", "searches", wanted],
    queryFn: async ({ signal }) =>
      (await api.get("/api/v1/help/searches", { query: wanted, signal })).items.map(
        (row): Row => ({ ...row, id: row.words }),
      ),
  });
  const settled = () => client.invalidateQueries({ queryKey: ["help", "searches"] });
  return (
    <>
      <search className={styles.filters} aria-label={t("desk-help.searches.filters")}>
        <Select
          value={kind}
          onChange={setKind}
          aria-label={t("desk-help.searches.kind")}
          options={vainKinds.map((value) => ({ value, label: t(`desk-help.searches.kinds.${value}`) }))}
        />
        <Select
          value={state}
          onChange={setState}
          aria-label={t("desk-help.searches.state")}
          options={searchStates.map((value) => ({ value, label: t(`desk-help.searches.states.${value}`) }))}
        />
        <Select
          value={days}
          onChange={setDays}
          aria-label={t("desk-help.span")}
          options={[7, 30, 90].map((value) => ({ value, label: t("desk-help.lastDays", { count: value }) }))}
        />
        {can("knowledge:publish") && (
          <ExportLink href={urlOf("/api/v1/help/searches.csv", { query: wanted })}>{t("desk-help.export")}</ExportLink>
        )}
      </search>
      <TableOf<Row>
        query={query}
        caption={t("desk-help.searches.title")}
        empty={<EmptyState title={t("desk-help.searches.none")} hint={t("desk-help.searches.noneHint")} />}
        columns={[
          {
            key: "words",
            title: t("desk-help.searches.words"),
            cell: ({ words, alike }) => (
              <div className={styles.words}>
                {words}
                {alike.length > 0 && (
                  <small className={styles.alike}>
                    {t("desk-help.searches.alike", { words: alike.slice(0, 5).join(" · "), count: alike.length })}
                  </small>
                )}
              </div>
            ),
          },
          { key: "count", title: t("desk-help.searches.count"), isNumber: true, cell: ({ count }) => count },
          {
            key: "language",
            title: t("desk-help.language"),
            cell: ({ locale }) => t(`desk-help.languages.${locale}`),
          },
          { key: "last", title: t("desk-help.searches.last"), cell: ({ lastAt }) => <TimeAgo at={lastAt} /> },
          {
            key: "acts",
            title: "",
            cell: (row) =>
              row.articleId === null ? (
                <SearchActs search={row} state={state} onSettled={settled} />
              ) : (
                <Button
                  type="link"
                  onClick={() =>
                    void navigate({ to: "/knowledge/$articleId", params: { articleId: String(row.articleId) } })
                  }
                >
                  {t("desk-help.searches.open")}
                </Button>
              ),
          },
        ]}
      />
    </>
  );
}
