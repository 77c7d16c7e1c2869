import { on } from "../../kernel/events/define-reaction.ts";
import { caseOpened, getCases } from "../cases/index.ts";
import { notify } from "../service-levels/index.ts";
import { formById } from "./store.ts";

export const reactions = [
  on(
    caseOpened,
    "forms.tell-of-submission",
    async (ctx, { caseId, customerId, data }) => {
      const row = (await getCases(ctx, [caseId!])).get(caseId!);
      const form = row?.formId ? await formById(ctx.db, row.formId) : undefined;
      if (!form || data.splitFrom !== undefined) return;
      await notify(ctx, { kind: "form_received", staffIds: form.spec.notifyIds, caseId, customerId });
    },
    { when: ({ data }) => data.channel === "form" },
  ),
];
