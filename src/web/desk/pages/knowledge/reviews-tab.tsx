import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { api } from "../../../lib/api.ts";
import { usePaged } from "../../../lib/use-paged.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { PagedTable } from "../../../ui/list-states.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";

/** Drafts that wait for somebody who may publish, the longest waiting first. */
export function ReviewsTab() {
  const { t } = useTranslation();
  const list = usePaged(["knowledge", "reviews"], async (cursor, signal) => {
    const page = await api.get("/api/v1/knowledge/reviews", { query: { ...(cursor && { cursor }) }, signal });
    return { ...page, items: page.items.map((item) => ({ ...item, id: `${item.articleId} ${item.locale}` })) };
  });
  return (
    <PagedTable
      list={list}
      caption={t("desk-knowledge.tabs.reviews")}
      columns={[
        {
          key: "title",
          title: t("desk-knowledge.article"),
          cell: ({ articleId, locale, title }) => (
            <Link to="/knowledge/$articleId" params={{ articleId: String(articleId) }} search={{ locale, edit: "1" }}>
              {title}
            </Link>
          ),
        },
        {
          key: "locale",
          title: t("desk-knowledge.fields.locale"),
          cell: ({ locale }) => t(`desk-knowledge.language.${locale}`),
        },
        { key: "by", title: t("desk-knowledge.askedBy"), cell: ({ askedBy }) => askedBy?.name ?? "–" },
        { key: "at", title: t("desk-knowledge.asked"), cell: ({ askedAt }) => <TimeAgo at={askedAt} /> },
      ]}
      empty={<EmptyState title={t("desk-knowledge.noReviews")} hint={t("desk-knowledge.noReviewsHint")} />}
    />
  );
}
