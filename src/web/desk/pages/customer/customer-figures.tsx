import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { CustomerView } from "../../../../shared/contract/customers.ts";
import styles from "./customer.module.css";

/** Figures of a customer; each opens what it counts. */
export function CustomerFigures({ customer: { id, counts } }: { customer: CustomerView }) {
  const { t } = useTranslation();
  const cases = { cases: `customer:${id}`, openCases: `customer:${id} state:active` };
  const promises = { promisesOpen: "open", promisesKept: "kept", promisesBroken: "broken" };
  const figure = (name: keyof CustomerView["counts"]) => (
    <>
      <strong>{counts[name]}</strong>
      <span>{t(`desk-customer.counts.${name}`)}</span>
    </>
  );
  return (
    <section className={styles.figures} aria-label={t("desk-customer.counts.label")}>
      {(["openCases", "cases"] as const).map((name) => (
        <Link key={name} to="/cases" search={{ view: "all", query: cases[name] }}>
          {figure(name)}
        </Link>
      ))}
      {(["promisesOpen", "promisesKept", "promisesBroken"] as const).map((name) => (
        <Link
          key={name}
          to="/customers/$customerId"
          params={{ customerId: String(id) }}
          search={{ tab: "promises", state: promises[name] }}
        >
          {figure(name)}
        </Link>
      ))}
    </section>
  );
}
