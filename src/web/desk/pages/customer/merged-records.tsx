import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { CustomerView } from "../../../../shared/contract/customers.ts";
import { api } from "../../../lib/api.ts";
import { keepCustomer } from "../../../lib/customer-queries.ts";
import { useCan } from "../../../lib/session.ts";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import { useAction } from "../../../ui/use-action.ts";
import { useConfirm } from "../../../ui/use-confirm.ts";
import styles from "./customer.module.css";

/** The records that were made one with this, each of which can be taken apart again. */
export function MergedRecords({ customer }: { customer: CustomerView }) {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const confirm = useConfirm();
  const { busy, run } = useAction();
  if (customer.mergedFrom.length === 0) return null;
  const takeApart = async (other: { id: number; name: string }) => {
    const sure = await confirm({
      title: t("desk-customer.merged.undoTitle", { name: other.name }),
      text: t("desk-customer.merged.undoText"),
      ok: t("desk-customer.merged.undo"),
    });
    if (!sure) return;
    const params = { id: customer.id };
    await run(async () => {
      const body = { otherId: other.id };
      keepCustomer(client, await api.post("/api/v1/customers/:id/unmerge", { params, body }));
      await client.invalidateQueries({ queryKey: ["customer"] });
    }, t("desk-customer.merged.done"));
  };
  return (
    <section aria-labelledby="merged">
      <h2 id="merged">{t("desk-customer.merged.title")}</h2>
      <ul className={styles.handles}>
        {customer.mergedFrom.map((other) => (
          <li key={other.id}>
            <div>
              <span>{other.name}</span>
              <small>
                <TimeAgo at={other.at} />
              </small>
            </div>
            {can("customers:merge") && (
              <Button size="small" loading={busy} onClick={() => takeApart(other)}>
                {t("desk-customer.merged.undo")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
