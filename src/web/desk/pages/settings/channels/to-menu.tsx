import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { FormSection } from "../../../../ui/edit-form.tsx";

/** From a telephone account to what its callers hear. */
export function ToMenu({ accountId }: { accountId: number }) {
  const { t } = useTranslation();
  return (
    <FormSection title={t("desk-call-menus.title")} hint={t("desk-call-menus.hint")}>
      <Link to="/settings/call-menus" search={{ edit: String(accountId) }}>
        {t("desk-call-menus.open")}
      </Link>
    </FormSection>
  );
}
