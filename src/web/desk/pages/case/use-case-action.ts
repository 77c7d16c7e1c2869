import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useCallback, useState } from "react";
import type { CaseView } from "../../../../shared/contract/cases.ts";
import { isApiError } from "../../../lib/api-error.ts";
import { caseQuery, keepCase } from "../../../lib/case-queries.ts";
import { errorText } from "../../../lib/i18n.ts";

/**
 * Runs an action that answers with the case, shows the case as it became, and says what went wrong when it did not work.
 * Answers null then.
 */
export function useCaseAction(caseId: number) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const act = useCallback(
    async (action: () => Promise<CaseView>): Promise<CaseView | null> => {
      setBusy(true);
      try {
        const view = await action();
        keepCase(client, view);
        return view;
      } catch (error) {
        void message.error(errorText(error));
        // Somebody was faster: show what it has become.
        if (isApiError(error) && error.status === 409) void client.invalidateQueries(caseQuery(caseId));
        return null;
      } finally {
        setBusy(false);
      }
    },
    [client, message, caseId],
  );
  return { act, busy };
}
