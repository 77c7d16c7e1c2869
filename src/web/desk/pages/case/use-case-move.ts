import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { App } from "antd";
import { useState } from "react";
import type { CaseView } from "../../../../shared/contract/cases.ts";
import { keepCase } from "../../../lib/case-queries.ts";
import { errorText } from "../../../lib/i18n.ts";
import { useCan } from "../../../lib/session.ts";

/** Does what moves messages between cases, and goes to the case that came of it; `may` where the reader may do so. */
export function useCaseMove() {
  const { message: toast } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const may = useCan()("cases:merge");
  const [busy, setBusy] = useState(false);
  const act = async (action: () => Promise<CaseView>) => {
    setBusy(true);
    try {
      const became = await action();
      keepCase(client, became);
      void client.invalidateQueries({ queryKey: ["case"] });
      await navigate({ to: "/cases/$caseId", params: { caseId: String(became.id) } });
    } catch (error) {
      void toast.error(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return { act, busy, may };
}
