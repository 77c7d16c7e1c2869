import type { FlowAsk } from "../../../shared/contract/flows.ts";
import type { GuidePage } from "../../../shared/contract/guides.ts";
import { RichText } from "../community/rich-text.tsx";
import type { Around } from "../say.ts";

type Step = Extract<GuidePage, { page: "guide-step" }>;

/** Where a walk stands: what is said, the answers as buttons, the way back and the way to us. */
export function GuideStep({ page, frame, say }: Around & { page: Step }) {
  const { turn } = page;
  const action = `/guide/${page.guide}/${page.token}?lang=${frame.locale}`;
  const percent = Math.round(turn.progress * 100);
  return (
    <>
      <p class="soft guide-name">
        <a href={`/guide/${page.guide}?lang=${frame.locale}`}>{turn.name}</a>
      </p>
      <progress class="guide-progress" max={100} value={percent} aria-label={say("portal.guide.progress")}>
        {percent}%
      </progress>
      <div class="panel guide-step" role={turn.end ? "status" : undefined}>
        {turn.says.map(({ text, picture }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a page is drawn once
          <div key={at} class={at === turn.says.length - 1 && turn.ask ? "guide-question" : undefined}>
            <RichText text={text} />
            {picture && <img src={picture} alt="" loading="lazy" />}
          </div>
        ))}
        {turn.wrong && (
          <p class="fault-note" role="alert" id="wrong">
            {turn.wrong}
          </p>
        )}
        {turn.ask && (
          <form method="post" action={action} encType="multipart/form-data">
            <input type="hidden" name="step" value={turn.stepNo} />
            <Answer ask={turn.ask} typed={page.typed} wrong={turn.wrong !== null} say={say} />
          </form>
        )}
        {turn.end && <End page={page} frame={frame} say={say} />}
      </div>
      <div class="guide-ways">
        {turn.canGoBack && (
          <form method="post" action={action} encType="multipart/form-data">
            <input type="hidden" name="step" value={turn.stepNo} />
            <button class="quiet" type="submit" name="back" value="yes">
              {say("portal.guide.back")}
            </button>
          </form>
        )}
        {!turn.end && (
          <a class="soft" href={page.writeUrl}>
            {say("portal.guide.writeNow")}
          </a>
        )}
      </div>
    </>
  );
}

const inputTypes: Partial<Record<FlowAsk["kind"], "number" | "tel" | "email" | "date">> = {
  number: "number",
  phone: "tel",
  mail: "email",
  date: "date",
};

type AnswerProps = { ask: FlowAsk; typed: string; wrong: boolean; say: Around["say"] };

function Answer({ ask, typed, wrong, say }: AnswerProps) {
  // Nobody is proven to be anybody here: orders are typed.
  if (ask.options.length > 0 && ask.kind !== "order_number") {
    return (
      <div class="guide-options">
        {ask.options.map(({ value, label }) => (
          <button key={value} type="submit" name="value" value={value}>
            {label}
          </button>
        ))}
        {ask.optional && <Skip say={say} />}
      </div>
    );
  }
  const type = inputTypes[ask.kind] ?? "text";
  const described = wrong ? { "aria-invalid": "true" as const, "aria-describedby": "wrong" } : {};
  const named = { id: "value", "aria-label": say("portal.guide.answer"), required: !ask.optional, ...described };
  return (
    <div class="field">
      {ask.kind === "photo" ? (
        <input {...named} name="photos" type="file" accept="image/*" multiple />
      ) : ask.kind === "text" ? (
        <textarea {...named} name="value" rows={3} maxLength={4000}>
          {typed}
        </textarea>
      ) : (
        <input
          {...named}
          name="value"
          type={type as "text"}
          step="any"
          maxLength={200}
          value={typed}
          autocomplete="on"
        />
      )}
      <div class="guide-send">
        <button type="submit">{say("portal.guide.next")}</button>
        {ask.optional && <Skip say={say} />}
      </div>
    </div>
  );
}

/** Another form's button would lose the question: it sends an empty answer, which an optional question takes. */
function Skip({ say }: Pick<Around, "say">) {
  return (
    <button class="quiet" type="submit" name="skip" value="yes" formNoValidate>
      {say("portal.guide.skip")}
    </button>
  );
}

function End({ page, frame, say }: Around & { page: Step }) {
  const isSolved = page.turn.end === "solved";
  return (
    <div class="guide-end">
      <p>{say(isSolved ? "portal.guide.solved" : "portal.guide.notSolved")}</p>
      {isSolved ? (
        <a href={`/guide?lang=${frame.locale}`}>{say("portal.guide.others")}</a>
      ) : (
        <a class="button" href={page.writeUrl}>
          {say("portal.guide.write")}
        </a>
      )}
    </div>
  );
}
