import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Checkbox, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import {
  type AlarmHookView,
  alarmRungs,
  hookFormats,
  type SaveAlarmHook,
} from "../../../../../shared/contract/alarms.ts";
import { api } from "../../../../lib/api.ts";
import { EditForm, FormRow, FormSection } from "../../../../ui/edit-form.tsx";
import { DeleteButton } from "../shared/delete-button.tsx";
import { allTeamsQuery, named } from "../shared/settings-queries.ts";

type Values = Omit<SaveAlarmHook, "secret"> & { secret?: string };
const fresh: Values = { name: "", format: "wecom", locale: "zh-CN", teamIds: [], rungs: [], active: true };

/** Where a group's robot is, which vendor's it is, and which rings it hears. */
export function HookForm({ hook, onClose }: { hook: AlarmHookView | null; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const teams = useQuery(allTeamsQuery).data;
  const needed = { required: true, whitespace: true, message: t("desk-pickers.missing") };
  const refresh = () => client.invalidateQueries({ queryKey: ["alarms"] });
  const save = async ({ url, secret, ...values }: Values) => {
    const body = { ...values, ...(url && { url }), ...(secret && { secret }) };
    if (hook) await api.put("/api/v1/alarms/hooks/:id", { params: { id: hook.id }, body });
    else await api.post("/api/v1/alarms/hooks", { body });
    await refresh();
  };
  const locale = i18n.language === "en" ? ("en" as const) : ("zh-CN" as const);
  const initial: Values = hook
    ? { ...fresh, ...pick(hook) }
    : { ...fresh, locale, format: locale === "en" ? "slack" : "wecom" };
  return (
    <EditForm<Values, void>
      initial={initial}
      save={save}
      onSaved={onClose}
      onCancel={onClose}
      more={
        hook && (
          <DeleteButton
            text={t("desk-forms.remove")}
            question={{
              title: t("desk-alarms.hooks.removeTitle", { name: hook.name }),
              text: t("desk-alarms.hooks.removeText"),
            }}
            act={async () => {
              await api.delete("/api/v1/alarms/hooks/:id", { params: { id: hook.id } });
              await refresh();
            }}
            done={t("desk-alarms.hooks.removed")}
            onDone={onClose}
          />
        )
      }
    >
      {(form) => (
        <>
          <FormRow>
            <Form.Item name="name" label={t("desk-settings.name")} rules={[needed]}>
              <Input maxLength={100} autoFocus={!hook} />
            </Form.Item>
            <Form.Item name="format" label={t("desk-alarms.hooks.format")}>
              <Select options={hookFormats.map((value) => ({ value, label: t(`desk-alarms.format.${value}`) }))} />
            </Form.Item>
          </FormRow>
          <Form.Item
            name="url"
            label={t("desk-alarms.hooks.url")}
            extra={hook ? t("desk-alarms.hooks.urlKept", { host: hook.host }) : t("desk-alarms.hooks.urlHint")}
            rules={hook ? [] : [needed]}
          >
            <Input.Password autoComplete="off" maxLength={1_000} placeholder="https://" />
          </Form.Item>
          <Form.Item noStyle shouldUpdate={(a: Values, b: Values) => a.format !== b.format}>
            {() =>
              ["dingtalk", "feishu"].includes(form.getFieldValue("format")) && (
                <Form.Item
                  name="secret"
                  label={t("desk-alarms.hooks.secret")}
                  extra={t(hook?.secretSet ? "desk-alarms.hooks.secretKept" : "desk-alarms.hooks.secretHint")}
                >
                  <Input.Password autoComplete="off" maxLength={200} />
                </Form.Item>
              )
            }
          </Form.Item>
          <FormSection title={t("desk-alarms.hooks.for")} hint={t("desk-alarms.hooks.forHint")}>
            <FormRow>
              <Form.Item name="teamIds" label={t("desk-policies.criteria.teamIds")}>
                <Select mode="multiple" options={named(teams)} placeholder={t("desk-alarms.hooks.everyTeam")} />
              </Form.Item>
              <Form.Item name="rungs" label={t("desk-alarms.hooks.rungs")}>
                <Select
                  mode="multiple"
                  placeholder={t("desk-alarms.hooks.everyRung")}
                  options={alarmRungs.map((value) => ({ value, label: t(`promises.rungs.${value}`) }))}
                />
              </Form.Item>
            </FormRow>
            <Form.Item name="locale" label={t("desk-alarms.hooks.locale")}>
              <Select
                style={{ maxWidth: 240 }}
                options={[
                  { value: "zh-CN", label: "简体中文" },
                  { value: "en", label: "English" },
                ]}
              />
            </Form.Item>
            <Form.Item name="active" valuePropName="checked">
              <Checkbox>{t("desk-policies.active")}</Checkbox>
            </Form.Item>
          </FormSection>
        </>
      )}
    </EditForm>
  );
}

function pick({ name, format, locale, teamIds, rungs, active }: AlarmHookView): Values {
  return { name, format, locale, teamIds, rungs, active };
}
