import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { WebhookView } from "../../../../../shared/contract/webhooks.ts";
import { StateMark } from "../../../../ui/state-mark.tsx";
import { webhooksQuery } from "../rules/rule-queries.ts";
import { SettingsPage } from "../shared/settings-page.tsx";
import { WebhookForm } from "./webhook-form.tsx";

/** Addresses that rules can call. */
export function WebhooksPage() {
  const { t } = useTranslation();
  return (
    <SettingsPage<WebhookView>
      path="/settings/webhooks"
      title={t("desk-webhooks.title")}
      hint={t("desk-webhooks.hint")}
      newText={t("desk-webhooks.new")}
      query={useQuery(webhooksQuery)}
      nameOf={({ name }) => name}
      badgeOf={({ active }) => !active && <StateMark tone="idle">{t("desk-rules.off")}</StateMark>}
      empty={{ title: t("desk-webhooks.none"), hint: t("desk-webhooks.noneHint") }}
      columns={[{ key: "url", title: t("desk-webhooks.url"), cell: ({ url }) => url }]}
      editor={(hook, close) => <WebhookForm hook={hook} onClose={close} />}
    />
  );
}
