import { useQuery } from "@tanstack/react-query";
import { Form, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../../lib/api.ts";
import { causeChoices, causesQuery } from "../../../lib/cause-queries.ts";
import { FormDialog } from "../../../ui/form-dialog.tsx";

/** Some of the ticked cases are complaints without a cause: they get one, and then what was wanted is done with all. */
export function BulkCauseDialog({
  ids,
  onNamed,
  onClose,
}: {
  ids: readonly number[];
  onNamed: () => void;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation();
  const causes = useQuery(causesQuery).data ?? [];
  const send = async ({ mainId }: { mainId: number }) => {
    await api.post("/api/v1/cases/causes", { body: { ids: [...ids], mainId, onlyUnnamed: true } });
    onNamed();
  };
  return (
    <FormDialog<{ mainId: number }>
      title={t("desk-causes.dialogTitle")}
      okText={t("desk-causes.bulkSolve")}
      send={send}
      onClose={onClose}
    >
      <Form.Item
        name="mainId"
        label={t("desk-causes.main")}
        extra={t("desk-causes.bulkNeeded")}
        rules={[{ required: true, message: t("desk-pickers.missing") }]}
      >
        <Select options={causeChoices(causes, i18n.language)} showSearch={{ optionFilterProp: "label" }} />
      </Form.Item>
    </FormDialog>
  );
}
