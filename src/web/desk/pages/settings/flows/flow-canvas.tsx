import "@xyflow/react/dist/style.css";
import {
  applyNodeChanges,
  Background,
  type Connection,
  Controls,
  type Edge,
  Handle,
  MarkerType,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
} from "@xyflow/react";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FlowFault, FlowStep } from "../../../../../shared/contract/flows.ts";
import { waysOf } from "../../../../../shared/flows/index.ts";
import type { FlowDraft } from "./flow-draft.ts";
import styles from "./flows.module.css";
import { useStepWords } from "./step-words.ts";

type StepNode = Node<{ step: FlowStep; isStart: boolean; isWrong: boolean }, "step">;
const nodeTypes = { step: StepBox };

/** The drawing as a picture: steps are dragged about, and a way is drawn from the dot beneath an answer to the next step. */
export function FlowCanvas({ draft, faults }: { draft: FlowDraft; faults: readonly FlowFault[] }) {
  const { t } = useTranslation();
  const { spec, picked } = draft;
  const drawn = useMemo(() => {
    const wrong = new Set(faults.map(({ step }) => step));
    return spec.steps.map(
      (step): StepNode => ({
        id: step.id,
        type: "step",
        position: { x: step.x, y: step.y },
        selected: step.id === picked,
        data: { step, isStart: step.id === spec.start, isWrong: wrong.has(step.id) },
      }),
    );
  }, [spec, picked, faults]);
  const [nodes, setNodes] = useState(drawn);
  useEffect(() => setNodes(drawn), [drawn]);
  const edges = useMemo(
    () =>
      spec.steps.flatMap((step) =>
        waysOf(step).flatMap(({ name, next }): Edge[] =>
          next === null
            ? []
            : [
                {
                  id: `${step.id} ${name}`,
                  source: step.id,
                  sourceHandle: name,
                  target: next,
                  markerEnd: { type: MarkerType.ArrowClosed },
                },
              ],
        ),
      ),
    [spec],
  );
  const connect = ({ source, sourceHandle, target }: Connection) => {
    if (sourceHandle && source !== target) draft.connect(source, sourceHandle, target);
  };
  const cut = (gone: Edge[]) => {
    for (const { source, sourceHandle } of gone) if (sourceHandle) draft.connect(source, sourceHandle, null);
  };
  return (
    <section className={styles.canvas} aria-label={t("desk-flows.look.canvas")}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        onNodesChange={(changes) => setNodes((now) => applyNodeChanges(changes, now))}
        onNodeDragStop={(_, __, moved) =>
          draft.move(new Map(moved.map(({ id, position: { x, y } }) => [id, { x: Math.round(x), y: Math.round(y) }])))
        }
        onNodeClick={(_, { id }) => draft.setPicked(id)}
        onPaneClick={() => draft.setPicked(null)}
        onConnect={connect}
        onEdgesDelete={cut}
        onNodesDelete={(gone) => {
          for (const { id } of gone) draft.remove(id);
        }}
        fitView
        fitViewOptions={{ maxZoom: 1, minZoom: 0.4 }}
        minZoom={0.2}
        colorMode={document.documentElement.dataset.theme === "dark" ? "dark" : "light"}
      >
        <Background />
        <Controls showInteractive={false} />
      </ReactFlow>
    </section>
  );
}

function StepBox({ data: { step, isStart, isWrong }, selected }: NodeProps<StepNode>) {
  const { t } = useTranslation();
  const words = useStepWords();
  return (
    <div
      className={styles.box}
      data-type={step.type}
      data-picked={selected || undefined}
      data-wrong={isWrong || undefined}
    >
      <Handle type="target" position={Position.Top} />
      <span className={styles.kind}>
        {t(`desk-flows.step.${step.type}`)}
        {isStart && ` · ${t("desk-flows.start")}`}
      </span>
      <span className={styles.boxWords}>{words.text(step)}</span>
      <span className={styles.outs}>
        {waysOf(step).map(({ name }) => (
          <span key={name} className={styles.out} title={words.way(step, name)}>
            {words.way(step, name)}
            <Handle type="source" position={Position.Bottom} id={name} />
          </span>
        ))}
      </span>
    </div>
  );
}
