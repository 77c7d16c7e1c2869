import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Ref } from "../../shared/contract/common.ts";
import type { LikelyCustomer } from "../../shared/contract/identity.ts";
import { api } from "../lib/api.ts";
import { keepCustomer, likelyQuery } from "../lib/customer-queries.ts";
import { useCan } from "../lib/session.ts";
import { useAction } from "../ui/use-action.ts";
import { useConfirm } from "../ui/use-confirm.ts";
import styles from "./likely-records.module.css";
import { CustomerLink } from "./links.tsx";

/** Other records that are probably the same person, with why; one press makes them one, or says that they are two. */
export function LikelyRecords({ customer }: { customer: Ref }) {
  const { t } = useTranslation();
  const may = useCan()("customers:merge");
  const found = useQuery({ ...likelyQuery(customer.id), enabled: may });
  const likely = found.data ?? [];
  if (likely.length === 0) return null;
  return (
    <section aria-labelledby="likely-records">
      <h2 id="likely-records">{t("desk-customer.likely.title")}</h2>
      <ul className={styles.likely}>
        {likely.map((one) => (
          <LikelyRecord key={one.customer.id} customer={customer} likely={one} />
        ))}
      </ul>
    </section>
  );
}

function LikelyRecord({ customer, likely }: { customer: Ref; likely: LikelyCustomer }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const confirm = useConfirm();
  const { busy, run } = useAction();
  const other = likely.customer;
  const merge = async () => {
    const question = {
      title: t("desk-customer.likely.mergeTitle", { name: customer.name, other: other.name }),
      text: t("desk-customer.likely.mergeText"),
      ok: t("desk-customer.likely.merge"),
    };
    if (!(await confirm(question))) return;
    await run(async () => {
      const params = { id: customer.id };
      keepCustomer(client, await api.post("/api/v1/customers/:id/merge", { params, body: { otherId: other.id } }));
      await client.invalidateQueries({ queryKey: ["customer"] });
      await client.invalidateQueries({ queryKey: ["case"] });
    }, t("desk-customer.merge.done"));
  };
  const different = () =>
    run(async () => {
      const params = { id: customer.id, otherId: other.id };
      await api.post("/api/v1/customers/:id/likely/:otherId/different", { params });
      await client.invalidateQueries({ queryKey: likelyQuery(customer.id).queryKey });
    }, t("desk-customer.likely.noted"));
  return (
    <li>
      <CustomerLink id={other.id}>{other.name}</CustomerLink>
      <small>{likely.handles.filter((handle) => handle !== other.name).join(" · ")}</small>
      <ul>
        {likely.reasons.map(({ by, value }) => (
          <li key={`${by}:${value}`}>
            {t(`desk-customer.likely.by.${by}`, { value: value ?? t("desk-customer.likely.hidden") })}
          </li>
        ))}
      </ul>
      <p>
        <Button size="small" loading={busy} onClick={merge}>
          {t("desk-customer.likely.merge")}
        </Button>{" "}
        <Button size="small" type="text" disabled={busy} onClick={different}>
          {t("desk-customer.likely.different")}
        </Button>
      </p>
    </li>
  );
}
