import { type CommunityPage, questionSorts } from "../../../shared/contract/community.ts";
import { type Here, QuestionRows, Tags, to } from "./parts.tsx";

/** The questions of a community: looked for by words, in an order, by tag. */
export function ListPage({ page, ...here }: Here & { page: Extract<CommunityPage, { page: "community-list" }> }) {
  const { community, say } = here;
  const { rows, sort, tag, query, next } = page;
  const kept = [tag && `tag=${encodeURIComponent(tag)}`, query && `q=${encodeURIComponent(query)}`].filter(Boolean);
  return (
    <>
      <h1>{community.title}</h1>
      <p class="lead">{page.intro}</p>
      <search>
        <form method="get" action={`/community/${community.slug}`} class="find">
          {community.lang && <input type="hidden" name="lang" value={community.lang.slice(6)} />}
          <input type="search" name="q" value={query} maxLength={200} aria-label={say("community.find")} />
          <button type="submit">{say("community.find")}</button>
        </form>
      </search>
      <p class="acts">
        <a class="button" href={to(community, "/ask", query && `title=${encodeURIComponent(query)}`)}>
          {say("community.ask.do")}
        </a>
      </p>
      <nav class="sorts" aria-label={say("community.sort")}>
        {questionSorts.map((name) => (
          <a
            key={name}
            href={to(community, "", [`sort=${name}`, ...kept].join("&"))}
            aria-current={name === sort ? "page" : undefined}
          >
            {say(`community.sorts.${name}`)}
          </a>
        ))}
      </nav>
      <Tags
        tags={tag && !page.tags.includes(tag) ? [tag, ...page.tags] : page.tags}
        chosen={tag}
        community={community}
      />
      {rows.length > 0 ? (
        <QuestionRows rows={rows} {...here} />
      ) : (
        <p class="empty">{say(query ? "community.noneFound" : "community.none")}</p>
      )}
      {next && (
        <p>
          <a rel="next" href={to(community, "", [`sort=${sort}`, ...kept, `after=${next}`].join("&"))}>
            {say("community.more")}
          </a>
        </p>
      )}
      <p class="soft">
        <a href={`/community/${community.slug}/feed.atom`}>{say("community.feed")}</a>
      </p>
    </>
  );
}
