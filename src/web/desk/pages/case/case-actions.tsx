import { DownOutlined, EllipsisOutlined } from "@ant-design/icons";
import { App, Button, type MenuProps } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../shared/contract/cases.ts";
import { api } from "../../../lib/api.ts";
import { useHotkey } from "../../../lib/hotkeys.ts";
import { useCan, useMe } from "../../../lib/session.ts";
import { useClock } from "../../../lib/time.ts";
import { MenuButton } from "../../../ui/menu-button.tsx";
import { CallbackButton } from "./callback/callback-button.tsx";
import { useSolving } from "./causes/use-solving.tsx";
import { snoozeChoices } from "./snooze-choices.ts";
import { useCaseAction } from "./use-case-action.ts";

const MergeDialog = lazy(async () => ({ default: (await import("./dialogs/merge-dialog.tsx")).MergeDialog }));
const MergedDialog = lazy(async () => ({ default: (await import("./dialogs/merged-dialog.tsx")).MergedDialog }));
const CobrowseDialog = lazy(async () => ({
  default: (await import("./cobrowse/cobrowse-dialog.tsx")).CobrowseDialog,
}));
const SnoozeDialog = lazy(async () => ({ default: (await import("./dialogs/snooze-dialog.tsx")).SnoozeDialog }));

/** Take, solve, put aside, merge, split, and the customer's own page. */
export function CaseActions({ view, onSplit }: { view: CaseView; onSplit: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const can = useCan();
  const me = useMe();
  const clock = useClock();
  const { act, busy } = useCaseAction(view.id);
  const [dialog, setDialog] = useState<"merge" | "merged" | "snooze" | "cobrowse" | null>(null);
  const solving = useSolving(view);
  const params = { id: view.id };
  const group = "desk-case.keys.group";
  const mayTake = can("cases:assign") && view.owner?.id !== me.id;
  const isDone = view.status.category === "solved" || view.status.category === "closed";

  const take = () => void act(() => api.post("/api/v1/cases/:id/take", { params }));
  const snooze = (until: string | null) =>
    void act(() => api.post("/api/v1/cases/:id/snooze", { params, body: { until } }));
  const become = (category: "open" | "solved") =>
    void act(() => api.patch("/api/v1/cases/:id", { params, body: { category } }));
  const copyLink = async () => {
    await navigator.clipboard.writeText(view.customerUrl);
    void message.success(t("desk-case.linkCopied"));
  };
  useHotkey({ keys: "t", label: "desk-case.keys.take", group }, take, mayTake);
  useHotkey(
    { keys: "e", label: "desk-case.keys.solve", group },
    () => solving.ask(() => become("solved")),
    can("cases:update") && !isDone,
  );

  const snoozes: MenuProps["items"] = [
    ...snoozeChoices(Date.now(), clock.timeZone).map(({ key, at }) => ({
      key,
      label: `${t(`desk-case.snooze.${key}`)} · ${clock.dateTime(at)}`,
      onClick: () => snooze(new Date(at).toISOString()),
    })),
    { key: "other", label: t("desk-case.snooze.other"), onClick: () => setDialog("snooze") },
    ...(view.snoozedUntil ? [{ key: "wake", label: t("desk-case.snooze.wake"), onClick: () => snooze(null) }] : []),
  ];
  const more: MenuProps["items"] = [
    can("cases:merge") ? { key: "merge", label: t("desk-case.merge.open"), onClick: () => setDialog("merge") } : null,
    can("cases:merge") ? { key: "split", label: t("desk-case.split.open"), onClick: onSplit } : null,
    can("cases:merge") && view.mergedCases.length > 0
      ? {
          key: "merged",
          label: t("desk-case.merged.open", { count: view.mergedCases.length }),
          onClick: () => setDialog("merged"),
        }
      : null,
    can("cobrowse:use")
      ? { key: "cobrowse", label: t("desk-first.cobrowse.open"), onClick: () => setDialog("cobrowse") }
      : null,
    { key: "link", label: t("desk-case.copyLink"), onClick: copyLink },
    {
      key: "page",
      label: (
        <a href={view.customerUrl} target="_blank" rel="noreferrer">
          {t("desk-case.customerPage")}
        </a>
      ),
    },
  ];
  return (
    <div style={{ display: "flex", gap: 6, marginLeft: "auto" }}>
      {mayTake && (
        <Button size="small" disabled={busy} onClick={take}>
          {t("desk-case.take")}
        </Button>
      )}
      {can("cases:update") && (
        <Button
          size="small"
          disabled={busy}
          onClick={() => (isDone ? become("open") : solving.ask(() => become("solved")))}
        >
          {t(isDone ? "desk-case.reopen" : "desk-case.solve")}
        </Button>
      )}
      {can("cases:update") && (
        <MenuButton items={snoozes}>
          <Button size="small" disabled={busy}>
            {view.snoozedUntil
              ? t("desk-case.snooze.until", { time: clock.dateTime(view.snoozedUntil) })
              : t("desk-case.snooze.title")}
            <DownOutlined aria-hidden="true" style={{ fontSize: 9 }} />
          </Button>
        </MenuButton>
      )}
      <CallbackButton view={view} />
      <MenuButton items={more}>
        <Button size="small" icon={<EllipsisOutlined aria-hidden="true" />} aria-label={t("desk-case.more")} />
      </MenuButton>
      {solving.question}
      <Suspense>
        {dialog === "merge" && <MergeDialog view={view} onClose={() => setDialog(null)} />}
        {dialog === "merged" && <MergedDialog view={view} onClose={() => setDialog(null)} />}
        {dialog === "cobrowse" && <CobrowseDialog caseId={view.id} onClose={() => setDialog(null)} />}
        {dialog === "snooze" && <SnoozeDialog onClose={() => setDialog(null)} onChoose={snooze} />}
      </Suspense>
    </div>
  );
}
