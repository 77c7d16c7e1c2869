import { CopyOutlined, DownloadOutlined, InboxOutlined, UndoOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { Button, Space } from "antd";
import { useTranslation } from "react-i18next";
import type { FormView } from "../../../../../shared/contract/forms.ts";
import { api } from "../../../../lib/api.ts";
import { useCan } from "../../../../lib/session.ts";
import { useAction } from "../../../../ui/use-action.ts";

/** What can be done with a form in the list. */
export function FormActions({ form, name }: { form: FormView; name: string }) {
  const { t, i18n } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const params = { id: form.id };
  const act = (what: () => Promise<unknown>, done: string) =>
    void run(async () => {
      await what();
      await client.invalidateQueries({ queryKey: ["forms"] });
    }, t(done));
  const archive = (archived: boolean) => api.post("/api/v1/forms/:id/archive", { params, body: { archived } });
  return (
    <Space size={0}>
      <Button
        type="text"
        size="small"
        icon={<CopyOutlined />}
        disabled={busy}
        onClick={() => act(() => api.post("/api/v1/forms/:id/duplicate", { params, body: {} }), "desk-form.duplicated")}
        title={t("desk-form.duplicate")}
        aria-label={t("desk-form.duplicateOf", { name })}
      />
      {!form.isDefault && (
        <Button
          type="text"
          size="small"
          icon={form.archived ? <UndoOutlined /> : <InboxOutlined />}
          disabled={busy}
          onClick={() =>
            act(() => archive(!form.archived), form.archived ? "desk-form.takenOut" : "desk-form.archivedNow")
          }
          title={t(form.archived ? "desk-form.takeOut" : "desk-form.putAway")}
          aria-label={t(form.archived ? "desk-form.takeOutOf" : "desk-form.putAwayOf", { name })}
        />
      )}
      {can("forms:export") && (
        <Button
          type="text"
          size="small"
          icon={<DownloadOutlined />}
          href={`/api/v1/forms/${form.id}/submissions.csv?locale=${i18n.language}`}
          title={t("desk-form.export")}
          aria-label={t("desk-form.exportOf", { name })}
        />
      )}
    </Space>
  );
}
