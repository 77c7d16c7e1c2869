import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ChannelAccountView } from "../../../../../shared/contract/channels.ts";
import { hasMenu } from "../../../../lib/call-queries.ts";
import { SettingsPage } from "../shared/settings-page.tsx";
import { allAccountsQuery } from "../shared/settings-queries.ts";
import { MenuEditor } from "./menu-editor.tsx";

/** What callers hear, account by account. */
export function CallMenusPage() {
  const { t } = useTranslation();
  const accounts = useQuery(allAccountsQuery);
  return (
    <SettingsPage<ChannelAccountView>
      path="/settings/call-menus"
      title={t("desk-call-menus.title")}
      hint={
        <>
          {t("desk-call-menus.hint")} <Link to="/settings/channels">{t("desk-call-menus.toChannels")}</Link>
        </>
      }
      query={accounts}
      visible={(rows) => rows?.filter(hasMenu)}
      nameOf={({ name }) => name}
      empty={{ title: t("desk-call-menus.none"), hint: t("desk-call-menus.noneHint") }}
      columns={[
        {
          key: "addresses",
          title: t("channels.fields.phone.number"),
          cell: ({ addresses }) => addresses.join(", ") || "–",
        },
        {
          key: "brand",
          title: t("desk-channels.brand"),
          cell: ({ brand, team }) => (team ? `${brand.name} · ${team.name}` : brand.name),
        },
      ]}
      editor={(account, close) => account && <MenuEditor accountId={account.id} onClose={close} />}
    />
  );
}
