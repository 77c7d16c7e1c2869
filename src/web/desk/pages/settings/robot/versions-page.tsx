import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../../../lib/api.ts";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { BlockSkeleton } from "../../../../ui/skeletons.tsx";
import robot from "../../robot/robot.module.css";
import { BackLink } from "../shared/back-link.tsx";
import { DraftDialog } from "./draft-dialog.tsx";
import { TrialView } from "./trial-view.tsx";
import { VersionTable } from "./version-table.tsx";

/** The versions of the robot on an account: drafts, a trial beside the one in force, and the way back. */
export function RobotVersionsPage() {
  const { t } = useTranslation();
  const { accountId }: { accountId?: string } = useParams({ strict: false });
  const id = Number(accountId);
  const [drafting, setDrafting] = useState(false);
  const query = useQuery({
    queryKey: ["robot", "versions", id],
    queryFn: () => api.get("/api/v1/robot/accounts/:id/versions", { params: { id } }),
  });
  if (query.isPending) return <BlockSkeleton lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const { account, items, trial } = query.data;
  const live = items.find(({ state }) => state === "live");
  return (
    <>
      <PageHeader
        title={t("desk-robot.versions.title", { account: account.name })}
        hint={<BackLink path="/settings/robot" title={t("desk-robot.settings.title")} />}
        actions={
          live && (
            <Button type="primary" onClick={() => setDrafting(true)}>
              {t("desk-robot.versions.draft")}
            </Button>
          )
        }
      />
      <div className={robot.page}>
        <p className={`${robot.part} ${robot.soft}`}>{t("desk-robot.versions.hint")}</p>
        {items.length === 0 && (
          <EmptyState title={t("desk-robot.versions.none")} hint={t("desk-robot.versions.noneHint")} />
        )}
        {trial && <TrialView accountId={id} trial={trial} />}
        {items.length > 0 && <VersionTable items={items} />}
      </div>
      {drafting && live && <DraftDialog accountId={id} from={live} onClose={() => setDrafting(false)} />}
    </>
  );
}
