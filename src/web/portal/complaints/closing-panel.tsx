import type { PortalPage } from "../../../shared/contract/portal.ts";
import { type Around, moment } from "../say.ts";

type Case = Extract<PortalPage, { page: "case" }>;
type Given = Around & { complaint: Case["complaint"] };

/** Is it solved? One press either way; and when it closes by itself, which is only fair to who knows it. */
export function ClosingPanel({ page, frame, say }: Around & { page: Case }) {
  const { mayClose, mayDisagree, closesAt } = page.complaint.closing;
  if (!mayClose) return null;
  const clock = { locale: frame.locale, timeZone: frame.brand.timeZone };
  const action = `/c/${page.token}/closing?lang=${frame.locale}`;
  return (
    <section id="closing" class="panel" aria-labelledby="closing-title">
      <h2 id="closing-title">{say("portal.closing.title")}</h2>
      {closesAt && <p>{say("portal.closing.rule", { time: moment(closesAt, clock) })}</p>}
      <div class="settlement-acts">
        <form method="post" encType="multipart/form-data" action={action}>
          <input type="hidden" name="solved" value="yes" />
          <button type="submit" class={mayDisagree ? undefined : "quiet"}>
            {say("portal.closing.yes")}
          </button>
        </form>
        {mayDisagree && (
          <form method="post" encType="multipart/form-data" action={action}>
            <input type="hidden" name="solved" value="no" />
            <input type="hidden" name="formKey" value={page.formKey} />
            <button type="submit" class="quiet">
              {say("portal.closing.no")}
            </button>
          </form>
        )}
      </div>
    </section>
  );
}

/** Who of us apologised, by name. */
export function ApologyLine({ complaint, frame, say }: Given) {
  const clock = { locale: frame.locale, timeZone: frame.brand.timeZone };
  return (
    <>
      {complaint.apologies.map(({ name, at }) => (
        <p key={at} class="apology">
          {say("portal.apology", { name, time: moment(at, clock) })}
        </p>
      ))}
    </>
  );
}

/** Once it is closed they are asked how they found it. */
export function RatingLink({ complaint, frame, say }: Given) {
  const { rating } = complaint;
  if (!rating) return null;
  if (rating.given !== null) {
    return (
      <p class="soft">
        {say("portal.rating.said", { words: say(`complaints.rating.words.${rating.given}`) })}{" "}
        <a href={`${new URL(rating.url).pathname}?lang=${frame.locale}`}>{say("portal.rating.change")}</a>
      </p>
    );
  }
  return (
    <section class="panel rating" aria-labelledby="rating-title">
      <h2 id="rating-title">{say("portal.rating.title")}</h2>
      <form method="post" encType="multipart/form-data" action={`${new URL(rating.url).pathname}?lang=${frame.locale}`}>
        <div class="rating-choices">
          {[5, 4, 3, 2, 1].map((n) => (
            <button key={n} type="submit" name="rating" value={n} class="quiet">
              {say(`complaints.rating.words.${n}`)}
            </button>
          ))}
        </div>
      </form>
    </section>
  );
}
