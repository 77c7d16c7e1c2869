import { queryOptions, useQueryClient } from "@tanstack/react-query";
import type { ArticleDetail } from "../../../../shared/contract/knowledge-articles.ts";
import { api } from "../../../lib/api.ts";

export const categoriesQuery = queryOptions({
  queryKey: ["knowledge", "categories"],
  queryFn: async () => (await api.get("/api/v1/knowledge/categories")).items,
});

export const articleQuery = (id: number) =>
  queryOptions({
    queryKey: ["knowledge", "article", id],
    queryFn: ({ signal }) => api.get("/api/v1/knowledge/articles/:id", { params: { id }, signal }),
  });

/** Takes over what an act answered, and lets lists ask again. */
export function useArticleChanged(): (article: ArticleDetail) => Promise<void> {
  const client = useQueryClient();
  return async (article) => {
    client.setQueryData(articleQuery(article.id).queryKey, article);
    await client.invalidateQueries({ queryKey: ["knowledge", "list"] });
    await client.invalidateQueries({ queryKey: ["knowledge", "reviews"] });
    await client.invalidateQueries({ queryKey: ["knowledge", "versions", article.id] });
  };
}

export const languages = [
  { value: "zh-CN", label: "中文" },
  { value: "en", label: "English" },
] as const;
