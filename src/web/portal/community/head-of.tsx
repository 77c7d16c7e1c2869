import type { PageHead } from "../../../shared/contract/community.ts";

/** What search engines and feed readers are told of a page. */
export function HeadOf({ head }: { head: PageHead }) {
  const { description, canonical, feed, jsonLd } = head;
  return (
    <>
      {description && <meta name="description" content={description} />}
      <link rel="canonical" href={canonical} />
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
