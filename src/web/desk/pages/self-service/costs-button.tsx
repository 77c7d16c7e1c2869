import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SelfServiceCosts } from "../../../../shared/contract/self-service.ts";
import { plainMoney, readMoney } from "../../../../shared/money.ts";
import { api } from "../../../lib/api.ts";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { AmountField } from "../money/amount-field.tsx";
import styles from "./self-service.module.css";

type Values = Record<keyof SelfServiceCosts, string>;

/** Asks what work costs, by which solved matters are reckoned. */
export function CostsButton({ costs, currency }: { costs: SelfServiceCosts; currency: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const send = async (values: Values) => {
    const minor = (key: keyof SelfServiceCosts) => readMoney(values[key], currency) ?? 0;
    const body = { answer: minor("answer"), minute: minor("minute"), month: minor("month") };
    await api.put("/api/v1/self-service/costs", { body });
    await client.invalidateQueries({ queryKey: ["self-service"] });
  };
  const plain = (key: keyof SelfServiceCosts) => plainMoney(costs[key], currency);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("desk-self-service.costs.open")}</Button>
      {isOpen && (
        <FormDialog<Values>
          title={t("desk-self-service.costs.title")}
          okText={t("desk-self-service.costs.save")}
          send={send}
          onClose={() => setOpen(false)}
          initialValues={{ answer: plain("answer"), minute: plain("minute"), month: plain("month") }}
        >
          <p className={styles.soft}>{t("desk-self-service.costs.hint")}</p>
          <AmountField
            name="answer"
            label={t("desk-self-service.costs.answer")}
            currency={currency}
            mayBeNothing
            autoFocus
          />
          <AmountField name="minute" label={t("desk-self-service.costs.minute")} currency={currency} mayBeNothing />
          <AmountField name="month" label={t("desk-self-service.costs.month")} currency={currency} mayBeNothing />
        </FormDialog>
      )}
    </>
  );
}
