import { useQueryClient } from "@tanstack/react-query";
import { Checkbox, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Macro, MacroAction } from "../../../../../shared/contract/cases.ts";
import { api } from "../../../../lib/api.ts";
import { useCan } from "../../../../lib/session.ts";
import { EditForm, FormSection } from "../../../../ui/edit-form.tsx";
import { DeleteButton } from "../shared/delete-button.tsx";
import { MacroActions } from "./macro-actions.tsx";

type Values = { name: string; shared?: boolean; actions: MacroAction[] };

export function MacroForm({ macro, onClose }: { macro: Macro | null; onClose: () => void }) {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const mayShare = can("macros:manage");
  const refresh = () => client.invalidateQueries({ queryKey: ["macros"] });
  const save = async ({ name, shared = false, actions }: Values) => {
    const body = { name: name.trim(), shared, actions };
    if (macro) await api.put("/api/v1/macros/:id", { params: { id: macro.id }, body });
    else await api.post("/api/v1/macros", { body });
    await refresh();
  };
  return (
    <EditForm<Values, void>
      initial={{
        name: macro?.name ?? "",
        shared: macro?.shared ?? mayShare,
        actions: macro?.actions ?? [{ do: "insert_text", texts: {} }],
      }}
      save={save}
      onSaved={onClose}
      onCancel={onClose}
      more={
        macro && (
          <DeleteButton
            text={t("desk-forms.remove")}
            question={{ title: t("desk-macros.removeTitle", { name: macro.name }) }}
            act={async () => {
              await api.delete("/api/v1/macros/:id", { params: { id: macro.id } });
              await refresh();
            }}
            done={t("desk-macros.removed")}
            onDone={onClose}
          />
        )
      }
    >
      <Form.Item
        name="name"
        label={t("desk-settings.name")}
        rules={[{ required: true, whitespace: true, message: t("desk-pickers.missing") }]}
      >
        <Input maxLength={100} autoFocus={!macro} />
      </Form.Item>
      {mayShare && (
        <Form.Item name="shared" valuePropName="checked">
          <Checkbox>{t("desk-macros.share")}</Checkbox>
        </Form.Item>
      )}
      <FormSection title={t("desk-macros.actions")} hint={t("desk-macros.actionsHint")}>
        <MacroActions />
      </FormSection>
    </EditForm>
  );
}
