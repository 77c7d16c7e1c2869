import { useQuery } from "@tanstack/react-query";
import { Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "../../../../../shared/contract/common.ts";
import type { FormView } from "../../../../../shared/contract/forms.ts";
import { sayLabel } from "../../../../../shared/forms/index.ts";
import { StateMark } from "../../../../ui/state-mark.tsx";
import { SettingsPage } from "../shared/settings-page.tsx";
import { FormActions } from "./form-actions.tsx";
import { FormEditor } from "./form-editor.tsx";
import { formsQuery } from "./form-queries.ts";
import styles from "./forms.module.css";

/** The forms that customers fill in: contact, complaint box, executives' mailbox. */
export function FormsPage() {
  const { t, i18n } = useTranslation();
  const [archived, setArchived] = useState(false);
  const title = (form: FormView) => sayLabel(form.spec.title, i18n.language as Locale) || form.slug;
  return (
    <SettingsPage<FormView>
      path="/settings/forms"
      title={t("desk-form.title")}
      hint={t("desk-form.hint")}
      newText={t("desk-form.new")}
      query={useQuery(formsQuery(archived))}
      nameOf={title}
      isFixed={() => archived}
      badgeOf={(form) => <FormBadge form={form} />}
      empty={{ title: t(archived ? "desk-form.noneArchived" : "desk-form.none"), hint: t("desk-form.noneHint") }}
      above={
        <p className={styles.which}>
          <Segmented
            value={archived}
            onChange={setArchived}
            options={[
              { value: false, label: t("desk-form.inUse") },
              { value: true, label: t("desk-form.archive") },
            ]}
          />
        </p>
      }
      columns={[
        { key: "kind", title: t("desk-form.kind"), cell: ({ spec }) => t(`cases.query.values.kind.${spec.kind}`) },
        { key: "brand", title: t("desk-form.brand"), cell: ({ brand }) => brand.name },
        {
          key: "url",
          title: t("desk-form.slug"),
          cell: ({ url, slug, published }) =>
            published ? (
              <a href={url} target="_blank" rel="noreferrer">
                /f/{slug}
              </a>
            ) : (
              `/f/${slug}`
            ),
        },
        { key: "sent", title: t("desk-form.submissions"), cell: ({ submissions }) => submissions, isNumber: true },
        { key: "actions", title: "", cell: (form) => <FormActions form={form} name={title(form)} /> },
      ]}
      editor={(form, close) => <FormEditor form={form} onClose={close} />}
    />
  );
}

function FormBadge({ form }: { form: FormView }) {
  const { t } = useTranslation();
  if (form.isDefault) return <StateMark tone="good">{t("desk-form.first")}</StateMark>;
  return form.published ? null : <StateMark tone="idle">{t("desk-form.hidden")}</StateMark>;
}
