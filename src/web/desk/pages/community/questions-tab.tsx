import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Input, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type QuestionRow, type QuestionSort, questionSorts } from "../../../../shared/contract/community.ts";
import { api } from "../../../lib/api.ts";
import { useDebounced } from "../../../lib/debounced.ts";
import { usePaged } from "../../../lib/use-paged.ts";
import type { Column } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { PagedTable } from "../../../ui/list-states.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import { CaseLink } from "../../links.tsx";
import { channelAccountsQuery } from "../../pickers/people.ts";
import styles from "./community.module.css";
import { PostMarks } from "./post-marks.tsx";

/** All questions, whatever their state. */
export function QuestionsTab() {
  const { t } = useTranslation();
  const [sort, setSort] = useState<QuestionSort>("newest");
  const [typed, setTyped] = useState("");
  const q = useDebounced(typed.trim(), 250);
  const list = usePaged(["community", "questions", sort, q], (cursor, signal) =>
    api.get("/api/v1/community/questions", { query: { sort, ...(q && { q }), cursor }, signal }),
  );
  const isSetUp = useQuery(channelAccountsQuery).data?.some(({ channel, active }) => channel === "community" && active);
  const columns: Column<QuestionRow>[] = [
    {
      key: "title",
      title: t("desk-community.question"),
      cell: (row) => (
        <>
          <Link to="/community/$questionId" params={{ questionId: String(row.id) }}>
            {row.title}
          </Link>
          <small>{[row.author.name, row.community.name, ...row.tags].join(" · ")}</small>
        </>
      ),
    },
    { key: "state", title: t("desk-community.state"), cell: (row) => <PostMarks post={row} /> },
    { key: "answers", title: t("desk-community.answers"), cell: ({ answers }) => answers, isNumber: true },
    { key: "votes", title: t("desk-community.votes"), cell: ({ votes }) => votes, isNumber: true },
    {
      key: "case",
      title: t("desk-community.case"),
      cell: ({ caseId }) => (caseId === null ? t("desk-forms.none") : <CaseLink id={caseId} />),
    },
    { key: "at", title: t("desk-community.asked"), cell: ({ createdAt }) => <TimeAgo at={createdAt} /> },
  ];
  return (
    <>
      <div className={styles.bar}>
        <Input.Search
          allowClear
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          placeholder={t("desk-community.find")}
          aria-label={t("desk-community.find")}
        />
        <Segmented
          value={sort}
          onChange={setSort}
          options={questionSorts.map((value) => ({ value, label: t(`community.sorts.${value}`) }))}
        />
      </div>
      <PagedTable
        list={list}
        caption={t("desk-community.tabs.questions")}
        columns={columns}
        empty={<Empty isSetUp={isSetUp ?? true} isSearch={q !== ""} />}
      />
    </>
  );
}

function Empty({ isSetUp, isSearch }: { isSetUp: boolean; isSearch: boolean }) {
  const { t } = useTranslation();
  if (isSearch) return <EmptyState title={t("desk-community.noneFound")} />;
  if (isSetUp) return <EmptyState title={t("desk-community.noneAsked")} hint={t("desk-community.noneAskedHint")} />;
  return <EmptyState title={t("desk-community.none")} hint={t("desk-community.noneHint")} />;
}
