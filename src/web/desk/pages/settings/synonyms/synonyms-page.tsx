import { DeleteOutlined, EditOutlined, PlusOutlined } from "@ant-design/icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { Button, Input, Popconfirm, Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../../../lib/api.ts";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { RowsSkeleton } from "../../../../ui/skeletons.tsx";
import { useAction } from "../../../../ui/use-action.ts";
import { SynonymDialog } from "./synonym-dialog.tsx";
import styles from "./synonyms.module.css";

const languages = ["all", "zh", "en"] as const;
const HAN = /\p{Script=Han}/u;
const LATIN = /\p{Script=Latin}/u;

/** Words that mean the same to whoever searches, group by group. */
export function SynonymsPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const search: { word?: string } = useSearch({ strict: false });
  // A word that was searched for in vain comes along.
  const [edited, setEdited] = useState<{ before: string[] | null; words: string[] } | null>(
    search.word ? { before: null, words: [String(search.word)] } : null,
  );
  const [language, setLanguage] = useState<(typeof languages)[number]>("all");
  const [typed, setTyped] = useState("");
  const queryKey = ["knowledge", "synonyms"];
  const query = useQuery({ queryKey, queryFn: () => api.get("/api/v1/knowledge/synonyms") });
  const remove = (words: string[]) =>
    run(
      async () =>
        client.setQueryData(
          queryKey,
          await api.post("/api/v1/knowledge/synonyms/change", { body: { before: words, after: null } }),
        ),
      t("desk-synonyms.removed"),
    );
  const wanted = typed.trim().toLowerCase();
  const { groups = [], shipped = [] } = query.data ?? {};
  const shown = groups
    .map((words, at) => ({ words, isShipped: shipped.includes(at) }))
    .filter(({ words }) => {
      const speaks = language === "all" || words.some((word) => (language === "zh" ? HAN : LATIN).test(word));
      return speaks && (wanted === "" || words.some((word) => word.toLowerCase().includes(wanted)));
    });
  return (
    <>
      <PageHeader title={t("desk-first.synonyms.nav")} hint={t("desk-synonyms.hint")} />
      <div className={styles.tab}>
        <search className={styles.bar}>
          <Input.Search
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            placeholder={t("desk-synonyms.find")}
            aria-label={t("desk-synonyms.find")}
            allowClear
          />
          <Select
            value={language}
            onChange={setLanguage}
            aria-label={t("desk-synonyms.language")}
            options={languages.map((value) => ({ value, label: t(`desk-synonyms.languages.${value}`) }))}
          />
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited({ before: null, words: [] })}>
            {t("desk-synonyms.add")}
          </Button>
        </search>
        {query.isPending && <RowsSkeleton height={40} />}
        {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
        {query.isSuccess && shown.length === 0 && <EmptyState title={t("desk-synonyms.none")} />}
        <ul className={styles.groups}>
          {shown.map(({ words, isShipped }) => (
            <li key={words.join("\n")}>
              <span className={styles.words}>
                {words.map((word) => (
                  <Tag key={word}>{word}</Tag>
                ))}
                {isShipped && <small>{t("desk-synonyms.shipped")}</small>}
              </span>
              <Button
                type="text"
                icon={<EditOutlined />}
                aria-label={t("desk-synonyms.edit", { words: words[0] })}
                onClick={() => setEdited({ before: words, words })}
              />
              <Popconfirm
                title={t("desk-synonyms.removeAsk")}
                onConfirm={() => void remove(words)}
                okButtonProps={{ loading: busy }}
              >
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t("desk-synonyms.remove", { words: words[0] })}
                />
              </Popconfirm>
            </li>
          ))}
        </ul>
        {edited && <SynonymDialog {...edited} queryKey={queryKey} onClose={() => setEdited(null)} />}
      </div>
    </>
  );
}
