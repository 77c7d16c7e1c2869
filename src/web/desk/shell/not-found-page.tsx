import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../ui/empty-state.tsx";

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <EmptyState
      isMissing
      title={t("desk-shell.notFound.title")}
      hint={t("desk-shell.notFound.hint")}
      action={<Link to="/">{t("desk-shell.nav.home")}</Link>}
    />
  );
}
