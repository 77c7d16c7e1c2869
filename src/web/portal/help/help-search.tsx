import type { Locale } from "../../../shared/contract/common.ts";
import type { Say } from "../say.ts";

/** The box that answers; while somebody types, the best answers stand below it. */
export function HelpSearch({ query, locale, say }: { query: string; locale: Locale; say: Say }) {
  return (
    <search class="help-search">
      <form method="get" action="/help/search">
        <input type="hidden" name="lang" value={locale} />
        <input
          type="search"
          name="q"
          value={query}
          maxLength={500}
          required
          autocomplete="off"
          aria-label={say("help.ask")}
          placeholder={say("help.ask")}
          data-suggest={`/help/suggest?lang=${locale}`}
        />
        <button type="submit">{say("help.search")}</button>
      </form>
      <ul class="help-suggestions" data-suggestions aria-label={say("help.suggestions")} hidden />
    </search>
  );
}
