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
        <label className={styles.field} htmlFor="flow-slug">
          {t("desk-flows.field.slug")}
          <Input
            id="flow-slug"
            value={slug}
            maxLength={60}
            prefix="/guide/"
            onChange={({ target }) => setSlug(target.value.toLowerCase().replace(/[^a-z0-9-]/g, "-"))}
          />
        </label>
      </div>
      <div className={styles.pair}>
        {locales.map((locale) => (
          <label key={locale} className={styles.field} htmlFor={`flow-triggers-${locale}`}>
            {t("desk-flows.field.triggers")} · {t(locale === "en" ? "desk-forms.inEnglish" : "desk-forms.inChinese")}
            <Select
              id={`flow-triggers-${locale}`}
              mode="tags"
              open={false}
              value={spec.triggers[locale]}
              placeholder={t("desk-flows.triggersHint")}
              onChange={(phrases: string[]) => change({ triggers: { ...spec.triggers, [locale]: phrases } })}
            />
          </label>
        ))}
      </div>
      <div className={styles.pair}>
        <label className={styles.field} htmlFor="flow-products">
          {t("desk-flows.field.products")}
          <Select
            id="flow-products"
            mode="tags"
            open={false}
            value={spec.products}
            onChange={(products: string[]) => change({ products })}
          />
        </label>
        <label className={styles.field} htmlFor="flow-brands">
          {t("desk-flows.field.brands")}
          <Select
            id="flow-brands"
            mode="multiple"
            value={spec.brandIds}
            placeholder={t("desk-flows.allBrands")}
            options={brands.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(brandIds: number[]) => change({ brandIds })}
          />
        </label>
      </div>
    </div>
  );
}
