import { remedies, type SettlementMoveKind } from "../../../shared/contract/complaints.ts";
import type { PortalPage } from "../../../shared/contract/portal.ts";
import { Field, FormFaultNote } from "../form-parts.tsx";
import { type Around, moment } from "../say.ts";
import { termsText } from "./terms.ts";

type Case = Extract<PortalPage, { page: "case" }>;

const FIELDS = ["remedy", "amount", "settlementWords"];

/** What we offered, what they asked for, and their answer to it: one press, without any script. */
export function SettlementPanel({ page, frame, say }: Around & { page: Case }) {
  const { settlement } = page.complaint;
  if (!settlement) return null;
  const { state, terms, dueAt, may, moves } = settlement;
  const around = { frame, say };
  const clock = { locale: frame.locale, timeZone: frame.brand.timeZone };
  // What is agreed is late or not as a promise says; an offer that lay here begins anew when it is taken.
  const isLate = (at: string) => state === "offered" && at <= frame.now;
  const offerWords = moves.findLast(({ kind }) => kind === "offer")?.words;
  const fault = page.fault && FIELDS.includes(page.fault.field ?? "") ? page.fault : null;
  return (
    <section id="settlement" class="panel settlement" aria-labelledby="settlement-title">
      <h2 id="settlement-title">{say(`portal.settlement.title.${state}`)}</h2>
      {fault === null && page.fault?.field === null && <FormFaultNote fault={page.fault} />}
      {terms && <p class="settlement-terms">{termsText(terms, around)}</p>}
      {dueAt && (state === "offered" || state === "agreed" || state === "confirmed") && (
        <p class="soft">
          {say(isLate(dueAt) ? "portal.settlement.dueAgain" : "portal.settlement.due", { time: moment(dueAt, clock) })}
        </p>
      )}
      {state === "offered" && offerWords && <p class="settlement-words">{offerWords}</p>}
      <div class="settlement-acts">
        {may.includes("accept") && <Act page={page} {...around} kind="accept" />}
        {may.includes("confirm") && <Act page={page} {...around} kind="confirm" />}
        {may.includes("reject") && <Act page={page} {...around} kind="reject" quiet />}
      </div>
      {may.includes("counter") && <CounterForm page={page} {...around} open={fault !== null} />}
      {moves.length > 1 && (
        <details>
          <summary>{say("portal.settlement.history")}</summary>
          <ol class="settlement-moves">
            {moves.map((move) => (
              <li key={move.id}>
                <strong>{say(`portal.settlement.move.${move.party}_${move.kind}`)}</strong>
                {move.terms && `: ${termsText(move.terms, around)}`}
                {move.words && <span class="settlement-words">{move.words}</span>}
                <span class="soft">{moment(move.at, clock)}</span>
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

type Acting = Around & { page: Case; kind: SettlementMoveKind };

function Act({ page, frame, say, kind, quiet = false }: Acting & { quiet?: boolean }) {
  return (
    <form method="post" encType="multipart/form-data" action={`/c/${page.token}/settlement?lang=${frame.locale}`}>
      <Seen page={page} kind={kind} />
      <button type="submit" class={quiet ? "quiet" : undefined}>
        {say(`portal.settlement.do.${kind}`)}
      </button>
    </form>
  );
}

function Seen({ page, kind }: Pick<Acting, "page" | "kind">) {
  return (
    <>
      <input type="hidden" name="do" value={kind} />
      <input type="hidden" name="seen" value={String(page.complaint.settlement?.lastMoveId ?? "")} />
    </>
  );
}

function CounterForm({ page, frame, say, open }: Around & { page: Case; open: boolean }) {
  const { currency, settlement } = page.complaint;
  return (
    <details open={open}>
      <summary>{say("portal.settlement.counter")}</summary>
      <form method="post" encType="multipart/form-data" action={`/c/${page.token}/settlement?lang=${frame.locale}`}>
        <Seen page={page} kind="counter" />
        <input type="hidden" name="currency" value={currency} />
        <div class="pair">
          <Field name="remedy" label={say("portal.form.remedy")} fault={page.fault}>
            {(field) => (
              <select {...field} defaultValue={settlement?.terms?.remedy ?? "refund"}>
                {remedies.map((remedy) => (
                  <option key={remedy} value={remedy}>
                    {say(`complaints.remedy.${remedy}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field name="amount" label={`${say("portal.form.amount")} (${currency})`} fault={page.fault}>
            {(field) => <input {...field} inputMode="decimal" maxLength={16} autocomplete="off" />}
          </Field>
        </div>
        <Field name="settlementWords" label={say("portal.form.settlementWords")} fault={page.fault}>
          {(field) => <textarea {...field} maxLength={2_000} rows={3} />}
        </Field>
        <button type="submit">{say("portal.settlement.do.counter")}</button>
      </form>
    </details>
  );
}
