import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ChannelAccountView } from "../../../../../shared/contract/channels.ts";
import { useChannelWord } from "../../../../lib/channel-word.ts";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { BlockSkeleton } from "../../../../ui/skeletons.tsx";
import { TimeAgo } from "../../../../ui/time-ago.tsx";
import { brandsQuery } from "../../../pickers/people.ts";
import { SettingsPage } from "../shared/settings-page.tsx";
import { allAccountsQuery, channelKindsQuery } from "../shared/settings-queries.ts";
import { AccountForm } from "./account-form.tsx";
import { AccountState } from "./account-state.tsx";

/** Where customers write and answers go out: each account with its health. */
export function ChannelsPage() {
  const { t } = useTranslation();
  const channelWord = useChannelWord();
  const accounts = useQuery(allAccountsQuery);
  return (
    <SettingsPage<ChannelAccountView>
      path="/settings/channels"
      title={t("desk-channels.title")}
      hint={t("desk-channels.hint")}
      newText={t("desk-channels.new")}
      query={accounts}
      nameOf={({ name }) => name}
      empty={{ title: t("desk-channels.none"), hint: t("desk-channels.noneHint") }}
      columns={[
        {
          key: "state",
          title: t("desk-channels.health"),
          cell: (account) => (
            <>
              <AccountState account={account} />
              {account.health.state === "failing" && <small>{account.health.lastError}</small>}
            </>
          ),
        },
        { key: "channel", title: t("desk-channels.channelOf"), cell: ({ channel }) => channelWord(channel) },
        { key: "addresses", title: t("desk-channels.addresses"), cell: ({ addresses }) => addresses.join(", ") },
        {
          key: "brand",
          title: t("desk-channels.brand"),
          cell: ({ brand, team }) => (team ? `${brand.name} · ${team.name}` : brand.name),
        },
        {
          key: "last",
          title: t("desk-channels.lastMessage"),
          cell: ({ health }) => (health.lastMessageAt ? <TimeAgo at={health.lastMessageAt} /> : t("desk-forms.never")),
        },
        {
          key: "sends",
          title: t("desk-channels.sends"),
          cell: ({ canSend }) => t(canSend ? "desk-forms.yes" : "desk-channels.outboxOnly"),
        },
      ]}
      editor={(account, close) => <Editor account={account} onClose={close} />}
    />
  );
}

function Editor({ account, onClose }: { account: ChannelAccountView | null; onClose: () => void }) {
  const kinds = useQuery(channelKindsQuery);
  const brands = useQuery(brandsQuery);
  if (kinds.isPending || brands.isPending) return <BlockSkeleton lines={8} />;
  if (kinds.isError) return <ErrorState error={kinds.error} onRetry={() => kinds.refetch()} />;
  if (brands.isError) return <ErrorState error={brands.error} onRetry={() => brands.refetch()} />;
  return <AccountForm account={account} kinds={kinds.data} brands={brands.data} onClose={onClose} />;
}
