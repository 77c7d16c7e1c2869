import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Checkbox, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { RobotAccount, SaveRobot } from "../../../../../shared/contract/robot.ts";
import { api } from "../../../../lib/api.ts";
import { EditForm } from "../../../../ui/edit-form.tsx";
import { staffQuery } from "../../../pickers/people.ts";

type Values = Omit<SaveRobot, "keeperId"> & { keeperId?: number };

/** Whether the robot talks on an account, under which name, and who answers for it. */
export function RobotForm({ robot, onClose }: { robot: RobotAccount; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const staff = useQuery(staffQuery);
  const known = staff.data ?? [];
  const people = robot.keeper && !known.some(({ id }) => id === robot.keeper!.id) ? [robot.keeper, ...known] : known;
  const model = useQuery({ queryKey: ["model"], queryFn: () => api.get("/api/v1/models/chat") });
  const save = async ({ active, name, keeperId, usesModel }: Values) => {
    const body = { active, name: name.trim(), keeperId: keeperId!, ...(usesModel !== undefined && { usesModel }) };
    await api.put("/api/v1/robot/accounts/:id", { params: { id: robot.account.id }, body });
    await client.invalidateQueries({ queryKey: ["robot"] });
  };
  const initial: Values = {
    active: robot.active,
    name: robot.name,
    usesModel: robot.usesModel,
    ...(robot.keeper && { keeperId: robot.keeper.id }),
  };
  return (
    <EditForm<Values, void> initial={initial} save={save} onSaved={onClose} onCancel={onClose}>
      <Form.Item name="active" valuePropName="checked" extra={t("desk-robot.settings.activeHint")}>
        <Checkbox>{t("desk-robot.settings.active")}</Checkbox>
      </Form.Item>
      <Form.Item
        name="name"
        label={t("desk-robot.settings.name")}
        extra={t("desk-robot.settings.nameHint")}
        rules={[
          {
            required: true,
            max: 40,
            pattern: /^[^{}<>]*$/,
            whitespace: true,
            message: t("desk-robot.settings.nameNeeded"),
          },
        ]}
      >
        <Input maxLength={40} style={{ maxWidth: 320 }} />
      </Form.Item>
      <Form.Item
        name="keeperId"
        label={t("desk-robot.settings.keeper")}
        extra={t("desk-robot.settings.keeperHint")}
        rules={[{ required: true, message: t("desk-robot.settings.keeperNeeded") }]}
      >
        <Select
          showSearch={{ optionFilterProp: "label" }}
          loading={staff.isPending}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
          style={{ maxWidth: 320 }}
        />
      </Form.Item>
      {model.data?.active && (
        <Form.Item name="usesModel" valuePropName="checked" extra={t("desk-model.usesHint")}>
          <Checkbox>{t("desk-model.uses")}</Checkbox>
        </Form.Item>
      )}
    </EditForm>
  );
}
