import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { isApiError } from "../../../lib/api-error.ts";
import { caseQuery } from "../../../lib/case-queries.ts";
import { useHotkey } from "../../../lib/hotkeys.ts";
import { errorText } from "../../../lib/i18n.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { BlockSkeleton } from "../../../ui/skeletons.tsx";
import { CaseLink } from "../../links.tsx";
import { neighbourOf, noteSeen, trailSearch } from "../cases/case-trail.ts";
import { CaseScreen } from "./case-screen.tsx";

/** A case on one screen. */
export function CasePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { caseId } = useParams({ strict: false }) as { caseId: string };
  const id = Number(caseId);
  const isNumber = Number.isSafeInteger(id) && id > 0;
  const found = useQuery({ ...caseQuery(id), enabled: isNumber });
  const subject = found.data?.subject;
  useEffect(() => noteSeen(id), [id]);
  useEffect(() => {
    if (subject !== undefined) document.title = `#${id} ${subject} · ${t("desk-shell.product")}`;
  }, [id, subject, t]);

  const group = "desk-case.keys.group";
  const go = (step: 1 | -1) => {
    const next = neighbourOf(id, step);
    if (next !== undefined) void navigate({ to: "/cases/$caseId", params: { caseId: String(next) } });
  };
  useHotkey({ keys: "j", label: "desk-case.keys.next", group }, () => go(1));
  useHotkey({ keys: "k", label: "desk-case.keys.previous", group }, () => go(-1));
  useHotkey(
    { keys: "u", label: "desk-case.keys.back", group },
    () => void navigate({ to: "/cases", search: trailSearch() }),
  );

  if (!isNumber)
    return <EmptyState isMissing title={t("desk-shell.notFound.title")} hint={t("desk-shell.notFound.hint")} />;
  if (found.isPending) return <BlockSkeleton lines={10} />;
  if (isApiError(found.error, "cases.not_found") && !found.data) {
    const back = (
      <Link to="/cases" search={trailSearch()}>
        {t("desk-case.keys.back")}
      </Link>
    );
    return <EmptyState isMissing title={errorText(found.error)} hint={t("desk-case.notFoundHint")} action={back} />;
  }
  if (found.isError) return <ErrorState error={found.error} onRetry={() => found.refetch()} />;
  if (found.data.mergedInto !== null) {
    return (
      <EmptyState
        title={t("desk-case.mergedInto", { id, into: found.data.mergedInto })}
        action={
          <CaseLink id={found.data.mergedInto}>{t("desk-case.openMerged", { id: found.data.mergedInto })}</CaseLink>
        }
      />
    );
  }
  return <CaseScreen key={id} view={found.data} />;
}
