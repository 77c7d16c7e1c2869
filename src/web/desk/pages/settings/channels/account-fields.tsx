import { Checkbox, Form, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { ChannelKind } from "../../../../../shared/contract/channels.ts";
import { FormRow, FormSection } from "../../../../ui/edit-form.tsx";
import { isShown } from "./account-values.ts";

type Field = ChannelKind["fields"][number];

/** What a channel's adapter asks for, in its groups; nothing here knows any channel. */
export function AccountFields({ kind, secretsSet }: { kind: ChannelKind; secretsSet: readonly string[] }) {
  const { t } = useTranslation();
  const config: Record<string, unknown> = Form.useWatch("config", { preserve: true }) ?? {};
  const groups = Map.groupBy(
    kind.fields.filter((field) => isShown(field, config)),
    ({ group }) => group,
  );
  return [...groups].map(([group, fields]) => (
    <FormSection key={group} title={t(`channels.groups.${group}`, { defaultValue: group })}>
      <FormRow>
        {fields.map((field) => (
          <FieldItem key={field.name} channel={kind.name} field={field} isSet={secretsSet.includes(field.name)} />
        ))}
      </FormRow>
    </FormSection>
  ));
}

function FieldItem({ channel, field, isSet }: { channel: string; field: Field; isSet: boolean }) {
  const { t, i18n } = useTranslation();
  const said = (key: string, fallback: string | undefined) => (i18n.exists(key) ? t(key) : fallback);
  const label = said(`channels.fields.${channel}.${field.name}`, field.name);
  const hint = said(`channels.hints.${channel}.${field.name}`, undefined);
  const required = field.required && !(field.secret && isSet);
  return (
    <Form.Item
      name={["config", field.name]}
      label={field.kind === "boolean" ? undefined : label}
      extra={hint}
      valuePropName={field.kind === "boolean" ? "checked" : "value"}
      style={field.kind === "boolean" ? { gridColumn: "1 / -1" } : undefined}
      rules={required ? [{ required: true, message: t("desk-pickers.missing") }] : []}
    >
      {inputOf(field, {
        label,
        kept: isSet ? t("desk-channels.secretKept") : undefined,
        optionOf: (value) => said(`channels.options.${channel}.${field.name}.${value}`, value) ?? value,
      })}
    </Form.Item>
  );
}

function inputOf(
  field: Field,
  words: { label?: string; kept?: string; optionOf: (value: string) => string },
): React.ReactElement {
  switch (field.kind) {
    case "boolean":
      return <Checkbox>{words.label}</Checkbox>;
    case "number":
      return <InputNumber precision={0} style={{ width: 140 }} />;
    case "select":
      return <Select options={(field.options ?? []).map((value) => ({ value, label: words.optionOf(value) }))} />;
    case "list":
      return <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[","]} />;
    case "password":
      return <Input.Password autoComplete="new-password" placeholder={words.kept} />;
    default:
      return <Input inputMode={field.kind === "email" ? "email" : undefined} autoComplete="off" spellCheck={false} />;
  }
}
