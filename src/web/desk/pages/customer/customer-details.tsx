import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerView } from "../../../../shared/contract/customers.ts";
import { api } from "../../../lib/api.ts";
import { keepCustomer } from "../../../lib/customer-queries.ts";
import { locales } from "../../../lib/i18n.ts";
import { useCan } from "../../../lib/session.ts";
import { timeZoneOptions } from "../../../lib/time-zones.ts";
import { InlineField } from "../../../ui/inline-field.tsx";
import styles from "./customer.module.css";

type Field = "name" | "locale" | "timeZone" | "tier" | "company" | "remarks";

/** What is known of somebody; every value is changed where it stands. */
export function CustomerDetails({ customer }: { customer: CustomerView }) {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const zones = useMemo(timeZoneOptions, []);
  const saver = (field: Field) =>
    can("customers:update")
      ? async (value: string | null) => {
          const params = { id: customer.id };
          keepCustomer(client, await api.patch("/api/v1/customers/:id", { params, body: { [field]: value } }));
        }
      : undefined;
  const language = (value: string) => t(`desk-customer.details.languages.${value}`);
  const text = (field: "tier" | "company", maxLength: number) => (
    <InlineField
      label={t(`desk-customer.details.${field}`)}
      value={customer[field]}
      input={{ kind: "text", maxLength }}
      save={saver(field)}
    />
  );
  return (
    <section aria-labelledby="details">
      <h2 id="details">{t("desk-customer.details.title")}</h2>
      <dl className={styles.fields}>
        <InlineField
          label={t("desk-customer.details.name")}
          value={customer.name}
          input={{ kind: "text", maxLength: 200 }}
          required
          save={saver("name")}
        />
        <InlineField
          label={t("desk-customer.details.language")}
          value={customer.locale}
          shown={customer.locale && language(customer.locale)}
          input={{ kind: "choice", options: locales.map((value) => ({ value, label: language(value) })) }}
          save={saver("locale")}
        />
        <InlineField
          label={t("desk-customer.details.timeZone")}
          value={customer.timeZone}
          input={{ kind: "choice", options: zones }}
          save={saver("timeZone")}
        />
        {text("tier", 60)}
        {text("company", 200)}
        <InlineField
          label={t("desk-customer.details.remarks")}
          value={customer.remarks}
          input={{ kind: "long", maxLength: 10_000 }}
          save={saver("remarks")}
        />
      </dl>
    </section>
  );
}
