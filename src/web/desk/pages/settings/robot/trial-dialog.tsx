import { useQueryClient } from "@tanstack/react-query";
import { Form, InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import type { BeginTrial, RobotVersion } from "../../../../../shared/contract/robot-versions.ts";
import { api } from "../../../../lib/api.ts";
import { FormDialog } from "../../../../ui/form-dialog.tsx";

/** How many of the new dialogues a version gets. */
export function TrialDialog({ version, onClose }: { version: RobotVersion; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const send = async (body: BeginTrial) => {
    await api.post("/api/v1/robot/versions/:id/trial", { params: { id: version.id }, body });
    await client.invalidateQueries({ queryKey: ["robot"] });
  };
  return (
    <FormDialog<BeginTrial>
      title={t("desk-robot.versions.tryTitle", { id: version.id })}
      okText={t("desk-robot.versions.try")}
      send={send}
      onClose={onClose}
      initialValues={{ share: 20 }}
    >
      <Form.Item
        name="share"
        label={t("desk-robot.versions.share")}
        extra={t("desk-robot.versions.shareHint")}
        rules={[{ required: true, message: t("desk-robot.versions.shareNeeded") }]}
      >
        <InputNumber min={1} max={90} precision={0} suffix="%" />
      </Form.Item>
    </FormDialog>
  );
}
