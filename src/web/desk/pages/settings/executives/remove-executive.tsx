import { App, Button, Form, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ExecutiveView } from "../../../../../shared/contract/forms.ts";
import { api } from "../../../../lib/api.ts";
import { FormDialog } from "../../../../ui/form-dialog.tsx";
import { named } from "../shared/settings-queries.ts";

/** Takes an executive off the list, and asks who takes over what customers still have with them. */
export function RemoveExecutive(props: {
  executive: ExecutiveView;
  others: readonly ExecutiveView[];
  onRemoved: () => Promise<unknown>;
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [asking, setAsking] = useState(false);
  const { executive, onRemoved } = props;
  const heirs = props.others.map(({ staff }) => staff).filter(({ id }) => id !== executive.staff.id);
  const send = async ({ heirId }: { heirId?: number }) => {
    const params = { staffId: executive.staff.id };
    await api.delete("/api/v1/executives/:staffId", { params, query: { heirId } });
    void message.success(t("desk-executive.removed"));
    await onRemoved();
  };
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        {t("desk-executive.remove")}
      </Button>
      {asking && (
        <FormDialog<{ heirId?: number }>
          title={t("desk-executive.removeTitle", { name: executive.staff.name })}
          okText={t("desk-executive.remove")}
          send={send}
          onClose={() => setAsking(false)}
        >
          <p style={{ marginBottom: 16 }}>{t("desk-executive.removeText")}</p>
          <Form.Item
            name="heirId"
            label={t("desk-executive.heir")}
            extra={t(heirs.length > 0 ? "desk-executive.heirHint" : "desk-executive.noHeir")}
          >
            <Select
              allowClear
              disabled={heirs.length === 0}
              options={named(heirs)}
              placeholder={t("desk-executive.nobody")}
              showSearch={{ optionFilterProp: "label" }}
            />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}
