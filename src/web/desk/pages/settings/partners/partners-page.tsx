import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { PartnerView } from "../../../../../shared/contract/partners.ts";
import { partnersQuery } from "../../money/money-queries.ts";
import { SettingsPage } from "../shared/settings-page.tsx";
import { PartnerForm } from "./partner-form.tsx";

/** Merchants, couriers, repairers and suppliers. */
export function PartnersPage() {
  const { t } = useTranslation();
  const query = useQuery(partnersQuery);
  return (
    <SettingsPage<PartnerView>
      path="/settings/partners"
      title={t("desk-money.partners.title")}
      hint={t("desk-money.partners.hint")}
      newText={t("desk-money.partners.new")}
      query={query}
      nameOf={({ name }) => name}
      badgeOf={({ active, parentId }) => (
        <small>
          {parentId !== null &&
            t("desk-money.partners.outletOf", { name: query.data?.find(({ id }) => id === parentId)?.name ?? "" })}{" "}
          {!active && t("desk-money.partners.inactive")}
        </small>
      )}
      empty={{ title: t("desk-money.partners.none"), hint: t("desk-money.partners.noneHint") }}
      columns={[
        {
          key: "kind",
          title: t("desk-money.partners.kind"),
          cell: ({ kind }) => t(`desk-money.partners.kinds.${kind}`),
        },
        { key: "email", title: t("desk-money.partners.email"), cell: ({ email }) => email },
        {
          key: "days",
          title: t("desk-money.partners.answerDays"),
          isNumber: true,
          cell: ({ answerDays }) => answerDays,
        },
      ]}
      editor={(row, close) => <PartnerForm partner={row} onClose={close} />}
    />
  );
}
