import type { PortalPage } from "../../shared/contract/portal.ts";
import { sayLabel } from "../../shared/forms/index.ts";
import { MessageList } from "./message-list.tsx";
import { PromiseList } from "./promise-list.tsx";
import type { Around } from "./say.ts";

type Receipt = Extract<PortalPage, { page: "receipt" }>;

/** What somebody sent by a form: its number, by when we answer, and where the page with the answers is found. */
export function ReceiptPage({ page, frame, say }: Around & { page: Receipt }) {
  const { number, address, code } = page;
  const confirmation = sayLabel(page.confirmation, frame.locale);
  return (
    <>
      <p class="welcome" role="status">
        {say("portal.receipt.welcome", { number: `#${number}` })}
      </p>
      <h1>{say("portal.receipt.title")}</h1>
      {confirmation && <p class="confirmation">{confirmation}</p>}
      {code && <FollowCode number={number} code={code} frame={frame} say={say} />}
      {!code && <p class="lead">{address ? say("portal.receipt.lead", { address }) : say("portal.receipt.nobody")}</p>}
      <PromiseList promises={page.promises} token={null} frame={frame} say={say} />
      <MessageList messages={[page.message]} frame={frame} say={say} />
      {!frame.embedded && frame.links.some(({ href }) => href.startsWith("/help")) && (
        <p class="soft">
          <a href={`/help?lang=${frame.locale}`}>{say("help.meanwhile")}</a>
        </p>
      )}
      {address && !frame.embedded && (
        <p class="soft">
          {say("portal.receipt.wrong")} <a href="/">{say("portal.gone.write")}</a>
        </p>
      )}
      {!address && !frame.embedded && (
        <p class="soft">
          <a href={`/follow?lang=${frame.locale}`}>{say("portal.follow.way")}</a>
        </p>
      )}
    </>
  );
}

/** The only way back to what was sent without a name. */
function FollowCode({ number, code, say }: Around & { number: number; code: string }) {
  return (
    <section class="panel follow-code" aria-labelledby="follow-title">
      <h2 id="follow-title">{say("portal.follow.keep")}</h2>
      <dl>
        <dt>{say("portal.follow.number")}</dt>
        <dd>{number}</dd>
        <dt>{say("portal.follow.code")}</dt>
        <dd class="code">{code}</dd>
      </dl>
      <p class="soft">{say("portal.follow.keepHint")}</p>
    </section>
  );
}
