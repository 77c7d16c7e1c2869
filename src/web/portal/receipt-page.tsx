import type { PortalPage } from "../../shared/contract/portal.ts";
import { MessageList } from "./message-list.tsx";
import { PromiseList } from "./promise-list.tsx";
import type { Around } from "./say.ts";

type Receipt = Extract<PortalPage, { page: "receipt" }>;

/** What somebody sent by the form: its number, by when we answer, and where the page with the answers is found. */
export function ReceiptPage({ page, frame, say }: Around & { page: Receipt }) {
  return (
    <>
      <p class="welcome" role="status">
        {say("portal.receipt.welcome", { number: `#${page.number}` })}
      </p>
      <h1>{say("portal.receipt.title")}</h1>
      <p class="lead">{say("portal.receipt.lead", { address: page.address })}</p>
      <PromiseList promises={page.promises} token={null} frame={frame} say={say} />
      <MessageList messages={[page.message]} frame={frame} say={say} />
      <p class="soft">
        {say("portal.receipt.wrong")} <a href="/">{say("portal.gone.write")}</a>
      </p>
    </>
  );
}
