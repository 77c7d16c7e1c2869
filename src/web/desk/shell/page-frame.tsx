import { lazy, Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { ensureAllTexts } from "../../lib/i18n.ts";
import { useCan } from "../../lib/session.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import type { DeskRoute } from "../routes.tsx";

const SettingsFrame = lazy(async () => {
  const [{ SettingsFrame: frame }] = await Promise.all([import("./settings-frame.tsx"), ensureAllTexts()]);
  return { default: frame };
});

/** Around each page: its right of entry, its title in the browser, and the settings menu where it belongs. */
export function PageFrame({ route }: { route: DeskRoute }) {
  const { t } = useTranslation();
  const can = useCan();
  const title = t(route.title);
  useEffect(() => {
    document.title = `${title} · ${t("desk-shell.product")}`;
  }, [title, t]);
  if (route.permission && !can(route.permission)) {
    return <EmptyState title={t("desk-shell.forbidden.title")} hint={t("desk-shell.forbidden.hint")} />;
  }
  const Page = route.page;
  const page = (
    <Suspense fallback={<RowsSkeleton />}>
      <Page />
    </Suspense>
  );
  if (route.nav?.section !== "settings") return page;
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <SettingsFrame>{page}</SettingsFrame>
    </Suspense>
  );
}
