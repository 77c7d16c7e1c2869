import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../../shared/contract/cases.ts";
import { useHotkey } from "../../../../lib/hotkeys.ts";
import { useCan } from "../../../../lib/session.ts";

const CallbackDialog = lazy(async () => ({ default: (await import("./callback-dialog.tsx")).CallbackDialog }));

/** “Call back…”: a call is promised in one gesture. */
export function CallbackButton({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const can = useCan();
  const [open, setOpen] = useState(false);
  const may = can("promises:make");
  const standing = view.promises.find(({ kind, state }) => kind === "callback" && state === "open");
  const isAhead = standing?.dueAt && Date.parse(standing.dueAt) > Date.now();
  const group = "desk-case.keys.group";
  useHotkey({ keys: "b", label: "desk-care.callback.key", group }, () => setOpen(true), may);
  if (!may) return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t("desk-care.callback.open")}
      </Button>
      <Suspense>
        {open && (
          <CallbackDialog caseId={view.id} standing={isAhead ? standing.dueAt : null} onClose={() => setOpen(false)} />
        )}
      </Suspense>
    </>
  );
}
