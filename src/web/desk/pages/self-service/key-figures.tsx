import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { SelfServiceReport, VisitEnd } from "../../../../shared/contract/self-service.ts";
import { sayMoney } from "../../../../shared/money.ts";
import styles from "./self-service.module.css";

/** The figures that matter most, each with what it counts and how it was before. */
export function KeyFigures({ report, onOpen }: { report: SelfServiceReport; onOpen: (end: VisitEnd) => void }) {
  const { t, i18n } = useTranslation();
  const { total, before, perMatter, currency } = report;
  const percent = (share: number | null) =>
    share === null
      ? "–"
      : new Intl.NumberFormat(i18n.language, { style: "percent", maximumFractionDigits: 1 }).format(share);
  const number = (count: number) => new Intl.NumberFormat(i18n.language).format(count);
  const money = (minor: number | null) => (minor === null ? "–" : sayMoney(minor, currency, i18n.language));
  const was = (value: string) => <small>{t("desk-self-service.before", { value })}</small>;
  return (
    <dl className={styles.figures} aria-label={t("desk-self-service.figures")}>
      <Figure name={t("desk-self-service.rate")} hint={t("desk-self-service.rateHint")}>
        <b>{percent(total.rate)}</b>{" "}
        <small>{t("desk-self-service.of", { part: number(total.solved), all: number(total.matters) })}</small>
        {was(percent(before.rate))}
      </Figure>
      <Figure name={t("desk-self-service.deflection")} hint={t("desk-self-service.deflectionHint")}>
        <b>{percent(total.deflection)}</b>{" "}
        <small>{t("desk-self-service.of", { part: number(total.deflected), all: number(total.offered) })}</small>
        {was(percent(before.deflection))}
        <Button type="link" size="small" onClick={() => onOpen("wrote")}>
          {t("desk-self-service.whoWrote")}
        </Button>
      </Figure>
      <Figure name={t("desk-self-service.avoided")} hint={t("desk-self-service.avoidedHint")}>
        <b>{number(total.avoided.confirmed)}</b> <small>{t("desk-self-service.confirmed")}</small>
        {was(number(before.avoided.confirmed))}
        <span className={styles.guess}>
          {t("desk-self-service.estimated", { value: number(total.avoided.estimated) })}
          <Button type="link" size="small" onClick={() => onOpen("avoided")}>
            {t("desk-self-service.whoAvoided")}
          </Button>
        </span>
      </Figure>
      <Figure name={t("desk-self-service.cost")} hint={t("desk-self-service.costHint")}>
        <b>{money(perMatter.selfService)}</b> <small>{t("desk-self-service.costSelf")}</small>
        <span className={styles.guess}>{t("desk-self-service.costPerson", { value: money(perMatter.person) })}</span>
      </Figure>
      <Figure name={t("desk-self-service.inVain")} hint={t("desk-self-service.inVainHint")}>
        <b>{number(total.inVain)}</b>{" "}
        <small>{t("desk-self-service.ofSearches", { all: number(total.searches) })}</small>
        {was(number(before.inVain))}
        <Link to="/reports/knowledge" search={{ tab: "searches" }}>
          {t("desk-self-service.seeSearches")}
        </Link>
      </Figure>
    </dl>
  );
}

function Figure({ name, hint, children }: { name: string; hint: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
      <dd className={styles.hint}>{hint}</dd>
    </div>
  );
}
