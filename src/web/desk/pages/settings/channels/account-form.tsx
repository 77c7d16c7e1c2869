import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Form, Input, Select, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Brand } from "../../../../../shared/contract/brands.ts";
import type { ChannelAccountView, ChannelKind } from "../../../../../shared/contract/channels.ts";
import { api } from "../../../../lib/api.ts";
import { hasMenu } from "../../../../lib/call-queries.ts";
import { useChannelWord } from "../../../../lib/channel-word.ts";
import { EditForm, FormRow, FormSection } from "../../../../ui/edit-form.tsx";
import { teamsQuery } from "../../../pickers/people.ts";
import { DeleteButton } from "../shared/delete-button.tsx";
import { named } from "../shared/settings-queries.ts";
import { AccountCheck } from "./account-check.tsx";
import { AccountFields } from "./account-fields.tsx";
import { AccountTemplates } from "./account-templates.tsx";
import { type AccountValues, toBody, toValues } from "./account-values.ts";
import { HookAddress, PageSnippet } from "./hook-address.tsx";
import { MailboxOf } from "./mailbox-of.tsx";
import { ToMenu } from "./to-menu.tsx";

/** The form of an account: what every channel has, then what its own adapter asks for. */
export function AccountForm(props: {
  account: ChannelAccountView | null;
  kinds: readonly ChannelKind[];
  brands: readonly Brand[];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const teams = useQuery(teamsQuery).data;
  const { account, kinds, brands, onClose } = props;
  const [channel, setChannel] = useState(account?.channel ?? kinds[0]!.name);
  const kind = kinds.find(({ name }) => name === channel) ?? kinds[0]!;
  const channelWord = useChannelWord();
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ["channel-accounts"] }),
      client.invalidateQueries({ queryKey: ["doctor"] }),
    ]);
  const save = async (values: AccountValues) => {
    const body = toBody({ ...values, channel }, kind);
    if (account) await api.put("/api/v1/channel-accounts/:id", { params: { id: account.id }, body });
    else await api.post("/api/v1/channel-accounts", { body });
    await refresh();
  };
  const needed = { required: true, message: t("desk-pickers.missing") };
  return (
    <EditForm<AccountValues, void>
      key={channel}
      initial={toValues(account, kind, brands.length === 1 ? brands[0]?.id : undefined)}
      save={save}
      onSaved={onClose}
      onCancel={onClose}
      more={
        account?.active && (
          <DeleteButton
            text={t("desk-channels.switchOff")}
            question={{
              title: t("desk-channels.switchOffTitle", { name: account.name }),
              text: t("desk-channels.switchOffText"),
            }}
            act={async () => {
              await api.delete("/api/v1/channel-accounts/:id", { params: { id: account.id } });
              await refresh();
            }}
            done={t("desk-channels.switchedOff")}
            onDone={onClose}
          />
        )
      }
    >
      {(form) => (
        <>
          <FormSection title={t("desk-channels.general")}>
            {!account && kinds.length > 1 && (
              <Form.Item label={t("desk-channels.channel")}>
                <Select
                  value={channel}
                  onChange={setChannel}
                  options={kinds.map(({ name }) => ({ value: name, label: channelWord(name) }))}
                />
              </Form.Item>
            )}
            <Form.Item name="name" label={t("desk-settings.name")} rules={[{ ...needed, whitespace: true }]}>
              <Input maxLength={100} autoFocus={!account} />
            </Form.Item>
            {kind.asksAddresses && (
              <Form.Item
                name="addresses"
                label={t("desk-channels.addresses")}
                extra={t("desk-channels.addressesHint")}
                rules={[{ ...needed, type: "array", min: 1 }]}
              >
                <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[",", "，", ";", " "]} />
              </Form.Item>
            )}
            <FormRow>
              <Form.Item name="brandId" label={t("desk-channels.brand")} rules={[needed]}>
                <Select options={named(brands)} />
              </Form.Item>
              <Form.Item name="teamId" label={t("desk-channels.team")} extra={t("desk-channels.teamHint")}>
                <Select allowClear options={named(teams)} placeholder={t("desk-channels.brandsTeam")} />
              </Form.Item>
            </FormRow>
            <MailboxOf addresseeId={account?.addresseeId ?? null} />
            <Form.Item name="active" label={t("desk-channels.active")} valuePropName="checked">
              <Switch />
            </Form.Item>
          </FormSection>
          <AccountFields kind={kind} secretsSet={account?.secretsSet ?? []} />
          {account?.hookUrl && <HookAddress url={account.hookUrl} />}
          {account && hasMenu(account) && <ToMenu accountId={account.id} />}
          {account?.snippet && <PageSnippet snippet={account.snippet} />}
          {account?.active && kind.templates && <AccountTemplates account={account} />}
          <AccountCheck
            id={account?.id}
            body={async () => {
              await form.validateFields();
              return toBody({ ...(form.getFieldsValue(true) as AccountValues), channel }, kind);
            }}
          />
        </>
      )}
    </EditForm>
  );
}
