import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { MenuButton } from "../../../../ui/menu-button.tsx";
import { type StepType, stepTypes } from "./flow-draft.ts";

/** Puts another step into the drawing. */
export function AddStep({ onAdd }: { onAdd: (type: StepType) => void }) {
  const { t } = useTranslation();
  const items = stepTypes.map((type) => ({
    key: type,
    label: t(`desk-flows.step.${type}`),
    onClick: () => onAdd(type),
  }));
  return (
    <MenuButton items={items}>
      <Button icon={<PlusOutlined />}>{t("desk-flows.addStep")}</Button>
    </MenuButton>
  );
}
