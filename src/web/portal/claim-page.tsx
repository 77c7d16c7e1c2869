import type { ComponentChildren } from "preact";
import type { PartnerClaimPage } from "../../shared/contract/claims.ts";
import { sayMoney } from "../../shared/money.ts";
import { type Around, moment } from "./say.ts";

type Props = Around & { page: PartnerClaimPage };

/** A partner's page of a claim: what is asked, the evidence, their answer and papers; no account is needed. */
export function ClaimPage(props: Props) {
  const { page, frame, say } = props;
  const { claim, token } = page;
  const money = (minor: number) => sayMoney(minor, claim.currency, frame.locale);
  const time = (at: string | null) => at && moment(at, { locale: frame.locale, timeZone: frame.brand.timeZone });
  const due = time(claim.dueAt);
  // The form may be gone by now that this is about.
  const isGone = page.fault !== null && (claim.state === "closed" || (page.fault.form === "time" && !claim.mayAskTime));
  return (
    <>
      <h1>{say("portal.claim.title", { id: claim.id, partner: claim.partner })}</h1>
      {isGone && (
        <p class="fault-note" role="alert">
          {page.fault!.text}
        </p>
      )}
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
        <>
          <AnswerForm {...props} />
          <FilesForm {...props} />
          {claim.moreTimeUntil && (
            <p class="status">{say("portal.claim.timeAsked", { time: time(claim.moreTimeUntil) ?? "" })}</p>
          )}
          {claim.mayAskTime && <TimeForm {...props} />}
        </>
      )}
    </>
  );
}

function AnswerForm(props: Props) {
  const { page, say } = props;
  const { claim, typed } = page;
  return (
    <PostForm {...props} name="answer" title={say("portal.claim.form")} button={say("portal.claim.send")}>
      {(["whole", "part", "refused"] as const).map((answer) => (
        <div key={answer} class="field choice-line">
          <input
            id={answer}
            type="radio"
            name="answer"
            value={answer}
            required
            checked={(typed.answer ?? claim.answer) === answer}
          />
          <label for={answer}>{say(`portal.claim.${answer}`)}</label>
        </div>
      ))}
      <div class="field">
        <label for="accepted">
          {say("portal.claim.accepted")} ({claim.currency})
        </label>
        <input
          id="accepted"
          name="accepted"
          inputMode="decimal"
          maxLength={24}
          value={typed.accepted ?? ""}
          {...faultAt(page, "accepted")}
        />
      </div>
      <div class="field">
        <label for="words">{say("portal.claim.words")}</label>
        <textarea id="words" name="words" maxLength={2000} rows={4} value={typed.words ?? ""} />
      </div>
    </PostForm>
  );
}

function FilesForm(props: Props) {
  const { page, say } = props;
  return (
    <PostForm {...props} name="files" title={say("portal.claim.papers")} button={say("portal.claim.hand")}>
      {page.claim.files.length > 0 && (
        <ul>
          {page.claim.files.map(({ name }) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      )}
      <div class="field">
        <label for="files">{say("portal.claim.choose")}</label>
        <input id="files" type="file" name="files" multiple required {...faultAt(page, "files")} />
      </div>
    </PostForm>
  );
}

function TimeForm(props: Props) {
  const { page, say } = props;
  return (
    <PostForm {...props} name="time" title={say("portal.claim.time")} button={say("portal.claim.ask")}>
      <div class="field">
        <label for="until">{say("portal.claim.until")}</label>
        <input
          id="until"
          type="date"
          name="until"
          required
          value={page.typed.until ?? ""}
          {...faultAt(page, "until")}
        />
      </div>
      <div class="field">
        <label for="why">{say("portal.claim.why")}</label>
        <textarea id="why" name="why" maxLength={500} rows={2} value={page.typed.why ?? ""} />
      </div>
    </PostForm>
  );
}

type FormProps = Props & {
  name: "answer" | "files" | "time";
  title: string;
  button: string;
  children: ComponentChildren;
};

/** One of the page's forms, with what is wrong in it. */
function PostForm({ page, frame, name, title, button, children }: FormProps) {
  const { token, fault } = page;
  return (
    <form
      class="panel"
      method="post"
      action={`/p/${token}/${name}?lang=${frame.locale}`}
      encType="multipart/form-data"
      aria-labelledby={`form-${name}`}
    >
      <h2 id={`form-${name}`}>{title}</h2>
      {fault?.form === name && (
        <p id={`fault-${name}`} class="fault-note" role="alert">
          {fault.text}
        </p>
      )}
      {children}
      <button type="submit">{button}</button>
    </form>
  );
}

/** Says which field is at fault, to eyes and to screen readers. */
function faultAt({ fault }: PartnerClaimPage, field: string) {
  return fault?.field === field ? { "aria-invalid": true, "aria-describedby": `fault-${fault.form}` } : {};
}
