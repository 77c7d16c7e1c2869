import type { PortalPage } from "../../shared/contract/portal.ts";
import { CallbackForm } from "./callback-form.tsx";
import { ApologyLine, ClosingPanel, RatingLink } from "./complaints/closing-panel.tsx";
import { SettlementPanel } from "./complaints/settlement-panel.tsx";
import { Field, FilesField, FormFaultNote } from "./form-parts.tsx";
import { MessageList } from "./message-list.tsx";
import { OrderList } from "./order-list.tsx";
import { PromiseList } from "./promise-list.tsx";
import { RemedyList } from "./remedy-list.tsx";
import { type Around, moment } from "./say.ts";
import { TurnNote } from "./turn-note.tsx";

type Case = Extract<PortalPage, { page: "case" }>;

/** The customer's own page of a case: where it stands, what we promised, what was said, and a reply. */
export function CasePage({ page, frame, say }: Around & { page: Case }) {
  const { token, pulse, complaint } = page;
  const { id, subject, category, openedAt, handledBy, messages, promises } = page.case;
  const clock = { locale: frame.locale, timeZone: frame.brand.timeZone };
  return (
    <div data-case={token} data-pulse={JSON.stringify(pulse)} data-news={say("portal.case.news")}>
      <p class="soft">
        {say("portal.case.number", { number: `#${id}` })} · {moment(openedAt, clock)}
      </p>
      <h1>{subject}</h1>
      <p class="status">
        <span class="badge" data-category={category}>
          {say(`portal.case.category.${category}`)}
        </span>
        {handledBy && <span class="soft">{say("portal.case.handledBy", { name: handledBy })}</span>}
      </p>
      <ApologyLine complaint={complaint} frame={frame} say={say} />
      <RatingLink complaint={complaint} frame={frame} say={say} />
      <SettlementPanel page={page} frame={frame} say={say} />
      <ClosingPanel page={page} frame={frame} say={say} />
      <PromiseList promises={promises} token={token} frame={frame} say={say} />
      <OrderList orders={page.case.orders} frame={frame} say={say} />
      <TurnNote turns={page.case.turns ?? []} frame={frame} say={say} />
      {page.callback && <CallbackForm callback={page.callback} token={token} frame={frame} say={say} />}
      <RemedyList remedies={page.case.remedies} frame={frame} say={say} />
      <MessageList messages={messages} frame={frame} say={say} />
      <form
        class="panel"
        method="post"
        action={`/c/${token}/reply?lang=${frame.locale}`}
        encType="multipart/form-data"
        data-keep={`reply-${id}`}
      >
        <h2>{say(category === "solved" || category === "closed" ? "portal.reply.reopen" : "portal.reply.title")}</h2>
        <FormFaultNote fault={page.fault} only="text" />
        <input type="hidden" name="formKey" value={page.formKey} />
        <Field name="text" label={say("portal.reply.text")} fault={page.fault}>
          {(field) => <textarea {...field} maxLength={20_000} rows={5} defaultValue={page.typed} />}
        </Field>
        <FilesField say={say} />
        <button type="submit">{say("portal.reply.send")}</button>
      </form>
      <p class="soft">{say("portal.case.private")}</p>
    </div>
  );
}
