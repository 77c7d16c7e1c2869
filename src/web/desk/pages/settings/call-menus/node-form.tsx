import { Button, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { CallMenu, MenuNode } from "../../../../../shared/contract/call-menus.ts";
import { useConfirm } from "../../../../ui/use-confirm.ts";
import styles from "./call-menus.module.css";
import { changedTo, type NodeType, nodeTypes, withNew, withNode, without } from "./edit-menu.ts";
import { Field } from "./field.tsx";
import { NodeFields } from "./node-fields.tsx";
import type { MenuProblem } from "./use-menu-check.ts";
import { useNodeTitle } from "./use-node-title.ts";
import { waysTo } from "./ways.ts";

/** One step of the menu: what it is, what is said, and where each way leads; with what is wrong about it on top. */
export function NodeForm(props: {
  menu: CallMenu;
  id: string;
  problems: readonly MenuProblem[];
  onChange: (menu: CallMenu) => void;
  onSelect: (id: string) => void;
}) {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const { menu, id, onChange, onSelect } = props;
  const node = menu.nodes[id]!;
  const { kind, title } = useNodeTitle(menu)(id);
  const called = title || kind;
  const isStart = id === menu.start;
  const change = (next: MenuNode) => onChange(withNode(menu, id, next));
  const addNode = (type: NodeType, lead: (to: string) => MenuNode) => {
    const grown = withNew(menu, type);
    onChange(withNode(grown.menu, id, lead(grown.id)));
  };
  const remove = async () => {
    const sure = await confirm({
      title: t("desk-call-menus.remove.title", { title: called }),
      text: t("desk-call-menus.remove.text", { count: waysTo(menu, id) }),
      ok: t("desk-forms.remove"),
      danger: true,
    });
    if (!sure) return;
    onChange(without(menu, id));
    onSelect(menu.start);
  };
  return (
    <section className={styles.form} aria-label={t("desk-call-menus.stepOf", { title: called })}>
      <ul role="status">
        {props.problems.map(({ text, level }) => (
          <li key={text} className={level === "error" ? styles.wrong : styles.doubt}>
            {text}
          </li>
        ))}
      </ul>
      <div className={styles.row}>
        <Field label={t("desk-call-menus.kind")} hint={t(`desk-call-menus.typeHints.${node.type}`)}>
          {(field) => (
            <Select<NodeType>
              {...field}
              value={node.type}
              onChange={(type) => change(changedTo(node, type))}
              options={nodeTypes.map((value) => ({ value, label: t(`desk-call-menus.types.${value}`) }))}
            />
          )}
        </Field>
        <Field label={t("desk-call-menus.name")} hint={t("desk-call-menus.nameHint")}>
          {(field) => (
            <Input
              {...field}
              value={node.name ?? ""}
              maxLength={100}
              onChange={({ target }) => change({ ...node, name: target.value || undefined })}
            />
          )}
        </Field>
      </div>
      <NodeFields menu={menu} node={node} onChange={change} onNew={addNode} />
      <div className={styles.actions}>
        {!isStart && (
          <Button size="small" onClick={() => onChange({ ...menu, start: id })}>
            {t("desk-call-menus.makeStart")}
          </Button>
        )}
        {!isStart && (
          <Button size="small" danger onClick={remove}>
            {t("desk-call-menus.remove.open")}
          </Button>
        )}
      </div>
    </section>
  );
}
