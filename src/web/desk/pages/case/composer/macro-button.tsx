import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Input, Popover } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Macro } from "../../../../../shared/contract/cases.ts";
import { api } from "../../../../lib/api.ts";
import { keepCase } from "../../../../lib/case-queries.ts";
import { useHotkey } from "../../../../lib/hotkeys.ts";
import { errorText } from "../../../../lib/i18n.ts";
import { useReached } from "../../../../lib/reached.ts";
import { shifted } from "../../../../ui/shifted.ts";
import { macrosQuery } from "../../../pickers/people.ts";
import styles from "./composer.module.css";

/** Macros: their text is put where the caret is, the rest of what they do happens at once. Nothing is sent by them. */
export function MacroButton(props: {
  caseId: number;
  onText: (text: string) => void;
  /** asks for what must be known before the case is done */
  solving: (solve: () => void) => void;
}) {
  const { caseId, onText, solving } = props;
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [find, setFind] = useState("");
  const { reached, reaching } = useReached();
  const known = useQuery({ ...macrosQuery, enabled: open || reached });
  const macros = (known.data ?? [])
    .filter(({ name }) => name.toLocaleLowerCase().includes(find.trim().toLocaleLowerCase()))
    .toSorted((a, b) => b.usedCount - a.usedCount);
  useHotkey({ keys: "m", label: "desk-composer.macros", group: "desk-case.keys.group" }, () => setOpen(true));
  const apply = async (macro: Macro) => {
    setOpen(false);
    setFind("");
    try {
      const result = await api.post("/api/v1/cases/:id/macro", { params: { id: caseId }, body: { macroId: macro.id } });
      keepCase(client, result.case);
      if (result.text) onText(result.text);
      void message.success(t("desk-composer.macroDone", { name: macro.name }));
    } catch (error) {
      void message.error(errorText(error));
    }
  };
  const use = (macro: Macro) => {
    if (!macro.actions.some((action) => action.do === "set_category" && isDone(action.category))) return apply(macro);
    setOpen(false);
    solving(() => void apply(macro));
  };
  const content = (
    <div className={styles.macros}>
      <Input
        autoFocus
        value={find}
        onChange={(event) => setFind(event.target.value)}
        onPressEnter={() => macros[0] && void use(macros[0])}
        placeholder={t("desk-composer.findMacro")}
        aria-label={t("desk-composer.findMacro")}
      />
      <ul>
        {macros.map((macro) => (
          <li key={macro.id}>
            <button type="button" onClick={() => void use(macro)}>
              {macro.name}
              {!macro.shared && <small>{t("desk-composer.ownMacro")}</small>}
            </button>
          </li>
        ))}
      </ul>
      {macros.length === 0 && known.isSuccess && <p>{t("desk-composer.noMacros")}</p>}
    </div>
  );
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      content={content}
      placement="topLeft"
      arrow={false}
      autoAdjustOverflow={shifted}
      destroyOnHidden
    >
      <Button size="small" {...reaching}>
        {t("desk-composer.macros")}
      </Button>
    </Popover>
  );
}

const isDone = (category: string) => category === "solved" || category === "closed";
