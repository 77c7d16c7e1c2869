import type { HelpPage } from "../../../shared/contract/help.ts";
import { Trap } from "../form-parts.tsx";
import type { Around } from "../say.ts";
import { Entries, WriteToUs } from "./parts.tsx";

type Page = Extract<HelpPage, { page: "help-article" }>;

/** An article, whether it helped, and what else there is. */
export function ArticlePage({ page, ...around }: Around & { page: Page }) {
  const { frame, say } = around;
  const { article, said } = page;
  const { locale, brand } = frame;
  const changed = new Intl.DateTimeFormat(locale, { timeZone: brand.timeZone, dateStyle: "long" });
  return (
    <>
      <article class="help-article">
        <h1>{article.title}</h1>
        {article.summary && <p class="lead">{article.summary}</p>}
        {article.contents.length > 0 && (
          <details class="contents" open>
            <summary>{say("help.contents")}</summary>
            <ol>
              {article.contents.map(({ level, text, anchor }) => (
                <li key={anchor} data-level={level}>
                  <a href={`#${encodeURIComponent(anchor)}`}>{text}</a>
                </li>
              ))}
            </ol>
          </details>
        )}
        <div
          class="article-body"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered on the server from Markdown that has no HTML
          dangerouslySetInnerHTML={{ __html: article.html }}
        />
        <p class="soft">
          {say("help.changed")} <time dateTime={article.at}>{changed.format(new Date(article.at))}</time>
        </p>
      </article>
      <Helped article={article} said={said} {...around} />
      {article.related.length > 0 && (
        <section>
          <h2>{say("help.related")}</h2>
          <Entries entries={article.related} plain {...around} />
        </section>
      )}
      <WriteToUs article={article.id} {...around} />
    </>
  );
}

function Helped({ article, said, frame, say }: Around & Pick<Page, "article" | "said">) {
  return (
    <section class="panel helped" id="feedback" aria-labelledby="helped-title">
      <h2 id="helped-title">{say("help.helped.title")}</h2>
      {said && <p role="status">{say(said.helpful ? "help.helped.thanks" : "help.helped.sorry")}</p>}
      <form
        method="post"
        encType="multipart/form-data"
        action={`/help/${encodeURIComponent(article.slug)}/feedback?lang=${frame.locale}#feedback`}
      >
        <Trap />
        <button type="submit" name="helpful" value="yes" class="quiet">
          {say("help.helped.yes")}
        </button>{" "}
        <button type="submit" name="helpful" value="no" class="quiet">
          {say("help.helped.no")}
        </button>
      </form>
      {said && !said.helpful && (
        <form
          method="post"
          encType="multipart/form-data"
          action={`/help/${encodeURIComponent(article.slug)}/feedback?lang=${frame.locale}#feedback`}
        >
          <input type="hidden" name="helpful" value="no" />
          <Trap />
          <label for="missing">{say("help.helped.missing")}</label>
          <textarea id="missing" name="missing" rows={3} maxLength={2_000} required>
            {said.missing}
          </textarea>
          <p class="soft">{say("help.helped.hint")}</p>
          <button type="submit">{say("help.helped.send")}</button>
        </form>
      )}
    </section>
  );
}
