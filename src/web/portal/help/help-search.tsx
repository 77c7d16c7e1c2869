import type { Locale } from "../../../shared/contract/common.ts";
import type { Say } from "../say.ts";

/** The box that answers; while somebody types, the best answers stand below it. */
export function HelpSearch(props: { query: string; locale: Locale; say: Say; from?: "contact" }) {
  const { query, locale, say, from } = props;
  return (
    <search class="help-search">
      <form method="get" action="/help/search">
        <input type="hidden" name="lang" value={locale} />
        {from && <input type="hidden" name="from" value={from} />}
        <input
          type="search"
          name="q"
          value={query}
          maxLength={500}
          required
          autocomplete="off"
          aria-label={say("help.ask")}
          placeholder={say("help.ask")}
          data-suggest={`/help/suggest?lang=${locale}${from ? `&from=${from}` : ""}`}
        />
        <button type="submit">{say("help.search")}</button>
      </form>
      <ul class="help-suggestions" data-suggestions aria-label={say("help.suggestions")} hidden />
    </search>
  );
}
