import type { PageHead } from "../../../shared/contract/community.ts";

/** What search engines and feed readers are told of a page. */
export function HeadOf({ head }: { head: PageHead }) {
  const { title, description, canonical, feed, jsonLd, alternates = [], shared } = head;
  return (
    <>
      {description && <meta name="description" content={description} />}
      <link rel="canonical" href={canonical} />
      {alternates.map(({ locale, href }) => (
        <link key={locale} rel="alternate" hreflang={locale} href={href} />
      ))}
      {shared && (
        <>
          <meta property="og:type" content={shared} />
          <meta property="og:title" content={title} />
          <meta property="og:url" content={canonical} />
          {description && <meta property="og:description" content={description} />}
        </>
      )}
      {feed && <link rel="alternate" type="application/atom+xml" href={feed} />}
      {jsonLd && (
        <script
          type="application/ld+json"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON in which no `<` is left to end it with
          dangerouslySetInnerHTML={{ __html: JSON.stringify(jsonLd).replaceAll("<", "\\u003c") }}
        />
      )}
    </>
  );
}
