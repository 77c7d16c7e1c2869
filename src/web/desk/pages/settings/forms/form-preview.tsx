import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "../../../../../shared/contract/common.ts";
import { api } from "../../../../lib/api.ts";
import { useDebounced } from "../../../../lib/debounced.ts";
import { enlivenForm } from "../../../../lib/forms/enliven-form.ts";
import { errorText } from "../../../../lib/i18n.ts";
import { type FormValues, toBody } from "./form-values.ts";
import styles from "./forms.module.css";

/** How customers see the form as it is being drawn: the portal's own page, in which conditions work and nothing is sent. */
export function FormPreview({ values }: { values: FormValues }) {
  const { t, i18n } = useTranslation();
  const [locale, setLocale] = useState<Locale>(i18n.language as Locale);
  const body = useDebounced(
    JSON.stringify({ form: { ...toBody(values), slug: values.slug || "preview" }, locale }),
    400,
  );
  const preview = useQuery({
    queryKey: ["forms", "preview", body],
    queryFn: ({ signal }) => api.post("/api/v1/forms/preview", { body: JSON.parse(body), signal }),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });
  return (
    <aside className={styles.preview} aria-label={t("desk-form.preview")}>
      <header>
        <h2>{t("desk-form.preview")}</h2>
        <Segmented<Locale>
          size="small"
          value={locale}
          onChange={setLocale}
          options={[
            { value: "zh-CN", label: "中文" },
            { value: "en", label: "English" },
          ]}
        />
      </header>
      {preview.isError && <p className={styles.wrong}>{errorText(preview.error)}</p>}
      {preview.data && (
        <iframe
          title={t("desk-form.preview")}
          // No script of its own: what moves in it is moved by this page.
          sandbox="allow-same-origin"
          srcDoc={preview.data.html}
          onLoad={(event) => {
            const form = event.currentTarget.contentDocument?.querySelector<HTMLFormElement>("form[data-form]");
            if (form) enlivenForm(form);
          }}
        />
      )}
    </aside>
  );
}
