import type { HelpPage } from "../../../shared/contract/help.ts";
import type { Around } from "../say.ts";
import { ArticlePage } from "./article-page.tsx";
import { HelpSearch } from "./help-search.tsx";
import { CategoryPage, GonePage, HomePage } from "./list-pages.tsx";
import { SearchPage } from "./search-page.tsx";
import { ReaderLine, SignInPage } from "./sign-in-page.tsx";

/** A page of the help site, below its search box and the way down to it. */
export function HelpContent({ page, ...around }: Around & { page: HelpPage }) {
  const { frame, say } = around;
  const { query, crumbs } = page.help;
  return (
    <>
      {page.page === "help-home" && <h1>{say("help.homeTitle")}</h1>}
      <HelpSearch query={query} locale={frame.locale} say={say} />
      {crumbs.length > 0 && (
        <nav class="crumbs" aria-label={say("help.crumbs")}>
          <ol>
            {crumbs.map(({ href, text }) => (
              <li key={href}>
                <a href={href}>{text}</a>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <Body page={page} {...around} />
      <ReaderLine page={page} {...around} />
    </>
  );
}

function Body({ page, ...around }: Around & { page: HelpPage }) {
  if (page.page === "help-home") return <HomePage page={page} {...around} />;
  if (page.page === "help-category") return <CategoryPage page={page} {...around} />;
  if (page.page === "help-article") return <ArticlePage page={page} {...around} />;
  if (page.page === "help-search") return <SearchPage page={page} {...around} />;
  if (page.page === "help-sign-in") return <SignInPage page={page} {...around} />;
  return <GonePage page={page} {...around} />;
}
