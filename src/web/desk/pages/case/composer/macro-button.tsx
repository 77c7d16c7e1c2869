import { useQuery } from "@tanstack/react-query";
import { Button, Input, Popover } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Macro } from "../../../../../shared/contract/cases.ts";
import { useHotkey } from "../../../../lib/hotkeys.ts";
import { useReached } from "../../../../lib/reached.ts";
import { shifted } from "../../../../ui/shifted.ts";
import { macrosQuery } from "../../../pickers/people.ts";
import styles from "./composer.module.css";
import { type MacroPlace, useMacro } from "./use-macro.ts";

/** Macros: their text is put where the caret is, the rest of what they do happens at once. Nothing is sent by them. */
export function MacroButton(props: MacroPlace) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [find, setFind] = useState("");
  const { reached, reaching } = useReached();
  const known = useQuery({ ...macrosQuery, enabled: open || reached });
  const macros = (known.data ?? [])
    .filter(({ name }) => name.toLocaleLowerCase().includes(find.trim().toLocaleLowerCase()))
    .toSorted((a, b) => b.usedCount - a.usedCount);
  useHotkey({ keys: "m", label: "desk-composer.macros", group: "desk-case.keys.group" }, () => setOpen(true));
  const applyMacro = useMacro(props);
  const use = (macro: Macro) => {
    setOpen(false);
    setFind("");
    applyMacro(macro);
  };
  const content = (
    <div className={styles.macros}>
      <Input
        autoFocus
        value={find}
        onChange={(event) => setFind(event.target.value)}
        onPressEnter={() => macros[0] && use(macros[0])}
        placeholder={t("desk-composer.findMacro")}
        aria-label={t("desk-composer.findMacro")}
      />
      <ul>
        {macros.map((macro) => (
          <li key={macro.id}>
            <button type="button" onClick={() => use(macro)}>
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
