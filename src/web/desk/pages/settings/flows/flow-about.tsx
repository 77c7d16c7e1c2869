import { useQuery } from "@tanstack/react-query";
import { Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { flowKinds } from "../../../../../shared/flows/kinds.ts";
import { locales } from "../../../../lib/i18n.ts";
import { brandsQuery } from "../../../pickers/people.ts";
import { Choice } from "./choice.tsx";
import type { FlowDraft } from "./flow-draft.ts";
import styles from "./flows.module.css";
import { TextFields } from "./text-fields.tsx";

/** What a flow is called, what it is for, and by which sentences the robot knows that it is asked for. */
export function FlowAbout({ draft }: { draft: FlowDraft }) {
  const { t } = useTranslation();
  const brands = useQuery(brandsQuery).data ?? [];
  const { spec, change, slug, setSlug } = draft;
  return (
    <div className={styles.about}>
      <TextFields label={t("desk-flows.field.name")} value={spec.name} onChange={(name) => change({ name })} />
      <TextFields
        label={t("desk-flows.field.about")}
        value={spec.about}
        rows={2}
        onChange={(about) => change({ about })}
      />
      <div className={styles.pair}>
        <Choice
          label={t("desk-flows.field.flowKind")}
          value={spec.kind}
          onChange={(kind) => change({ kind })}
          options={flowKinds.map((value) => ({ value, label: t(`desk-flows.kindLong.${value}`) }))}
        />
        <div className={styles.field}>
          <label htmlFor="flow-slug">{t("desk-flows.field.slug")}</label>
          <Input
            id="flow-slug"
            value={slug}
            maxLength={60}
            onChange={({ target }) => setSlug(target.value.toLowerCase().replace(/[^a-z0-9-]/g, "-"))}
          />
        </div>
      </div>
      <div className={styles.pair}>
        {locales.map((locale) => (
          <div key={locale} className={styles.field}>
            <label htmlFor={`flow-triggers-${locale}`}>
              {t("desk-flows.field.triggers")} · {t(locale === "en" ? "desk-forms.inEnglish" : "desk-forms.inChinese")}
            </label>
            <Select
              id={`flow-triggers-${locale}`}
              mode="tags"
              open={false}
              value={spec.triggers[locale]}
              placeholder={t("desk-flows.triggersHint")}
              onChange={(phrases: string[]) => change({ triggers: { ...spec.triggers, [locale]: phrases } })}
            />
          </div>
        ))}
      </div>
      <div className={styles.pair}>
        <div className={styles.field}>
          <label htmlFor="flow-products">{t("desk-flows.field.products")}</label>
          <Select
            id="flow-products"
            mode="tags"
            open={false}
            value={spec.products}
            onChange={(products: string[]) => change({ products })}
          />
        </div>
        <div className={styles.field}>
          <label htmlFor="flow-brands">{t("desk-flows.field.brands")}</label>
          <Select
            id="flow-brands"
            mode="multiple"
            value={spec.brandIds}
            placeholder={t("desk-flows.allBrands")}
            options={brands.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(brandIds: number[]) => change({ brandIds })}
          />
        </div>
      </div>
    </div>
  );
}
