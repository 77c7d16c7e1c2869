import { useQueryClient } from "@tanstack/react-query";
import { Checkbox, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../../lib/api.ts";
import { useCan } from "../../../lib/session.ts";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import type { ListState } from "./use-list-state.ts";

type Values = { name: string; shared: boolean; replace: boolean };

/** Keeps the query and its order under a name: as a new view, or in the place of the one that is open. */
export function SaveViewDialog({ state, onClose }: { state: ListState; onClose: () => void }) {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const { view, query, sort } = state;
  const mayShare = can("views:manage-shared");
  const mayReplace = view && !view.builtIn && (!view.shared || mayShare);

  const send = async ({ name, shared = false, replace = false }: Values) => {
    const body = { name: name.trim(), query, sort, shared };
    const saved = replace
      ? await api.put("/api/v1/views/:id", { params: { id: view!.id }, body })
      : await api.post("/api/v1/views", { body });
    await client.invalidateQueries({ queryKey: ["views"] });
    state.openView(saved.id);
  };
  return (
    <FormDialog
      title={t("desk-cases.view.save")}
      okText={t("desk-cases.view.save")}
      send={send}
      onClose={onClose}
      initialValues={{
        name: mayReplace ? view.name : "",
        shared: view?.shared && mayShare,
        replace: Boolean(mayReplace),
      }}
      width={440}
    >
      <Form.Item
        name="name"
        label={t("desk-cases.view.name")}
        rules={[{ required: true, message: t("desk-pickers.missing") }]}
      >
        <Input maxLength={100} autoFocus />
      </Form.Item>
      {mayReplace && (
        <Form.Item name="replace" valuePropName="checked" style={{ marginBottom: 8 }}>
          <Checkbox>{t("desk-cases.view.replace", { name: view.name })}</Checkbox>
        </Form.Item>
      )}
      {mayShare && (
        <Form.Item name="shared" valuePropName="checked" style={{ marginBottom: 0 }}>
          <Checkbox>{t("desk-cases.view.share")}</Checkbox>
        </Form.Item>
      )}
    </FormDialog>
  );
}
