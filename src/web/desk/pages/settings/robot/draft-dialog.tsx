import { useQueryClient } from "@tanstack/react-query";
import { Checkbox, Form, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { DraftVersion, RobotVersion } from "../../../../../shared/contract/robot-versions.ts";
import { api } from "../../../../lib/api.ts";
import { FormDialog } from "../../../../ui/form-dialog.tsx";

/** Another version of the robot, made from the one in force. */
export function DraftDialog(props: { accountId: number; from: RobotVersion; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { name, caution, asksBack, mostMisses, usesModel } = props.from;
  const send = async (values: Omit<DraftVersion, "usesModel">) => {
    const params = { id: props.accountId };
    await api.post("/api/v1/robot/accounts/:id/versions", { params, body: { ...values, usesModel } });
    await client.invalidateQueries({ queryKey: ["robot"] });
  };
  return (
    <FormDialog<Omit<DraftVersion, "usesModel">>
      title={t("desk-robot.versions.draft")}
      okText={t("desk-forms.save")}
      send={send}
      onClose={props.onClose}
      initialValues={{ name, caution, asksBack, mostMisses }}
    >
      <Form.Item
        name="name"
        label={t("desk-robot.settings.name")}
        rules={[
          { required: true, whitespace: true, pattern: /^[^{}<>]*$/, message: t("desk-robot.settings.nameNeeded") },
        ]}
      >
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="caution" label={t("desk-robot.versions.caution")} extra={t("desk-robot.versions.cautionHint")}>
        <Select
          options={[
            { value: "cautious", label: t("desk-robot.versions.cautions.cautious") },
            { value: "normal", label: t("desk-robot.versions.cautions.normal") },
            { value: "bold", label: t("desk-robot.versions.cautions.bold") },
          ]}
        />
      </Form.Item>
      <Form.Item name="asksBack" valuePropName="checked" extra={t("desk-robot.versions.asksBackHint")}>
        <Checkbox>{t("desk-robot.versions.asksBack")}</Checkbox>
      </Form.Item>
      <Form.Item
        name="mostMisses"
        label={t("desk-robot.versions.mostMisses")}
        rules={[{ required: true, message: t("desk-robot.versions.mostMissesNeeded") }]}
      >
        <InputNumber min={1} max={5} precision={0} />
      </Form.Item>
    </FormDialog>
  );
}
