import { useQuery } from "@tanstack/react-query";
import { Checkbox, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { audiences } from "../../../../shared/contract/knowledge.ts";
import { articleStates, expiryFilters, type ListArticles } from "../../../../shared/contract/knowledge-articles.ts";
import { brandsQuery, staffQuery } from "../../pickers/people.ts";
import { useCategoryOptions } from "./category-options.ts";
import styles from "./knowledge.module.css";
import { categoriesQuery, languages } from "./knowledge-queries.ts";

export type ArticleFilter = Omit<ListArticles, "cursor" | "limit">;

/** Narrows the list of articles. */
export function ArticleFilters(props: { filter: ArticleFilter; onChange: (filter: ArticleFilter) => void }) {
  const { t } = useTranslation();
  const { filter, onChange } = props;
  const categories = useCategoryOptions(useQuery(categoriesQuery).data);
  const staff = useQuery(staffQuery).data ?? [];
  const brands = useQuery(brandsQuery).data ?? [];
  const named = (rows: readonly { id: number; name: string }[]) =>
    rows.map(({ id, name }) => ({ value: id, label: name }));
  const pick = <K extends keyof ArticleFilter>(key: K, label: string, options: { value: unknown; label: string }[]) => (
    <Select
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      value={filter[key] ?? null}
      onChange={(value) => onChange({ ...filter, [key]: value ?? undefined })}
      options={options as never}
      placeholder={label}
      aria-label={label}
      popupMatchSelectWidth={false}
    />
  );
  const field = (key: "state" | "category" | "audience" | "locale" | "owner" | "expiry" | "brand") =>
    t(`desk-knowledge.fields.${key}`);
  return (
    <div className={styles.filters}>
      <Input.Search
        allowClear
        value={filter.q ?? ""}
        onChange={({ target }) => onChange({ ...filter, q: target.value || undefined })}
        placeholder={t("desk-knowledge.find")}
        aria-label={t("desk-knowledge.find")}
      />
      {pick(
        "state",
        field("state"),
        articleStates.map((value) => ({ value, label: t(`desk-knowledge.state.${value}`) })),
      )}
      {pick("categoryId", field("category"), categories)}
      {pick(
        "audience",
        field("audience"),
        audiences.map((value) => ({ value, label: t(`desk-knowledge.audience.${value}`) })),
      )}
      {pick("locale", field("locale"), [...languages])}
      {pick("missing", t("desk-knowledge.lacks"), [...languages])}
      {pick("ownerId", field("owner"), named(staff))}
      {brands.length > 1 && pick("brandId", field("brand"), named(brands))}
      {pick(
        "expiry",
        field("expiry"),
        expiryFilters.map((value) => ({ value, label: t(`desk-knowledge.expiry.${value}`) })),
      )}
      <Input
        allowClear
        value={filter.product ?? ""}
        onChange={({ target }) => onChange({ ...filter, product: target.value || undefined })}
        placeholder={t("desk-knowledge.fields.product")}
        aria-label={t("desk-knowledge.fields.product")}
      />
      <Checkbox
        checked={filter.stale ?? false}
        onChange={({ target }) => onChange({ ...filter, stale: target.checked || undefined })}
      >
        {t("desk-knowledge.onlyStale")}
      </Checkbox>
      <Checkbox
        checked={filter.links === "broken"}
        onChange={({ target }) => onChange({ ...filter, links: target.checked ? "broken" : undefined })}
      >
        {t("desk-knowledge.onlyBroken")}
      </Checkbox>
    </div>
  );
}
