import { useQueryClient } from "@tanstack/react-query";
import { Checkbox, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { parseCaseQuery } from "../../../../../shared/case-query/index.ts";
import type { CaseSort, SavedView } from "../../../../../shared/contract/cases.ts";
import { api } from "../../../../lib/api.ts";
import { caseSorts } from "../../../../lib/case-list-query.ts";
import { useCan } from "../../../../lib/session.ts";
import { EditForm } from "../../../../ui/edit-form.tsx";
import { QueryInput } from "../../../../ui/query-input.tsx";
import { useQueryOffers } from "../../cases/use-query-offers.ts";
import { DeleteButton } from "../shared/delete-button.tsx";

type Values = { name: string; query: string; sort: CaseSort; shared?: boolean };

export function ViewForm({ view, onClose }: { view: SavedView | null; onClose: () => void }) {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ["views"] });
  const save = async ({ name, query, sort, shared = false }: Values) => {
    const body = { name: name.trim(), query, sort, shared };
    if (view) await api.put("/api/v1/views/:id", { params: { id: view.id }, body });
    else await api.post("/api/v1/views", { body });
    await refresh();
  };
  return (
    <EditForm<Values, void>
      initial={{
        name: view?.name ?? "",
        query: view?.query ?? "state:active",
        sort: view?.sort ?? "updated",
        shared: view?.shared ?? false,
      }}
      save={save}
      onSaved={onClose}
      onCancel={onClose}
      more={
        view && (
          <DeleteButton
            text={t("desk-forms.remove")}
            question={{ title: t("desk-cases.view.removeTitle", { name: view.name }) }}
            act={async () => {
              await api.delete("/api/v1/views/:id", { params: { id: view.id } });
              await refresh();
            }}
            done={t("desk-views.removed")}
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
        <Input maxLength={100} autoFocus={!view} />
      </Form.Item>
      <Form.Item
        name="query"
        label={t("desk-views.query")}
        extra={t("desk-views.queryHint")}
        rules={[
          {
            validator: async (_, text: string) => {
              const [problem] = parseCaseQuery(text).problems;
              if (problem) throw new Error(t(`cases.query.errors.${problem.code}`, problem.params));
            },
          },
        ]}
      >
        <QueryField label={t("desk-views.query")} />
      </Form.Item>
      <Form.Item name="sort" label={t("desk-views.sort")}>
        <Select options={caseSorts.map((value) => ({ value, label: t(`desk-cases.sort.${value}`) }))} />
      </Form.Item>
      {can("views:manage-shared") && (
        <Form.Item name="shared" valuePropName="checked">
          <Checkbox>{t("desk-cases.view.share")}</Checkbox>
        </Form.Item>
      )}
    </EditForm>
  );
}

function QueryField(props: { value?: string; onChange?: (text: string) => void; label: string }) {
  const offers = useQueryOffers();
  return (
    <QueryInput
      value={props.value ?? ""}
      offers={offers}
      label={props.label}
      onSubmit={(text) => props.onChange?.(text)}
    />
  );
}
