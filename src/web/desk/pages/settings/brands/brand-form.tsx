import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Form, Input, Select } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Brand, SaveBrand } from "../../../../../shared/contract/brands.ts";
import type { Locale } from "../../../../../shared/contract/common.ts";
import { HOST } from "../../../../../shared/host-name.ts";
import { api } from "../../../../lib/api.ts";
import { locales } from "../../../../lib/i18n.ts";
import { useMe } from "../../../../lib/session.ts";
import { timeZoneOptions } from "../../../../lib/time-zones.ts";
import { EditForm, FormRow, FormSection } from "../../../../ui/edit-form.tsx";
import { currencyOptions } from "../../money/currencies.ts";
import { NamesFields } from "../shared/names-fields.tsx";
import { allCalendarsQuery, allTeamsQuery, named } from "../shared/settings-queries.ts";
import styles from "./brands.module.css";

type Values = Omit<SaveBrand, "calendarId" | "teamId"> & { calendarId?: number | null; teamId?: number | null };
const COLOUR = /^#[0-9a-fA-F]{6}$/;

export function BrandForm({ brand, onClose }: { brand: Brand | null; onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const teams = useQuery(allTeamsQuery).data;
  const calendars = useQuery(allCalendarsQuery).data;
  const zones = useMemo(timeZoneOptions, []);
  const save = async ({ calendarId = null, teamId = null, host, ...values }: Values) => {
    const body = {
      ...values,
      name: values.name.trim(),
      names: filled(values.names),
      signature: filled(values.signature),
      calendarId,
      teamId,
      host: host?.trim().toLowerCase() || null,
    };
    if (brand) await api.put("/api/v1/brands/:id", { params: { id: brand.id }, body });
    else await api.post("/api/v1/brands", { body });
    await client.invalidateQueries({ queryKey: ["brands"] });
  };
  const needed = { required: true, message: t("desk-pickers.missing") };
  return (
    <EditForm<Values, void>
      initial={{
        name: brand?.name ?? "",
        names: brand?.names ?? {},
        locale: brand?.locale ?? me.locale,
        timeZone: brand?.timeZone ?? me.timeZone,
        calendarId: brand?.calendarId ?? undefined,
        teamId: brand?.teamId ?? undefined,
        accent: brand?.accent ?? "#2c54a6",
        signature: brand?.signature ?? {},
        currency: brand?.currency ?? "CNY",
        host: brand?.host ?? "",
      }}
      save={save}
      onSaved={onClose}
      onCancel={onClose}
    >
      <FormSection title={t("desk-brands.customersSee")}>
        <Form.Item
          name="name"
          label={t("desk-settings.name")}
          extra={t("desk-brands.nameHint")}
          rules={[{ ...needed, whitespace: true }]}
        >
          <Input maxLength={100} autoFocus={!brand} />
        </Form.Item>
        <NamesFields name={["names"]} label={t("desk-brands.names")} />
        <Form.Item
          name="accent"
          label={t("desk-brands.accent")}
          extra={t("desk-brands.accentHint")}
          rules={[{ ...needed, pattern: COLOUR, message: t("desk-brands.accentWrong") }]}
        >
          <ColourField />
        </Form.Item>
        <Form.Item
          name="host"
          label={t("desk-brands.host")}
          extra={t("desk-brands.hostHint")}
          rules={[{ pattern: new RegExp(HOST, "i"), message: t("desk-brands.hostWrong") }]}
        >
          <Input maxLength={253} placeholder="www.example.com" inputMode="url" autoCapitalize="none" />
        </Form.Item>
        <NamesFields
          name={["signature"]}
          label={t("desk-brands.signature")}
          rows={3}
          extra={t("desk-brands.signatureHint")}
        />
      </FormSection>
      <FormSection title={t("desk-brands.work")}>
        <FormRow>
          <Form.Item name="locale" label={t("desk-brands.language")} extra={t("desk-brands.languageHint")}>
            <Select
              options={locales.map((value: Locale) => ({
                value,
                label: t(`desk-customer.details.languages.${value}`),
              }))}
            />
          </Form.Item>
          <Form.Item name="timeZone" label={t("desk-brands.timeZone")}>
            <Select showSearch={{ optionFilterProp: "label" }} options={zones} />
          </Form.Item>
        </FormRow>
        <Form.Item name="currency" label={t("desk-money.currency")} extra={t("desk-brands.currencyHint")}>
          <Select showSearch options={currencyOptions} style={{ maxWidth: 160 }} />
        </Form.Item>
        <FormRow>
          <Form.Item name="teamId" label={t("desk-brands.team")} extra={t("desk-brands.teamHint")}>
            <Select allowClear options={named(teams)} placeholder={t("desk-forms.none")} />
          </Form.Item>
          <Form.Item name="calendarId" label={t("desk-brands.calendar")} extra={t("desk-brands.calendarHint")}>
            <Select allowClear options={named(calendars)} placeholder={t("desk-settings.byDefault")} />
          </Form.Item>
        </FormRow>
      </FormSection>
    </EditForm>
  );
}

function ColourField(props: { id?: string; value?: string; onChange?: (value: string) => void }) {
  const { t } = useTranslation();
  return (
    <span className={styles.colour}>
      <input
        type="color"
        aria-label={t("desk-brands.accentPick")}
        value={COLOUR.test(props.value ?? "") ? props.value : "#000000"}
        onChange={(event) => props.onChange?.(event.target.value)}
      />
      <Input
        id={props.id}
        value={props.value}
        maxLength={7}
        onChange={(event) => props.onChange?.(event.target.value)}
      />
    </span>
  );
}

/** Left-out languages are left out, not empty texts. */
function filled(names: SaveBrand["names"]): SaveBrand["names"] {
  return Object.fromEntries(Object.entries(names ?? {}).filter(([, text]) => text && text.trim() !== ""));
}
