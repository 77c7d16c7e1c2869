import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { FlowView } from "../../../../../shared/contract/flows.ts";
import { api } from "../../../../lib/api.ts";
import { useClock } from "../../../../lib/time.ts";
import { usePaged } from "../../../../lib/use-paged.ts";
import { useAction } from "../../../../ui/use-action.ts";
import styles from "./flows.module.css";

/** The versions of a flow: who saved which when, and the way back. */
export function FlowVersions({ flow, onRestored }: { flow: FlowView; onRestored: () => void }) {
  const { t } = useTranslation();
  const clock = useClock();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const params = { id: flow.id };
  const list = usePaged(["flows", flow.id, "versions", flow.version], (cursor, signal) =>
    api.get("/api/v1/flows/:id/versions", { params, query: { cursor, limit: 20 }, signal }),
  );
  const restore = async (version: number) => {
    const done = t("desk-flows.restored", { version });
    const worked = await run(() => api.post("/api/v1/flows/:id/restore", { params, body: { version } }), done);
    await client.invalidateQueries({ queryKey: ["flows"] });
    if (worked) onRestored();
  };
  return (
    <>
      <ol className={styles.versions}>
        {list.rows.map(({ version, savedBy, savedAt, restoredFrom, spec }) => (
          <li key={version}>
            <b>{t("desk-flows.version", { version })}</b>
            <span className={styles.soft}>
              {savedBy?.name ?? "–"} · {clock.dateTime(savedAt)} ·{" "}
              {t("desk-flows.stepCount", { count: spec.steps.length })}
              {restoredFrom !== null && ` · ${t("desk-flows.restoredFrom", { version: restoredFrom })}`}
              {version === flow.publishedVersion && ` · ${t("desk-flows.state.published")}`}
            </span>
            {version !== flow.version && (
              <Button size="small" loading={busy} onClick={() => restore(version)}>
                {t("desk-flows.restore", { version })}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {list.hasNextPage && <Button onClick={() => void list.fetchNextPage()}>{t("desk-forms.more")}</Button>}
    </>
  );
}
