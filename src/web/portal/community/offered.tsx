import type { OfferedAnswers } from "../../../shared/contract/community.ts";
import { type Here, PostForm, to } from "./parts.tsx";

type Of = Pick<Here, "community" | "say">;

const FORM = "answered";

/** What answers a question already. “This answers it” belongs to a form of its own: Enter in the title must not say it. */
export function Offered({ offered, community, say }: Of & { offered: OfferedAnswers }) {
  const { articles, similar } = offered;
  return (
    <div data-offer aria-live="polite">
      <section class="similar" data-offer-articles hidden={articles.length === 0}>
        <h2>{say("community.offer.articles")}</h2>
        <ul>
          {articles.map(({ id, title, url, excerpt }) => (
            <li key={id}>
              <a href={url}>{title}</a>
              <p class="passage">
                {/* biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never move */}
                {excerpt.map(({ text, hit }, at) => (hit ? <mark key={at}>{text}</mark> : text))}
              </p>
              <AnswersIt answer={`article-${id}`} say={say} />
            </li>
          ))}
        </ul>
      </section>
      <section class="similar" data-similar-list hidden={similar.length === 0}>
        <h2>{say("community.similar")}</h2>
        <ul>
          {similar.map((question) => (
            <li key={question.id}>
              <a href={to(community, `/questions/${question.id}`)}>{question.title}</a>{" "}
              <span class="soft">
                {question.solved && "✓ "}
                {say("community.answers", { count: question.answers })}
              </span>
              <AnswersIt answer={`question-${question.id}`} say={say} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function AnswersIt({ answer, say }: Pick<Here, "say"> & { answer: string }) {
  return (
    <button type="submit" form={FORM} name="answer" value={answer} class="quiet">
      {say("community.offer.answersIt")}
    </button>
  );
}

/** What “This answers it” is sent by, and what a script draws the buttons like. */
export function AnsweredForm({ offerKey, community, say }: Of & { offerKey: string }) {
  return (
    <PostForm community={community} path="/answered" id={FORM}>
      <input type="hidden" name="offerKey" value={offerKey} />
      <template data-answers-it>
        <AnswersIt answer="" say={say} />
      </template>
    </PostForm>
  );
}
