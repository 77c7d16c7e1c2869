import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../lib/api.ts";
import { useDebounced } from "../../lib/debounced.ts";

export type ChosenCustomer = { id: number; name: string } | { email: string };

const isAddress = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);

/** A known customer by name or any handle, or a new one by mail address. */
export function CustomerPicker(props: {
  id?: string;
  value?: ChosenCustomer;
  onChange?: (customer: ChosenCustomer | undefined) => void;
  autoFocus?: boolean;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const q = useDebounced(text.trim(), 200);
  const found = useQuery({
    queryKey: ["customers", "find", q],
    queryFn: ({ signal }) => api.get("/api/v1/customers", { query: { q, limit: 10 }, signal }),
    enabled: q.length > 0,
    placeholderData: keepPreviousData,
  });
  const items = q === "" ? [] : (found.data?.items ?? []);
  const options: { value: string; label: React.ReactNode; customer: ChosenCustomer }[] = items.map((row) => ({
    value: `id:${row.id}`,
    label: [row.name, ...row.handles.filter((handle) => handle !== row.name)].join(" · "),
    customer: { id: row.id, name: row.name },
  }));
  const known = items.some(({ handles }) => handles.some((handle) => handle.toLowerCase() === q.toLowerCase()));
  if (isAddress(q) && !known) {
    options.push({ value: `new:${q}`, label: t("desk-pickers.newCustomer", { address: q }), customer: { email: q } });
  }
  const chosen = props.value;
  return (
    <Select
      id={props.id}
      showSearch={{ filterOption: false, onSearch: setText }}
      allowClear
      autoFocus={props.autoFocus}
      value={
        chosen &&
        ("id" in chosen
          ? { value: `id:${chosen.id}`, label: chosen.name }
          : { value: chosen.email, label: chosen.email })
      }
      labelInValue
      options={options}
      loading={found.isFetching}
      notFoundContent={t(q === "" ? "desk-pickers.customerHint" : "desk-pickers.noCustomer")}
      placeholder={t("desk-pickers.customerPlaceholder")}
      onChange={(choice) => props.onChange?.(options.find(({ value }) => value === choice?.value)?.customer)}
    />
  );
}
