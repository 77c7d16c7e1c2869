import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Dropdown, Popover } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { caseCategories } from "../../../../shared/case-categories.ts";
import type { BulkChange } from "../../../../shared/contract/cases.ts";
import { api } from "../../../lib/api.ts";
import { isApiError } from "../../../lib/api-error.ts";
import { ensureAllTexts, errorText } from "../../../lib/i18n.ts";
import { useMe } from "../../../lib/session.ts";
import { TagEditor } from "../../../ui/tag-editor.tsx";
import { useUndoToast } from "../../../ui/undo-toast.tsx";
import { staffQuery, teamsQuery } from "../../pickers/people.ts";
import { CauseButton } from "./cause-button.tsx";
import styles from "./list.module.css";
import type { Selection } from "./use-selection.ts";

const BulkCauseDialog = lazy(async () => {
  const [{ BulkCauseDialog: dialog }] = await Promise.all([import("./bulk-cause-dialog.tsx"), ensureAllTexts()]);
  return { default: dialog };
});

/** What can be done with all ticked cases at once; everything can be taken back for ten seconds. */
export function BulkBar(props: { selection: Selection; onChanged: (ids: readonly number[]) => void }) {
  const { selection, onChanged } = props;
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const undoToast = useUndoToast();
  const me = useMe();
  const staff = useQuery(staffQuery).data ?? [];
  const teams = useQuery(teamsQuery).data ?? [];
  const [busy, setBusy] = useState(false);
  // What waits until complaints among them have a cause.
  const [nameless, setNameless] = useState<BulkChange | null>(null);

  const apply = async (change: BulkChange) => {
    const { ids } = selection;
    setBusy(true);
    try {
      const { changed, undo } = await api.post("/api/v1/cases/bulk", { body: { ids, change } });
      selection.clear();
      onChanged(ids);
      void client.invalidateQueries({ queryKey: ["view-counts"] });
      undoToast({
        text: t("desk-cases.bulk.changed", { count: changed }),
        undo: async () => {
          for (const body of undo) await api.post("/api/v1/cases/bulk", { body });
          onChanged(ids);
        },
      });
    } catch (error) {
      if (isApiError(error) && error.code === "causes.cause_needed") setNameless(change);
      else void message.error(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  const menu = <T extends string | number>(items: { key: T; label: string; change: BulkChange }[]) => ({
    items: items.map(({ key, label, change }) => ({ key, label, onClick: () => void apply(change) })),
    style: { maxHeight: 360, overflowY: "auto" as const },
  });
  const owners = [
    { key: "me", label: t("desk-cases.bulk.me"), change: { ownerId: me.id } },
    { key: "none", label: t("desk-cases.bulk.nobody"), change: { ownerId: null } },
    ...staff
      .filter(({ id }) => id !== me.id)
      .map(({ id, name }) => ({ key: id, label: name, change: { ownerId: id } })),
  ];
  const categories = caseCategories
    .filter((category) => category !== "new")
    .map((category) => ({ key: category, label: t(`desk-case.category.${category}`), change: { category } }));
  const priorities = [4, 3, 2, 1].map((priority) => ({
    key: priority,
    label: t(`desk-case.priority.${priority}`),
    change: { priority },
  }));
  const button = (label: string, items: Parameters<typeof menu>[0]) => (
    <Dropdown menu={menu(items)} trigger={["click"]} disabled={busy}>
      <Button size="small">{label}</Button>
    </Dropdown>
  );
  return (
    <section className={styles.bulk} aria-label={t("desk-cases.bulk.label")}>
      <strong role="status">{t("desk-cases.bulk.selected", { count: selection.size })}</strong>
      {button(t("desk-cases.bulk.state"), categories)}
      {button(t("desk-cases.bulk.owner"), owners)}
      {button(
        t("desk-cases.bulk.team"),
        teams.map(({ id, name }) => ({ key: id, label: name, change: { teamId: id } })),
      )}
      {button(t("desk-cases.bulk.priority"), priorities)}
      <CauseButton busy={busy} ids={selection.ids} onChanged={onChanged} onDone={selection.clear} />
      <TagsButton busy={busy} onApply={apply} />
      <Suspense>
        {nameless && (
          <BulkCauseDialog ids={selection.ids} onNamed={() => void apply(nameless)} onClose={() => setNameless(null)} />
        )}
      </Suspense>
      <Button size="small" type="link" onClick={selection.all}>
        {t("desk-cases.bulk.all")}
      </Button>
      <Button size="small" type="link" onClick={selection.clear}>
        {t("desk-cases.bulk.none")}
      </Button>
    </section>
  );
}

function TagsButton({ busy, onApply }: { busy: boolean; onApply: (change: BulkChange) => Promise<void> }) {
  const { t } = useTranslation();
  const [tags, setTags] = useState<string[]>([]);
  const content = (
    <div className={styles.filter}>
      <TagEditor value={tags} onChange={setTags} />
      <div>
        <Button
          size="small"
          type="primary"
          disabled={tags.length === 0 || busy}
          onClick={() => onApply({ addTags: tags })}
        >
          {t("desk-cases.bulk.addTags")}
        </Button>{" "}
        <Button size="small" disabled={tags.length === 0 || busy} onClick={() => onApply({ removeTags: tags })}>
          {t("desk-cases.bulk.removeTags")}
        </Button>
      </div>
    </div>
  );
  return (
    <Popover trigger="click" content={content} destroyOnHidden>
      <Button size="small">{t("desk-cases.bulk.tags")}</Button>
    </Popover>
  );
}
