import type { FlowAct } from "../../../../shared/contract/flows.ts";
import { knownIn, sayIn } from "../../../../shared/flows/index.ts";
import { type Ctx, systemActor } from "../../../kernel/ctx.ts";
import { getBrand } from "../../brands/index.ts";
import { getCase, isActive, updateCase } from "../../cases/index.ts";
import { addNote } from "../../conversations/index.ts";
import { makePromises } from "../../promises/index.ts";
import { calendarIdFor } from "../../service-levels/index.ts";
import type { RunFacts } from "../store/runs.ts";
import { answersAsText } from "./answers-of.ts";

const MINUTE = 60_000;

/** Does in a case what a flow may do, in the running transaction; a colleague who walks it does it in their own name. */
export async function actInCase(tx: Ctx, run: RunFacts, caseId: number, act: FlowAct): Promise<void> {
  const own = run.player === "agent" ? tx : tx.as(systemActor(`flow: ${sayIn(run.spec.name, run.locale, {})}`));
  const row = await getCase(own, caseId);
  switch (act.do) {
    case "label_case":
      await updateCase(own, {
        caseId,
        addTags: act.tags,
        ...(act.kind && { kind: act.kind }),
        ...(act.priority && { priority: act.priority }),
      });
      return;
    case "add_note": {
      const { locale } = await getBrand(own, row.brandId);
      await addNote(own, { caseId, text: answersAsText(run.spec, run.state.path, locale) });
      return;
    }
    case "make_promise": {
      // Nobody would keep it: what is over alarms no more.
      if (!isActive(row.category)) return;
      const { customerId, brandId, teamId, ownerId } = row;
      const calendarId = await calendarIdFor(own, { calendarId: null, teamId, brandId });
      await makePromises(own, [
        {
          kind: act.kind,
          caseId,
          customerId,
          promisor: { kind: "brand", id: brandId },
          words: sayIn(act.words, run.locale, knownIn(run.state.path)),
          source: "rule",
          term: { businessMs: act.businessMinutes * MINUTE, calendarId },
          ownerId,
          teamId,
          why: {
            flowId: run.flowId,
            flowVersion: run.version,
            rule: sayIn(run.spec.name, run.locale, {}),
            runId: run.id,
          },
        },
      ]);
      return;
    }
  }
}
