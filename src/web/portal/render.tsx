import { renderToString } from "preact-render-to-string";
import type { PortalFrame, PortalPage } from "../../shared/contract/portal.ts";
import { sayLabel } from "../../shared/forms/index.ts";
import { CasePage } from "./case-page.tsx";
import { ClaimPage } from "./claim-page.tsx";
import { CommunityContent } from "./community/community-content.tsx";
import { HeadOf } from "./community/head-of.tsx";
import { ClosingPage } from "./complaints/closing-page.tsx";
import { RatingPage } from "./complaints/rating-page.tsx";
import { FollowPage } from "./follow-page.tsx";
import { FormPage } from "./form-page.tsx";
import { GuideContent } from "./guide/guide-content.tsx";
import { HelpContent } from "./help/help-content.tsx";
import { ReceiptPage } from "./receipt-page.tsx";
import type { Around, Say } from "./say.ts";
import { SharePage } from "./share/share-page.tsx";

/** A page of the portal as HTML; it can be read and its forms sent without any script. */
export function renderPage(page: PortalPage, frame: PortalFrame, say: Say): string {
  return `<!doctype html>${renderToString(<Document page={page} frame={frame} say={say} />)}`;
}

function Document({ page, frame, say }: Around & { page: PortalPage }) {
  const { brand, locale, assets, nonce } = frame;
  const title = titleOf(page, locale, say);
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} – ${brand.name}`}</title>
        {"head" in page && <HeadOf head={page.head} />}
        <link rel="icon" href="/portal/icon.svg" />
        <link rel="stylesheet" href={assets.style} />
        <style nonce={nonce || undefined}>{`:root{--brand:${safeColour(brand.accent)}}`}</style>
        {assets.script && <script type="module" src={assets.script} />}
      </head>
      <body data-embedded={frame.embedded ? "" : undefined}>
        {!frame.embedded && (
          <header class="top">
            <a class="brand" href="/">
              {brand.name}
            </a>
            {frame.links.map(({ href, text }) => (
              <a key={href} class="place" href={href}>
                {text}
              </a>
            ))}
            <a class="language" href={frame.otherLocaleUrl} lang={locale === "en" ? "zh-CN" : "en"}>
              {locale === "en" ? "中文" : "English"}
            </a>
          </header>
        )}
        <main>
          <Content page={page} frame={frame} say={say} />
        </main>
        {!frame.embedded && <footer class="soft">{say("portal.footer", { brand: brand.name })}</footer>}
      </body>
    </html>
  );
}

function titleOf(page: PortalPage, locale: PortalFrame["locale"], say: Say): string {
  if ("head" in page) return page.head.title;
  if (page.page === "case") return `${page.case.subject} #${page.case.id}`;
  if (page.page === "form") return page.isHome ? say("portal.home.tab") : sayLabel(page.form.title, locale);
  return say(`portal.${page.page}.tab`);
}

function Content({ page, ...around }: Around & { page: PortalPage }) {
  if ("community" in page) return <CommunityContent page={page} {...around} />;
  if ("help" in page) return <HelpContent page={page} {...around} />;
  if ("guide" in page) return <GuideContent page={page} {...around} />;
  if (page.page === "form") return <FormPage page={page} {...around} />;
  if (page.page === "follow") return <FollowPage page={page} {...around} />;
  if (page.page === "case") return <CasePage page={page} {...around} />;
  if (page.page === "closing") return <ClosingPage page={page} {...around} />;
  if (page.page === "rating") return <RatingPage page={page} {...around} />;
  if (page.page === "claim") return <ClaimPage page={page} {...around} />;
  if (page.page === "share") return <SharePage {...around} />;
  if (page.page === "receipt") return <ReceiptPage page={page} {...around} />;
  const { say } = around;
  return (
    <>
      <h1>{say("portal.gone.title")}</h1>
      <p class="lead">{say("portal.gone.text")}</p>
      <p>
        <a href="/">{say("portal.gone.write")}</a>
      </p>
    </>
  );
}

// It goes into a style element as it is: only a plain colour may.
function safeColour(colour: string): string {
  return /^#[0-9a-f]{6}$/i.test(colour) ? colour : "#2c54a6";
}
