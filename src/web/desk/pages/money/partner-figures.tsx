import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ClaimFigure, ClaimFigures } from "../../../../shared/contract/claims.ts";
import { sayMoney } from "../../../../shared/money.ts";
import styles from "./money.module.css";

type Props = { figures: ClaimFigures["items"][number] | undefined; partnerId: number; days: number };

/** A partner's figures; nought of everything where there are no claims. */
export function PartnerFigures({ figures, partnerId, days }: Props) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent", maximumFractionDigits: 0 });
  const opens = (text: string, search: { figure?: ClaimFigure; currency?: string }) => (
    <Link to="/partners/$partnerId" params={{ partnerId: String(partnerId) }} search={{ days, ...search }}>
      {text}
    </Link>
  );
  const counted = (n: number, figure: ClaimFigure) => (n === 0 ? "0" : opens(number.format(n), { figure }));
  const { open = 0, inTime = 0, late = 0, medianDays = null, money = [] } = figures ?? {};
  const due = inTime + late;
  const lines: [string, ReactNode][] = [
    [t("desk-money.figures.open"), counted(open, "open")],
    [t("desk-money.figures.inTime"), due === 0 ? "–" : opens(percent.format(inTime / due), { figure: "in_time" })],
    [t("desk-money.figures.late"), counted(late, "late")],
    [
      t("desk-money.figures.median"),
      medianDays === null ? "–" : t("desk-money.figures.daysLong", { days: number.format(medianDays) }),
    ],
  ];
  for (const { currency, ...sums } of money) {
    const sum = (minor: number, search: { figure?: ClaimFigure }) =>
      minor === 0
        ? sayMoney(0, currency, i18n.language)
        : opens(sayMoney(minor, currency, i18n.language), { currency, ...search });
    lines.push(
      [`${t("desk-money.figures.claimed")} (${currency})`, sum(sums.claimed, {})],
      [`${t("desk-money.figures.recovered")} (${currency})`, sum(sums.recovered, { figure: "recovered" })],
      [`${t("desk-money.figures.writtenOff")} (${currency})`, sum(sums.writtenOff, { figure: "written_off" })],
    );
  }
  return (
    <dl className={styles.figures}>
      {lines.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
