import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerView } from "../../../../shared/contract/customers.ts";
import { api } from "../../../lib/api.ts";
import { useCan } from "../../../lib/session.ts";
import { useClock } from "../../../lib/time.ts";
import { PageHeader } from "../../../ui/page-header.tsx";
import { useAction } from "../../../ui/use-action.ts";
import { useConfirm } from "../../../ui/use-confirm.ts";
import styles from "./customer.module.css";
import { MergeCustomerDialog } from "./merge-customer-dialog.tsx";

const NewCaseDialog = lazy(async () => ({
  default: (await import("../cases/new-case-dialog.tsx")).NewCaseDialog,
}));

/** Who it is, and what can be done: a new case, merging, blocking. */
export function CustomerHead({ customer }: { customer: CustomerView }) {
  const { t } = useTranslation();
  const can = useCan();
  const clock = useClock();
  const client = useQueryClient();
  const confirm = useConfirm();
  const { busy, run } = useAction();
  const [open, setOpen] = useState<"case" | "merge" | null>(null);
  const { id, name, blockedAt } = customer;
  const refresh = () => client.invalidateQueries({ queryKey: ["customer", id] });
  const block = async () => {
    const sure = await confirm({
      title: t("desk-customer.block.title", { name }),
      text: t("desk-customer.block.text"),
      ok: t("desk-customer.block.open"),
      danger: true,
    });
    if (!sure) return;
    const act = () => api.post("/api/v1/customers/:id/block", { params: { id } });
    if (await run(act, t("desk-customer.block.done"))) await refresh();
  };
  const unblock = async () => {
    const act = () => api.post("/api/v1/customers/:id/unblock", { params: { id } });
    if (await run(act, t("desk-customer.block.undone"))) await refresh();
  };
  return (
    <>
      <PageHeader
        title={name}
        hint={t("desk-customer.since", { date: clock.date(customer.createdAt) })}
        actions={
          <>
            {can("customers:block") && !blockedAt && (
              <Button onClick={block} loading={busy}>
                {t("desk-customer.block.open")}
              </Button>
            )}
            {can("customers:merge") && (
              <Button onClick={() => setOpen("merge")}>{t("desk-customer.merge.open")}</Button>
            )}
            {can("cases:create") && <Button onClick={() => setOpen("case")}>{t("desk-customer.newCase")}</Button>}
          </>
        }
      />
      {blockedAt && (
        <Alert
          className={styles.blocked}
          type="error"
          showIcon
          title={t("desk-customer.block.is", { date: clock.date(blockedAt) })}
          action={
            can("customers:block") && (
              <Button size="small" onClick={unblock} loading={busy}>
                {t("desk-customer.block.undo")}
              </Button>
            )
          }
        />
      )}
      <Suspense>{open === "case" && <NewCaseDialog customer={{ id, name }} onClose={() => setOpen(null)} />}</Suspense>
      {open === "merge" && <MergeCustomerDialog customer={customer} onClose={() => setOpen(null)} />}
    </>
  );
}
