import type { HelpPage } from "../../../shared/contract/help.ts";
import type { Around } from "../say.ts";
import { Entries, WriteToUs } from "./parts.tsx";

type Of<P extends HelpPage["page"]> = Around & { page: Extract<HelpPage, { page: P }> };

/** What there is, by category; what is read most and what is new. */
export function HomePage({ page, ...around }: Of<"help-home">) {
  const { frame, say } = around;
  const { categories, most, newest } = page;
  if (newest.length === 0) {
    return (
      <>
        <p class="empty">{say("help.nothing")}</p>
        <WriteToUs {...around} />
      </>
    );
  }
  return (
    <>
      <div class="help-categories">
        {categories.map(({ slug, name, count, entries }) => (
          <section key={slug} class="panel">
            <h2>
              <a href={`/help/c/${encodeURIComponent(slug)}?lang=${frame.locale}`}>{name}</a>{" "}
              <span class="soft">{count}</span>
            </h2>
            <Entries entries={entries} plain {...around} />
          </section>
        ))}
      </div>
      {most.length > 0 && (
        <section>
          <h2>{say("help.most")}</h2>
          <Entries entries={most} {...around} />
        </section>
      )}
      <section>
        <h2>{say("help.newest")}</h2>
        <Entries entries={newest} {...around} />
      </section>
      <WriteToUs {...around} />
    </>
  );
}

/** The articles of a category. */
export function CategoryPage({ page, ...around }: Of<"help-category">) {
  const { frame, say } = around;
  const { name, parts, entries, next } = page;
  return (
    <>
      <h1>{name}</h1>
      {parts.length > 0 && (
        <nav class="ways" aria-label={say("help.parts")}>
          <ul>
            {parts.map((part) => (
              <li key={part.slug}>
                <a href={`/help/c/${encodeURIComponent(part.slug)}?lang=${frame.locale}`}>{part.name}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {entries.length > 0 ? <Entries entries={entries} {...around} /> : <p class="empty">{say("help.nothing")}</p>}
      {next && (
        <p>
          <a rel="next" href={next}>
            {say("help.more")}
          </a>
        </p>
      )}
      <WriteToUs {...around} />
    </>
  );
}

/** Nothing is here, or no longer. */
export function GonePage({ page, ...around }: Of<"help-gone">) {
  const { say } = around;
  return (
    <>
      <h1>{say(`help.gone.${page.why}`)}</h1>
      <p class="lead">{say("help.gone.text")}</p>
      {page.newest.length > 0 && (
        <section>
          <h2>{say("help.newest")}</h2>
          <Entries entries={page.newest} {...around} />
        </section>
      )}
      <WriteToUs {...around} />
    </>
  );
}
