import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Segmented, Space, Tabs } from "antd";
import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FlowView } from "../../../../../shared/contract/flows.ts";
import { faultsOfFlow } from "../../../../../shared/flows/index.ts";
import { layOut } from "../../../../../shared/flows/lay-out.ts";
import { api } from "../../../../lib/api.ts";
import { useWideScreen } from "../../../../lib/wide-screen.ts";
import { SideDrawer } from "../../../../ui/side-drawer.tsx";
import { BlockSkeleton } from "../../../../ui/skeletons.tsx";
import { useAction } from "../../../../ui/use-action.ts";
import { useUnsavedGuard } from "../../../../ui/use-unsaved-guard.ts";
import { AddStep } from "./add-step.tsx";
import { FaultList } from "./fault-list.tsx";
import { FlowAbout } from "./flow-about.tsx";
import { FlowBadge } from "./flow-badge.tsx";
import { useFlowDraft } from "./flow-draft.ts";
import { FlowFigures } from "./flow-figures.tsx";
import { FlowImport } from "./flow-import.tsx";
import { portsQuery } from "./flow-queries.ts";
import { FlowVersions } from "./flow-versions.tsx";
import styles from "./flows.module.css";
import { StepEditor } from "./step-editor.tsx";
import { StepList } from "./step-list.tsx";
import { TryOut } from "./try-out.tsx";

const FlowCanvas = lazy(async () => ({ default: (await import("./flow-canvas.tsx")).FlowCanvas }));

/** Drawing a flow: its steps as a picture or a list, what it is about, how it does, and its versions. */
export function FlowEditor({ flow, onClose }: { flow: FlowView | null; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const [view, setView] = useState(flow);
  const draft = useFlowDraft(flow);
  const ports = useQuery(portsQuery).data ?? [];
  const isWide = useWideScreen(900);
  const [look, setLook] = useState<"canvas" | "list">(() => (isWide ? "canvas" : "list"));
  const [isTrying, setTrying] = useState(false);
  const { spec, slug } = draft;
  const faults = faultsOfFlow(spec, ports);
  const dirty = useUnsavedGuard();
  useEffect(() => {
    dirty.current = draft.isChanged;
  }, [dirty, draft.isChanged]);
  const save = async () => {
    const saved = view
      ? await api.put("/api/v1/flows/:id", { params: { id: view.id }, body: { slug, spec, version: view.version } })
      : await api.post("/api/v1/flows", { body: { slug, spec } });
    setView(saved);
    draft.noteSaved({ slug, spec });
    await client.invalidateQueries({ queryKey: ["flows"] });
    return saved;
  };
  const publish = async () => {
    const { id, version } = draft.isChanged || !view ? await save() : view;
    setView(await api.post("/api/v1/flows/:id/publish", { params: { id }, body: { version } }));
    await client.invalidateQueries({ queryKey: ["flows"] });
  };
  const unpublish = async (id: number) => {
    setView(await api.post("/api/v1/flows/:id/unpublish", { params: { id }, body: {} }));
    await client.invalidateQueries({ queryKey: ["flows"] });
  };
  const picked = spec.steps.find(({ id }) => id === draft.picked);
  const steps = (
    <>
      <div className={styles.tools}>
        <Segmented
          value={look}
          onChange={setLook}
          aria-label={t("desk-flows.look.title")}
          options={[
            { value: "canvas", label: t("desk-flows.look.canvas") },
            { value: "list", label: t("desk-flows.look.list") },
          ]}
        />
        <AddStep onAdd={draft.add} />
        {look === "canvas" && <Button onClick={() => draft.setSpec(layOut)}>{t("desk-flows.tidy")}</Button>}
      </div>
      <FaultList faults={faults} spec={spec} onPick={draft.setPicked} />
      <div className={styles.table} data-picked={picked ? "" : undefined}>
        {look === "canvas" ? (
          <Suspense fallback={<BlockSkeleton lines={12} />}>
            <FlowCanvas draft={draft} faults={faults} />
          </Suspense>
        ) : (
          <StepList draft={draft} faults={faults} />
        )}
        {picked && <StepEditor key={picked.id} step={picked} draft={draft} ports={ports} />}
      </div>
    </>
  );
  return (
    <div className={styles.editor}>
      <div className={styles.bar}>
        <Button
          type="primary"
          loading={busy}
          disabled={!draft.isChanged}
          onClick={() => run(save, t("desk-flows.saved"))}
        >
          {t("desk-flows.save")}
        </Button>
        <Button
          loading={busy}
          disabled={faults.length > 0 || (!draft.isChanged && view?.publishedVersion === view?.version)}
          onClick={() => run(publish, t("desk-flows.published"))}
        >
          {t("desk-flows.publish")}
        </Button>
        {view && view.publishedVersion !== null && (
          <Button disabled={busy} onClick={() => run(() => unpublish(view.id), t("desk-flows.unpublished"))}>
            {t("desk-flows.unpublish")}
          </Button>
        )}
        <Button disabled={spec.start === null} onClick={() => setTrying(true)}>
          {t("desk-flows.try.open")}
        </Button>
        <FlowImport draft={draft} />
        <Button type="text" onClick={onClose}>
          {t("desk-flows.close")}
        </Button>
        <Space className={styles.state}>
          {view && <FlowBadge flow={view} />}
          {view?.url && (
            <a href={view.url} target="_blank" rel="noreferrer">
              /guide/{view.slug}
            </a>
          )}
        </Space>
      </div>
      <Tabs
        defaultActiveKey={flow ? "steps" : "about"}
        items={[
          { key: "steps", label: t("desk-flows.tab.steps"), children: steps },
          { key: "about", label: t("desk-flows.tab.about"), children: <FlowAbout draft={draft} /> },
          ...(view
            ? [
                { key: "figures", label: t("desk-flows.tab.figures"), children: <FlowFigures flow={view} /> },
                {
                  key: "versions",
                  label: t("desk-flows.tab.versions"),
                  children: <FlowVersions flow={view} onRestored={onClose} />,
                },
              ]
            : []),
        ]}
      />
      <SideDrawer open={isTrying} onClose={() => setTrying(false)} side="right" title={t("desk-flows.try.title")}>
        <TryOut spec={spec} />
      </SideDrawer>
    </div>
  );
}
