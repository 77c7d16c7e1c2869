import type { PartnerClaimPage } from "../../shared/contract/claims.ts";
import { sayMoney } from "../../shared/money.ts";
import { type Around, moment } from "./say.ts";

/** A partner's page of a claim: what is asked, the evidence, and their answer; no account is needed. */
export function ClaimPage({ page, frame, say }: Around & { page: PartnerClaimPage }) {
  const { claim, token, fault } = page;
  const money = (minor: number) => sayMoney(minor, claim.currency, frame.locale);
  const due = claim.dueAt && moment(claim.dueAt, { locale: frame.locale, timeZone: frame.brand.timeZone });
  return (
    <>
      <h1>{say("portal.claim.title", { id: claim.id, partner: claim.partner })}</h1>
      <p class="lead">{say("portal.claim.amount", { amount: money(claim.amount) })}</p>
      <p>{claim.reason}</p>
      {claim.orderRef && <p class="soft">{say("portal.claim.order", { order: claim.orderRef })}</p>}
      {claim.state === "asked" && due && <p>{say("portal.claim.due", { time: due })}</p>}
      {claim.state === "answered" && due && !!claim.accepted && (
        <p>{say("portal.claim.pay", { amount: money(claim.accepted), time: due })}</p>
      )}
      <p>
        <a href={`/p/${token}/evidence`}>{say("portal.claim.evidence")}</a>
      </p>
      {claim.answer && (
        <p class="status">{say(`portal.claim.answered.${claim.answer}`, { amount: money(claim.accepted ?? 0) })}</p>
      )}
      {claim.state === "closed" ? (
        <p>{say("portal.claim.closed")}</p>
      ) : (
        <form
          class="panel"
          method="post"
          action={`/p/${token}/answer?lang=${frame.locale}`}
          encType="multipart/form-data"
        >
          <h2>{say("portal.claim.form")}</h2>
          {fault && (
            <p class="fault-note" role="alert">
              {fault}
            </p>
          )}
          {(["whole", "part", "refused"] as const).map((answer) => (
            <div key={answer} class="field choice-line">
              <input id={answer} type="radio" name="answer" value={answer} required />
              <label for={answer}>{say(`portal.claim.${answer}`)}</label>
            </div>
          ))}
          <div class="field">
            <label for="accepted">
              {say("portal.claim.accepted")} ({claim.currency})
            </label>
            <input id="accepted" name="accepted" inputMode="decimal" maxLength={16} />
          </div>
          <div class="field">
            <label for="words">{say("portal.claim.words")}</label>
            <textarea id="words" name="words" maxLength={2000} rows={4} />
          </div>
          <button type="submit">{say("portal.claim.send")}</button>
        </form>
      )}
    </>
  );
}
