import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Checkbox, Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { caseKinds } from "../../../../../shared/case-kinds.ts";
import type { FormView } from "../../../../../shared/contract/forms.ts";
import { api } from "../../../../lib/api.ts";
import { CopyButton } from "../../../../ui/copy-button.tsx";
import { EditForm, FormRow, FormSection } from "../../../../ui/edit-form.tsx";
import { TagEditor } from "../../../../ui/tag-editor.tsx";
import { NamesFields } from "../shared/names-fields.tsx";
import { allBrandsQuery, allStaffQuery, allTeamsQuery, named } from "../shared/settings-queries.ts";
import { FieldList } from "./field-list.tsx";
import { FormPreview } from "./form-preview.tsx";
import { executivesQuery } from "./form-queries.ts";
import { type FormValues, toBody, toValues } from "./form-values.ts";
import styles from "./forms.module.css";

/** A form with its fields, what becomes of what is sent, and beside it how customers see it. */
export function FormEditor({ form, onClose }: { form: FormView | null; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const brands = useQuery(allBrandsQuery).data;
  const [draft, setDraft] = useState<FormValues | null>(null);
  if (!brands) return null;
  const initial = toValues(form, brands[0]?.id);
  const save = async (values: FormValues) => {
    const body = toBody({ ...initial, ...values });
    if (form) await api.put("/api/v1/forms/:id", { params: { id: form.id }, body });
    else await api.post("/api/v1/forms", { body });
    await client.invalidateQueries({ queryKey: ["forms"] });
  };
  return (
    <div className={styles.split}>
      <EditForm<FormValues, void>
        initial={initial}
        save={save}
        onSaved={onClose}
        onCancel={onClose}
        onValues={(values) => setDraft({ ...initial, ...values, spec: { ...initial.spec, ...values.spec } })}
      >
        <Basics form={form} brands={brands} />
        <FormSection title={t("desk-form.fields")} hint={t("desk-form.fieldsHint")}>
          <FieldList />
        </FormSection>
        <WhatBecomes />
        <Embedding form={form} />
      </EditForm>
      <FormPreview values={draft ?? initial} />
    </div>
  );
}

function Basics({ form, brands }: { form: FormView | null; brands: readonly { id: number; name: string }[] }) {
  const { t } = useTranslation();
  const needed = { required: true, message: t("desk-pickers.missing") };
  return (
    <FormSection
      title={t("desk-form.basics")}
      hint={form && t("desk-form.versionHint", { version: form.version, count: form.submissions })}
    >
      <NamesFields name={["spec", "title"]} label={t("desk-form.name")} />
      <FormRow>
        <Form.Item
          name="slug"
          label={t("desk-form.slug")}
          extra={t("desk-form.slugHint")}
          rules={[{ ...needed, pattern: /^[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?$/, message: t("desk-form.slugWrong") }]}
        >
          <Input prefix="/f/" maxLength={60} />
        </Form.Item>
        <Form.Item name="brandId" label={t("desk-form.brand")} rules={[needed]}>
          <Select options={named(brands)} disabled={form?.isDefault} />
        </Form.Item>
      </FormRow>
      <Form.Item
        name="published"
        valuePropName="checked"
        extra={form?.isDefault ? t("desk-form.firstHint") : undefined}
      >
        <Checkbox disabled={form?.isDefault}>{t("desk-form.published")}</Checkbox>
      </Form.Item>
      <NamesFields name={["spec", "intro"]} label={t("desk-form.intro")} rows={2} />
      <NamesFields name={["spec", "confirmation"]} label={t("desk-form.confirmation")} rows={2} />
    </FormSection>
  );
}

function WhatBecomes() {
  const { t } = useTranslation();
  const teams = useQuery(allTeamsQuery).data;
  const staff = useQuery(allStaffQuery).data?.filter(({ active }) => active);
  const executives = useQuery(executivesQuery).data;
  const kind = Form.useWatch(["spec", "kind"]);
  const people = (name: string) => (
    <Form.Item name={["spec", name]} label={t(`desk-form.${name}`)} extra={t(`desk-form.${name}Hint`)}>
      <Select mode="multiple" options={named(staff)} showSearch={{ optionFilterProp: "label" }} />
    </Form.Item>
  );
  return (
    <FormSection title={t("desk-form.becomes")}>
      <FormRow>
        <Form.Item name={["spec", "kind"]} label={t("desk-form.kind")} extra={kind && t(`desk-form.kindHint.${kind}`)}>
          <Select options={caseKinds.map((value) => ({ value, label: t(`cases.query.values.kind.${value}`) }))} />
        </Form.Item>
        <Form.Item name={["spec", "priority"]} label={t("desk-form.priority")}>
          <Select options={[4, 3, 2, 1].map((value) => ({ value, label: t(`desk-case.priority.${value}`) }))} />
        </Form.Item>
      </FormRow>
      {kind === "executive" ? (
        <Form.Item
          name={["spec", "executiveIds"]}
          label={t("desk-form.executiveIds")}
          extra={t("desk-form.executiveIdsHint")}
        >
          <Select
            mode="multiple"
            options={executives?.map(({ staff: { id, name } }) => ({ value: id, label: name }))}
            placeholder={t("desk-form.allExecutives")}
          />
        </Form.Item>
      ) : (
        <>
          <Form.Item name={["spec", "anonymous"]} valuePropName="checked" extra={t("desk-form.anonymousHint")}>
            <Checkbox>{t("desk-form.anonymous")}</Checkbox>
          </Form.Item>
          <Form.Item name={["spec", "teamId"]} label={t("desk-form.team")}>
            <Select allowClear options={named(teams)} placeholder={t("desk-form.brandsTeam")} />
          </Form.Item>
        </>
      )}
      <FormRow>
        {people("ownerIds")}
        {people("notifyIds")}
      </FormRow>
      <Form.Item name={["spec", "tags"]} label={t("desk-form.tags")} extra={t("desk-form.tagsHint")}>
        <TagEditor />
      </Form.Item>
    </FormSection>
  );
}

function Embedding({ form }: { form: FormView | null }) {
  const { t } = useTranslation();
  const origins: string[] = Form.useWatch(["spec", "origins"]) ?? [];
  return (
    <FormSection title={t("desk-form.embed")} hint={t("desk-form.embedHint")}>
      <Form.Item name={["spec", "origins"]} label={t("desk-form.origins")}>
        <Select
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={[",", " "]}
          placeholder="https://shop.example"
        />
      </Form.Item>
      {form && origins.length > 0 && (
        <p className={styles.snippet}>
          <code>{form.snippet}</code> <CopyButton text={form.snippet} label={t("desk-form.copy")} />
        </p>
      )}
    </FormSection>
  );
}
