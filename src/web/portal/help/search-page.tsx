import type { HelpHit, HelpPage } from "../../../shared/contract/help.ts";
import type { Around } from "../say.ts";
import { Entries, WriteToUs } from "./parts.tsx";

/** The passages that answer, the best first; without any, ways on. */
export function SearchPage({ page, ...around }: Around & { page: Extract<HelpPage, { page: "help-search" }> }) {
  const { say } = around;
  const { hits, corrected, newest, help } = page;
  if (!help.query) return <h1>{say("help.ask")}</h1>;
  return (
    <>
      <h1>{say(hits.length > 0 ? "help.answers" : "help.noAnswer", { query: help.query })}</h1>
      {corrected && <p class="soft">{say("help.corrected", { query: corrected })}</p>}
      <ol class="hits">
        {hits.map((hit) => (
          <Hit key={hit.href} hit={hit} />
        ))}
      </ol>
      {newest.length > 0 && (
        <section>
          <p class="lead">{say("help.otherWords")}</p>
          <h2>{say("help.newest")}</h2>
          <Entries entries={newest} {...around} />
        </section>
      )}
      <WriteToUs {...around} />
    </>
  );
}

function Hit({ hit: { href, title, heading, excerpt } }: { hit: HelpHit }) {
  return (
    <li class="panel">
      <p class="passage">
        {/* biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never move */}
        {excerpt.map(({ text, hit }, at) => (hit ? <mark key={at}>{text}</mark> : text))}
      </p>
      <a href={href}>
        {title}
        {heading && ` › ${heading}`}
      </a>
    </li>
  );
}
