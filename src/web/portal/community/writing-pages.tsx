import { type CommunityPage, limits, reportReasons } from "../../../shared/contract/community.ts";
import { Field, FormFaultNote } from "../form-parts.tsx";
import { AnsweredForm, Offered } from "./offered.tsx";
import { DoubtsNote, type Here, PostForm, to } from "./parts.tsx";

type Of<P extends CommunityPage["page"]> = { page: Extract<CommunityPage, { page: P }> };

/** Where somebody asks: first what was asked before and what would be public, then it is sent. */
export function AskPage({ page, community, say }: Here & Of<"community-ask">) {
  const { typed, fault, doubts, offered, formKey, offerKey } = page;
  const isOffered = offered.articles.length > 0 || offered.similar.length > 0;
  return (
    <>
      <p class="soft">
        <a href={to(community, "")}>{community.title}</a>
      </p>
      <h1>{say("community.ask.title")}</h1>
      <p class="lead">{say("community.ask.lead")}</p>
      <PostForm community={community} path="/ask" class="panel" keep="community-ask">
        <FormFaultNote fault={fault} />
        <input type="hidden" name="formKey" value={formKey} />
        <input type="hidden" name="offerKey" value={offerKey} />
        {page.seen && <input type="hidden" name="seen" value="1" />}
        <Field name="title" label={say("community.fields.title")} fault={fault}>
          {(field) => (
            <input
              {...field}
              required
              maxLength={limits.title}
              value={typed.title}
              data-similar={to(community, "/similar")}
            />
          )}
        </Field>
        <Offered offered={offered} community={community} say={say} />
        <Field name="text" label={say("community.fields.text")} fault={fault}>
          {(field) => <textarea {...field} required maxLength={limits.body} rows={8} defaultValue={typed.text} />}
        </Field>
        <p class="soft">{say("community.hint")}</p>
        <Field name="tags" label={say("community.fields.tags")} fault={fault}>
          {(field) => <input {...field} maxLength={200} value={typed.tags} />}
        </Field>
        {doubts ? (
          <DoubtsNote doubts={doubts} say={say} />
        ) : (
          <button type="submit">{say(isOffered ? "community.ask.stillSend" : "community.ask.send")}</button>
        )}
      </PostForm>
      <AnsweredForm offerKey={offerKey} community={community} say={say} />
    </>
  );
}

/** Somebody's question was answered before it was posted. */
export function AnsweredPage({ page, community, say }: Here & Of<"community-answered">) {
  return (
    <>
      <h1>{say("community.offer.done.title")}</h1>
      <p class="lead">{say("community.offer.done.text")}</p>
      {page.link && (
        <p>
          <a href={page.link.url}>{page.link.title}</a>
        </p>
      )}
      <p class="acts">
        <a href={to(community, "/ask")} rel="nofollow">
          {say("community.offer.done.still")}
        </a>
      </p>
    </>
  );
}

export function EditPage({ page, community, say }: Here & Of<"community-edit">) {
  const { post, typed, fault, doubts } = page;
  return (
    <>
      <h1>{say("community.edit.title")}</h1>
      <PostForm community={community} path={`/posts/${post.id}/edit`} class="panel">
        <FormFaultNote fault={fault} />
        {post.kind === "question" && (
          <Field name="title" label={say("community.fields.title")} fault={fault}>
            {(field) => <input {...field} required maxLength={limits.title} value={typed.title} />}
          </Field>
        )}
        <Field name="text" label={say("community.fields.text")} fault={fault}>
          {(field) => <textarea {...field} required maxLength={limits.body} rows={8} defaultValue={typed.text} />}
        </Field>
        {doubts ? (
          <DoubtsNote doubts={doubts} say={say} />
        ) : (
          <button type="submit">{say("community.edit.send")}</button>
        )}
      </PostForm>
      <p>
        <a href={to(community, `/questions/${post.questionId}`)}>{say("community.back")}</a>
      </p>
    </>
  );
}

export function ReportPage({ page, community, say }: Here & Of<"community-report">) {
  const { post, fault } = page;
  return (
    <>
      <h1>{say("community.report.title")}</h1>
      <blockquote class="about">{post.excerpt}</blockquote>
      <PostForm community={community} path={`/posts/${post.id}/report`} class="panel">
        <FormFaultNote fault={fault} />
        <fieldset>
          <legend>{say("community.fields.reason")}</legend>
          {reportReasons.map((reason) => (
            <label key={reason} class="choice">
              <input type="radio" name="reason" value={reason} required /> {say(`community.report.reasons.${reason}`)}
            </label>
          ))}
        </fieldset>
        <Field name="words" label={say("community.fields.words")} fault={fault}>
          {(field) => <textarea {...field} maxLength={500} rows={3} />}
        </Field>
        <button type="submit">{say("community.report.send")}</button>
      </PostForm>
      <p>
        <a href={to(community, `/questions/${post.questionId}`)}>{say("community.back")}</a>
      </p>
    </>
  );
}
