import type { PortalCase } from "../../shared/contract/portal.ts";
import { promiseLevel } from "../../shared/promise-ring.ts";
import { PromiseMark } from "./promise-mark.tsx";
import { type Around, moment } from "./say.ts";

type Promised = PortalCase["promises"][number];

/** What we promised in this case, the open ones first; nothing is hidden, also not what we broke. */
export function PromiseList({
  promises,
  token,
  frame,
  say,
}: Around & { promises: readonly Promised[] /** of the page where they can be disputed */; token: string | null }) {
  if (promises.length === 0) return null;
  const openFirst = promises.toSorted((a, b) => Number(b.state === "open") - Number(a.state === "open"));
  return (
    <section id="promises" aria-labelledby="promises-title">
      <h2 id="promises-title">{say("portal.promises.title")}</h2>
      <ul class="promises">
        {openFirst.map((promise) => (
          <PromiseRow key={promise.id} promise={promise} token={token} frame={frame} say={say} />
        ))}
      </ul>
    </section>
  );
}

function PromiseRow({ promise, token, frame, say }: Around & { promise: Promised; token: string | null }) {
  const now = Date.parse(frame.now);
  const level = promiseLevel(promise, now);
  const clock = { locale: frame.locale, timeZone: frame.brand.timeZone };
  const until = promise.state === "open" ? promise.dueAt : promise.settledAt;
  const from = promise.state === "open" ? promise.notBefore : null;
  return (
    <li
      class="promise"
      data-promise
      data-state={promise.state}
      data-started={promise.startedAt}
      data-due={promise.dueAt ?? ""}
    >
      <PromiseMark promise={promise} now={now} />
      <div>
        <p class="promise-words">{promise.words ?? say(`portal.promises.kind.${promise.kind}`)}</p>
        <p class="promise-time">
          <span class="promise-level" data-level={level} data-level-word>
            {say(`portal.promises.level.${level}`)}
          </span>
          {until && (
            <>
              {" · "}
              {from
                ? say("portal.promises.window", { from: moment(from, clock), until: moment(until, clock) })
                : say(promise.state === "open" ? "portal.promises.until" : "portal.promises.at", {
                    time: moment(until, clock),
                  })}
            </>
          )}
        </p>
        {promise.evidence !== null && (
          <p class="soft">{say("portal.promises.evidence", { words: promise.evidence })}</p>
        )}
      </div>
      {promise.disputed && <DisputeNote promise={promise} say={say} />}
      {token !== null &&
        !promise.disputed &&
        promise.state !== "open" &&
        promise.state !== "broken" &&
        promise.kind !== "decision" && (
          <form
            method="post"
            encType="multipart/form-data"
            action={`/c/${token}/promises/${promise.id}/dispute?lang=${frame.locale}`}
          >
            <button type="submit" class="quiet">
              {say("portal.promises.dispute")}
            </button>
            <details>
              <summary>{say("disputes.page.words")}</summary>
              <textarea name="words" rows={2} maxLength={500} aria-label={say("disputes.page.words")} />
            </details>
          </form>
        )}
    </li>
  );
}

/** What the customer said, and what we found; until then that somebody looks into it. */
function DisputeNote({ promise: { dispute }, say }: Pick<Around, "say"> & { promise: Promised }) {
  return (
    <div class="soft promise-disputed">
      <p>{say(`disputes.page.${dispute?.outcome ?? "open"}`)}</p>
      {dispute?.reason && <p>{say("disputes.page.reason", { reason: dispute.reason })}</p>}
    </div>
  );
}
