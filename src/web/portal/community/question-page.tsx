import type { CommunityPage } from "../../../shared/contract/community.ts";
import { Field, FormFaultNote } from "../form-parts.tsx";
import { PromiseList } from "../promise-list.tsx";
import { moment } from "../say.ts";
import { DoubtsNote, type Here, PostForm, Tags, to } from "./parts.tsx";
import { Post } from "./post.tsx";

type Page = Extract<CommunityPage, { page: "community-question" }>;

/** A question with its answers, the official one first, and a place to answer. */
export function QuestionPage({ page, ...here }: Here & { page: Page }) {
  const { community, frame, say } = here;
  const { question, promises, formKey } = page;
  const around = { question, formKey, ...here };
  return (
    <>
      <p class="soft">
        <a href={to(community, "")}>{community.title}</a>
      </p>
      {page.notice && (
        <p class="welcome" role="status">
          {say(`community.notices.${page.notice}`)}
        </p>
      )}
      <h1>{question.title}</h1>
      <Tags tags={question.tags} community={community} />
      <Post post={question} {...around} />
      {page.article && (
        <p class="welcome">
          {say("community.helped")} <a href={page.article.url}>{page.article.title}</a>
        </p>
      )}
      <PromiseList promises={promises} token={null} frame={frame} say={say} />
      {page.awaitedUntil && (
        <p class="soft" data-awaited={page.awaitedUntil}>
          {say("community.staffBy", {
            time: moment(page.awaitedUntil, { locale: frame.locale, timeZone: frame.brand.timeZone }),
          })}
        </p>
      )}
      {community.me && (
        <PostForm
          community={community}
          path={`/questions/${question.id}/${page.subscribed ? "unsubscribe" : "subscribe"}`}
          class="subscribe"
        >
          <button type="submit" class="quiet">
            {say(page.subscribed ? "community.unsubscribe" : "community.subscribe")}
          </button>
        </PostForm>
      )}
      <h2 id="answers">{say("community.answers", { count: question.answerCount })}</h2>
      {question.answers.map((post) => (
        <Post key={post.id} post={post} {...around} />
      ))}
      {question.answerCount === 0 && <p class="empty">{say("community.noAnswer")}</p>}
      {page.next && (
        <p>
          <a rel="next" href={to(community, `/questions/${question.id}`, `page=${page.next}`)}>
            {say("community.moreAnswers")}
          </a>
        </p>
      )}
      <AnswerForm page={page} {...here} />
    </>
  );
}

function AnswerForm({ page, community, say }: Here & { page: Page }) {
  const { question, fault, doubts, typed, formKey } = page;
  if (question.locked) return <p class="empty">{say("community.locked")}</p>;
  if (!community.me) {
    const next = encodeURIComponent(to(community, `/questions/${question.id}`));
    return (
      <p class="acts">
        <a class="button" href={to(community, "/sign-in", `next=${next}`)} rel="nofollow">
          {say("community.answer.signIn")}
        </a>
      </p>
    );
  }
  return (
    <PostForm
      community={community}
      path={`/questions/${question.id}/answers`}
      class="panel"
      keep={`community-answer-${question.id}`}
    >
      <h2>{say("community.answer.title")}</h2>
      <FormFaultNote fault={fault} only="text" />
      <input type="hidden" name="formKey" value={formKey} />
      <Field name="text" label={say("community.answer.text")} fault={fault}>
        {(field) => <textarea {...field} required maxLength={10_000} rows={6} defaultValue={typed} />}
      </Field>
      <p class="soft">{say("community.hint")}</p>
      {doubts ? (
        <DoubtsNote doubts={doubts} say={say} />
      ) : (
        <button type="submit">{say("community.answer.send")}</button>
      )}
    </PostForm>
  );
}
