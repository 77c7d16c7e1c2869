import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import type { Macro } from "../../../../../shared/contract/cases.ts";
import { api } from "../../../../lib/api.ts";
import { keepCase } from "../../../../lib/case-queries.ts";
import { errorText } from "../../../../lib/i18n.ts";

/** Where macros are used. */
export type MacroPlace = {
  caseId: number;
  onText: (text: string) => void;
  /** asks for what must be known before the case is done */
  solving: (solve: () => void) => void;
};

/** Uses a macro: its text goes to the composer, the rest of what it does happens at once. Nothing is sent by it. */
export function useMacro({ caseId, onText, solving }: MacroPlace) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const apply = async (macro: Macro) => {
    try {
      const result = await api.post("/api/v1/cases/:id/macro", { params: { id: caseId }, body: { macroId: macro.id } });
      keepCase(client, result.case);
      if (result.text) onText(result.text);
      void message.success(t("desk-composer.macroDone", { name: macro.name }));
    } catch (error) {
      void message.error(errorText(error));
    }
  };
  return (macro: Macro) => {
    if (!macro.actions.some((action) => action.do === "set_category" && isDone(action.category))) void apply(macro);
    else solving(() => void apply(macro));
  };
}

const isDone = (category: string) => category === "solved" || category === "closed";
