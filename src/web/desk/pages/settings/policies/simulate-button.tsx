import { ExperimentOutlined } from "@ant-design/icons";
import { Button, Form } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SaveSlaPolicy } from "../../../../../shared/contract/promises.ts";
import { type PolicyValues, toBody } from "./policy-values.ts";

const SimulationDialog = lazy(async () => ({ default: (await import("./simulation-dialog.tsx")).SimulationDialog }));

/** Runs the policy as it stands in the form over what happened, before it is saved. */
export function SimulateButton({ id, position }: { id: number | null; position: number }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance<PolicyValues>();
  const [policy, setPolicy] = useState<SaveSlaPolicy | null>(null);
  const open = async () => {
    try {
      setPolicy(toBody(await form.validateFields(), position));
    } catch {
      // The fields say what is wrong with them.
    }
  };
  return (
    <>
      <Button icon={<ExperimentOutlined />} onClick={open}>
        {t("simulation.open")}
      </Button>
      <Suspense>{policy && <SimulationDialog id={id} policy={policy} onClose={() => setPolicy(null)} />}</Suspense>
    </>
  );
}
