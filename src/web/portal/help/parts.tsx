import type { HelpEntry } from "../../../shared/contract/help.ts";
import type { Around } from "../say.ts";

export function Entries({
  entries,
  frame,
  plain = false,
}: Around & { entries: readonly HelpEntry[]; plain?: boolean }) {
  return (
    <ul class="entries">
      {entries.map(({ slug, title, summary }) => (
        <li key={slug}>
          <a href={`/help/${encodeURIComponent(slug)}?lang=${frame.locale}`}>{title}</a>
          {!plain && summary && <p class="soft">{summary}</p>}
        </li>
      ))}
    </ul>
  );
}

/** The way to a person. @param article what they have read */
export function WriteToUs({ frame, say, article }: Around & { article?: number }) {
  const query = `lang=${frame.locale}${article === undefined ? "" : `&article=${article}`}`;
  return (
    <p class="write-to-us">
      {say("help.notFound")} <a href={`/?${query}`}>{say("help.write")}</a>
    </p>
  );
}
