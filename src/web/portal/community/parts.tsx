import type { ComponentChildren } from "preact";
import type { CommunityFrame, Doubts, PostAuthor, PublicRow } from "../../../shared/contract/community.ts";
import { type Around, moment } from "../say.ts";

/** What every part of a community's page is given. */
export type Here = Around & { community: CommunityFrame };

/** An address of this community, in the language that the visitor chose. */
export function to({ slug, lang }: CommunityFrame, rest: string, query = ""): string {
  const path = `/community/${slug}${rest}`;
  if (!query) return `${path}${lang}`;
  return `${path}${lang ? `${lang}&` : "?"}${query}`;
}

/** A form that is sent to this community. */
export function PostForm(
  props: Pick<Here, "community"> & {
    path: string;
    id?: string;
    class?: string;
    keep?: string;
    children: ComponentChildren;
  },
) {
  return (
    <form
      method="post"
      encType="multipart/form-data"
      action={to(props.community, props.path)}
      id={props.id}
      class={props.class}
      data-keep={props.keep}
    >
      {props.children}
    </form>
  );
}

/** Who wrote something; people of ours are told apart at a glance and by a word. */
export function Author({ author, say, frame }: Around & { author: PostAuthor }) {
  return (
    <span class="author" data-badge={author.badge ?? undefined}>
      <strong>{author.name}</strong>
      {author.badge && (
        <span class="who">
          {author.title ?? say(`community.badges.${author.badge}`)} · {frame.brand.name}
        </span>
      )}
    </span>
  );
}

export function At({ at, frame }: Pick<Around, "frame"> & { at: string }) {
  const clock = { locale: frame.locale, timeZone: frame.brand.timeZone };
  return <time dateTime={at}>{moment(at, clock)}</time>;
}

/** Questions, one beneath the other. */
export function QuestionRows({ rows, community, frame, say }: Here & { rows: readonly PublicRow[] }) {
  return (
    <ul class="questions">
      {rows.map((row) => (
        <li key={row.id}>
          <h2>
            <a href={to(community, `/questions/${row.id}`)}>{row.title}</a>
          </h2>
          <p class="excerpt">{row.excerpt}</p>
          <p class="facts">
            <span data-solved={row.solved || undefined}>
              {row.solved && "✓ "}
              {say("community.answers", { count: row.answers })}
            </span>
            {row.votes > 0 && <span>{say("community.votes", { count: row.votes })}</span>}
            {row.official && <span class="who">{say("community.staffAnswered")}</span>}
            <span>{row.author.name}</span>
            <At at={row.at} frame={frame} />
          </p>
          <Tags tags={row.tags} community={community} />
        </li>
      ))}
    </ul>
  );
}

export function Tags({
  tags,
  community,
  chosen,
}: Pick<Here, "community"> & { tags: readonly string[]; chosen?: string | null }) {
  if (tags.length === 0) return null;
  return (
    <ul class="tags">
      {tags.map((tag) => (
        <li key={tag}>
          <a
            href={to(community, "", `tag=${encodeURIComponent(tag)}`)}
            aria-current={tag === chosen ? "true" : undefined}
            rel="tag"
          >
            {tag}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What would be public though it seems private, and what can be done about it. */
export function DoubtsNote({ doubts, say }: Pick<Around, "say"> & { doubts: Doubts }) {
  const kinds = doubts.kinds.map((kind) => say(`community.private.kinds.${kind}`));
  return (
    <div class="doubts" role="alert">
      <p>
        <strong>{say("community.private.title", { kinds: kinds.join(say("community.private.and")) })}</strong>
      </p>
      <p>{say("community.private.text")}</p>
      <blockquote>{doubts.masked}</blockquote>
      <p class="acts">
        <button type="submit" name="privacy" value="hide">
          {say("community.private.hide")}
        </button>
        <button type="submit" name="privacy" value="keep" class="quiet">
          {say("community.private.keep")}
        </button>
      </p>
    </div>
  );
}
