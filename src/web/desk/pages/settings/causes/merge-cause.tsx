import { Button, Form, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CauseView } from "../../../../../shared/contract/causes.ts";
import { api } from "../../../../lib/api.ts";
import { causeChoices, causeName } from "../../../../lib/cause-queries.ts";
import { FormDialog } from "../../../../ui/form-dialog.tsx";

/** Makes one of two causes: asks which one stays. */
export function MergeCause(props: { cause: CauseView; others: readonly CauseView[]; onMerged: () => void }) {
  const { cause, others, onMerged } = props;
  const { t, i18n } = useTranslation();
  const [asking, setAsking] = useState(false);
  const name = causeName(cause, i18n.language);
  const send = async ({ intoId }: { intoId: number }) => {
    await api.post("/api/v1/causes/:id/merge", { params: { id: cause.id }, body: { intoId } });
    onMerged();
  };
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t("desk-causes-tree.merge")}</Button>
      {asking && (
        <FormDialog<{ intoId: number }>
          title={t("desk-causes-tree.mergeTitle", { name })}
          okText={t("desk-causes-tree.merge")}
          send={send}
          onClose={() => setAsking(false)}
        >
          <p style={{ marginBottom: 16 }}>{t("desk-causes-tree.mergeText")}</p>
          <Form.Item
            name="intoId"
            label={t("desk-causes-tree.mergeInto")}
            rules={[{ required: true, message: t("desk-pickers.missing") }]}
          >
            <Select options={causeChoices(others, i18n.language)} showSearch={{ optionFilterProp: "label" }} />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}
