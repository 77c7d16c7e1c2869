import { Button, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PromiseView } from "../../../../shared/contract/promises.ts";
import { api } from "../../../lib/api.ts";
import { usePaged } from "../../../lib/use-paged.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { PromiseLine } from "../../../ui/promise-line.tsx";
import { RowsSkeleton } from "../../../ui/skeletons.tsx";
import { CaseLink, CustomerLink } from "../../links.tsx";
import { DialButton } from "../../telephone/dial-button.tsx";
import styles from "./calls.module.css";

const whose = ["me", "team", "all"] as const;

/** Whom we promised to call, soonest first, each with the button that does it. */
export function Callbacks() {
  const { t } = useTranslation();
  const [of, setOf] = useState<(typeof whose)[number]>("team");
  const list = usePaged(["promises", "callbacks", of], (cursor, signal) =>
    api.get("/api/v1/promises", { query: { kind: "callback", state: "open", whose: of, cursor, limit: 50 }, signal }),
  );
  return (
    <section aria-labelledby="callbacks" className={styles.section}>
      <h2 id="callbacks">
        {t("desk-calls.callbacks.title")}
        <Segmented
          size="small"
          value={of}
          onChange={setOf}
          aria-label={t("desk-calls.callbacks.whose")}
          options={whose.map((value) => ({ value, label: t(`desk-calls.callbacks.of.${value}`) }))}
        />
      </h2>
      {list.isPending && <RowsSkeleton rows={3} height={52} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => list.refetch()} />}
      {list.data && list.rows.length === 0 && list.looking === "settled" && (
        <p className={styles.none}>{t("desk-calls.callbacks.none")}</p>
      )}
      <ol>
        {list.rows.map((promise) => (
          <Callback key={promise.id} promise={promise} />
        ))}
      </ol>
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("desk-forms.more")}
        </Button>
      )}
    </section>
  );
}

function Callback({ promise }: { promise: PromiseView }) {
  const { t } = useTranslation();
  const { customer, caseId, caseSubject, owner } = promise;
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <PromiseLine promise={promise} more={owner?.name}>
          <p>
            {customer && <CustomerLink id={customer.id}>{customer.name}</CustomerLink>}{" "}
            {caseId !== null && (
              <CaseLink id={caseId}>
                #{caseId} {caseSubject}
              </CaseLink>
            )}
          </p>
        </PromiseLine>
      </div>
      {customer && (
        <DialButton
          customer={{ id: customer.id, name: customer.name }}
          caseId={caseId ?? undefined}
          text={t("desk-telephone.card.callBack")}
        />
      )}
    </li>
  );
}
