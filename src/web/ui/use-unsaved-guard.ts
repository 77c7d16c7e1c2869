import { useBlocker } from "@tanstack/react-router";
import { type RefObject, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useConfirm } from "./use-confirm.ts";

/**
 * Asks before somebody leaves what they have typed: by a link, by going back, by closing the window. Set `current` to true
 * once there is something to lose, and to false once it is saved.
 */
export function useUnsavedGuard(): RefObject<boolean> {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const dirty = useRef(false);
  useBlocker({
    shouldBlockFn: async () => {
      if (!dirty.current) return false;
      const leaves = await confirm({
        title: t("desk-forms.unsaved.title"),
        text: t("desk-forms.unsaved.text"),
        ok: t("desk-forms.unsaved.leave"),
        danger: true,
      });
      if (leaves) dirty.current = false;
      return !leaves;
    },
    enableBeforeUnload: () => dirty.current,
  });
  return dirty;
}
