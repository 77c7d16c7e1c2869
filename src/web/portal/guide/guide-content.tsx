import type { GuidePage } from "../../../shared/contract/guides.ts";
import { RichText } from "../community/rich-text.tsx";
import type { Around } from "../say.ts";
import { GuideStep } from "./guide-step.tsx";

/** A guide by which customers help themselves: one question at a time, and no script needed. */
export function GuideContent({ page, ...around }: Around & { page: GuidePage }) {
  const { say, frame } = around;
  const lang = `?lang=${frame.locale}`;
  if (page.page === "guide-step") return <GuideStep page={page} {...around} />;
  if (page.page === "guide-start") {
    return (
      <>
        <p class="soft">
          <a href={`/guide${lang}`}>{say("portal.guide.list")}</a>
        </p>
        <h1>{page.name}</h1>
        <div class="lead">
          <RichText text={page.about} />
        </div>
        <form method="post" action={`/guide/${page.guide}${lang}`} encType="multipart/form-data" class="guide-start">
          <input type="hidden" name="start" value="yes" />
          <button type="submit">{say("portal.guide.start")}</button>
        </form>
      </>
    );
  }
  return (
    <>
      <h1>{say("portal.guide.list")}</h1>
      <p class="lead">{say("portal.guide.listHint")}</p>
      {page.guides.length === 0 && <p>{say("portal.guide.none")}</p>}
      <ul class="guides">
        {page.guides.map(({ slug, name, about }) => (
          <li key={slug}>
            <a href={`/guide/${slug}${lang}`}>
              <strong>{name}</strong>
              <span class="soft">{about}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
