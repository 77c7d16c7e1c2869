import { DownloadOutlined } from "@ant-design/icons";
import { Button, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, urlOf } from "../../../lib/api.ts";
import { usePaged } from "../../../lib/use-paged.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { RowsSkeleton } from "../../../ui/skeletons.tsx";
import { CallbackLine } from "./callback-line.tsx";
import styles from "./calls.module.css";

const whose = ["me", "team", "all"] as const;

/** Whom we promised to call: overdue first, then soonest first, each with the button that does it. */
export function Callbacks() {
  const { t } = useTranslation();
  const [of, setOf] = useState<(typeof whose)[number]>("team");
  const list = usePaged(["promises", "callbacks", of], (cursor, signal) =>
    api.get("/api/v1/callbacks", { query: { whose: of, cursor, limit: 50 }, signal }),
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
        {list.rows.map((row) => (
          <CallbackLine key={row.promise.id} row={row} />
        ))}
      </ol>
      {list.rows.length > 0 && (
        <a href={urlOf("/api/v1/callbacks.csv", { query: { whose: of } })} download>
          <DownloadOutlined aria-hidden="true" /> {t("desk-cases.export")}
        </a>
      )}
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("desk-forms.more")}
        </Button>
      )}
    </section>
  );
}
