import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { CallMenu } from "../../../../../shared/contract/call-menus.ts";
import { type NodeType, nodeTypes } from "./edit-menu.ts";
import { useNodeTitle } from "./use-node-title.ts";

const NEW = "new:";

/** Chooses the step that follows: one that is there, or a new one of some kind. */
export function TargetSelect(props: {
  menu: CallMenu;
  value: string;
  onChange: (id: string) => void;
  onNew: (type: NodeType) => void;
  id?: string;
  "aria-label"?: string;
  "aria-describedby"?: string;
}) {
  const { t } = useTranslation();
  const { menu, value, onChange, onNew, ...rest } = props;
  const titleOf = useNodeTitle(menu);
  const isThere = menu.nodes[value] !== undefined;
  const labelOf = (id: string) => {
    const { kind, title } = titleOf(id);
    return title ? `${kind}: ${title}` : kind;
  };
  return (
    <Select
      {...rest}
      showSearch={{ optionFilterProp: "label" }}
      status={isThere ? undefined : "error"}
      value={isThere ? value : undefined}
      placeholder={t("desk-call-menus.choose")}
      onChange={(chosen: string) =>
        chosen.startsWith(NEW) ? onNew(chosen.slice(NEW.length) as NodeType) : onChange(chosen)
      }
      options={[
        {
          label: t("desk-call-menus.steps"),
          options: Object.keys(menu.nodes).map((id) => ({ value: id, label: labelOf(id) })),
        },
        {
          label: t("desk-call-menus.newStep"),
          options: nodeTypes.map((type) => ({ value: NEW + type, label: `＋ ${t(`desk-call-menus.types.${type}`)}` })),
        },
      ]}
    />
  );
}
