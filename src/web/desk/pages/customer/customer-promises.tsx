import { useNavigate } from "@tanstack/react-router";
import { Button, Segmented } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { PromiseState, PromiseView } from "../../../../shared/contract/promises.ts";
import { api } from "../../../lib/api.ts";
import { usePaged } from "../../../lib/use-paged.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { PromiseLine } from "../../../ui/promise-line.tsx";
import { RowsSkeleton } from "../../../ui/skeletons.tsx";
import { CaseLink } from "../../links.tsx";
import styles from "./customer.module.css";

/** What each choice shows; late is not in time, so a promise kept late counts as broken too. */
const choices: Record<string, readonly PromiseState[] | null> = {
  all: null,
  open: ["open"],
  kept: ["kept"],
  broken: ["broken", "kept_late"],
};
const ENOUGH = 20;

/** Every promise made to a customer, newest first, each with its ring. */
export function CustomerPromises({ customerId, state }: { customerId: number; state: string | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const list = usePaged(["customer", customerId, "promises"], (cursor, signal) =>
    api.get("/api/v1/customers/:id/promises", { params: { id: customerId }, query: { cursor }, signal }),
  );
  const choice = state && state in choices ? state : "all";
  const wanted = choices[choice];
  const rows = wanted ? list.rows.filter((promise) => wanted.includes(promise.state)) : list.rows;
  const lacking =
    list.looking === "settled" && rows.length < ENOUGH && list.hasNextPage && !list.isFetchingNextPage && !list.isError;
  const { fetchNextPage } = list;
  useEffect(() => {
    if (lacking) void fetchNextPage();
  }, [lacking, fetchNextPage]);
  const choose = (next: string) =>
    void navigate({
      to: "/customers/$customerId",
      params: { customerId: String(customerId) },
      search: { tab: "promises", state: next === "all" ? undefined : next },
      replace: true,
    });
  if (list.isPending) return <RowsSkeleton rows={4} />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => list.refetch()} />;
  return (
    <>
      <Segmented
        value={choice}
        onChange={choose}
        aria-label={t("desk-customer.promises.filter")}
        options={Object.keys(choices).map((value) => ({ value, label: t(`desk-customer.promises.${value}`) }))}
      />
      {rows.length === 0 && !list.hasNextPage && <EmptyState title={t("desk-customer.promises.none")} />}
      <ul className={styles.promises}>
        {rows.map((promise) => (
          <CustomerPromise key={promise.id} promise={promise} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("desk-customer.timeline.earlier")}
        </Button>
      )}
    </>
  );
}

function CustomerPromise({ promise }: { promise: PromiseView }) {
  const { t } = useTranslation();
  return (
    <li>
      <PromiseLine
        promise={promise}
        more={promise.owner && t("desk-customer.promises.owner", { name: promise.owner.name })}
      >
        {promise.caseId !== null && (
          <CaseLink id={promise.caseId}>
            #{promise.caseId} {promise.caseSubject}
          </CaseLink>
        )}
      </PromiseLine>
    </li>
  );
}
