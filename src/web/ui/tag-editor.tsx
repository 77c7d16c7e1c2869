import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../lib/api.ts";
import { useDebounced } from "../lib/debounced.ts";
import { useReached } from "../lib/reached.ts";

/** Tags: known ones are offered, new ones are made by typing them. A comma of either language ends one. */
export function TagEditor(props: {
  id?: string;
  value?: string[];
  onChange?: (tags: string[]) => void;
  disabled?: boolean;
  size?: "small" | "middle";
  placeholder?: string;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const { reached, reaching } = useReached();
  const q = useDebounced(text.trim(), 200);
  const known = useQuery({
    queryKey: ["tags", q],
    queryFn: ({ signal }) => api.get("/api/v1/tags", { query: { q, limit: 20 }, signal }),
    placeholderData: keepPreviousData,
    enabled: reached,
  });
  return (
    <Select
      {...reaching}
      id={props.id}
      mode="tags"
      size={props.size}
      disabled={props.disabled}
      value={props.value ?? []}
      onChange={(tags: string[]) => props.onChange?.(tags.map((tag) => tag.trim()).filter(Boolean))}
      showSearch={{ onSearch: setText }}
      tokenSeparators={[",", "，", "、"]}
      options={known.data?.items.map(({ name }) => ({ value: name, label: name }))}
      maxCount={50}
      placeholder={props.placeholder ?? t("desk-pickers.tags")}
      aria-label={t("desk-pickers.tags")}
      style={{ width: "100%" }}
    />
  );
}
