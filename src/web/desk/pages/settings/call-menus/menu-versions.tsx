import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { CallMenu } from "../../../../../shared/contract/call-menus.ts";
import { api } from "../../../../lib/api.ts";
import { useClock } from "../../../../lib/time.ts";
import { usePaged } from "../../../../lib/use-paged.ts";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { RowsSkeleton } from "../../../../ui/skeletons.tsx";
import { useAction } from "../../../../ui/use-action.ts";
import styles from "./call-menus.module.css";

/** Who saved the menu and when. An earlier one is taken into the editor and counts once it is saved. */
export function MenuVersions(props: { accountId: number; current: number; onRestore: (menu: CallMenu) => void }) {
  const { t } = useTranslation();
  const clock = useClock();
  const { busy, run } = useAction();
  const { accountId, current } = props;
  const list = usePaged(["call-menu-versions", accountId], (cursor, signal) =>
    api.get("/api/v1/call-menus/:accountId/versions", { params: { accountId }, query: { cursor }, signal }),
  );
  if (list.isPending) return <RowsSkeleton rows={4} height={40} />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => list.refetch()} />;
  if (list.rows.length === 0) return <p className={styles.soft}>{t("desk-call-menus.versions.none")}</p>;
  const restore = (version: number) =>
    run(
      async () => {
        const params = { accountId, version };
        props.onRestore(await api.get("/api/v1/call-menus/:accountId/versions/:version", { params }));
      },
      t("desk-call-menus.versions.restored", { version }),
    );
  return (
    <>
      <p className={styles.soft}>{t("desk-call-menus.versions.hint")}</p>
      <ol className={styles.versions}>
        {list.rows.map(({ version, savedAt, savedBy }) => (
          <li key={version}>
            <span>
              <b>{version}</b> {clock.dateTime(savedAt)} · {savedBy?.name ?? t("desk-calendars.byDesk")}
            </span>
            {version === current ? (
              <span className={styles.soft}>{t("desk-call-menus.versions.current")}</span>
            ) : (
              <Button size="small" disabled={busy} onClick={() => restore(version)}>
                {t("desk-call-menus.versions.restore")}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("desk-forms.more")}
        </Button>
      )}
    </>
  );
}
