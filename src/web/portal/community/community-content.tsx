import type { CommunityPage } from "../../../shared/contract/community.ts";
import type { Around } from "../say.ts";
import { ListPage } from "./list-page.tsx";
import { EnterPage, MePage, OffPage, SignInPage } from "./member-pages.tsx";
import { type Here, PostForm, to } from "./parts.tsx";
import { QuestionPage } from "./question-page.tsx";
import { AnsweredPage, AskPage, EditPage, ReportPage } from "./writing-pages.tsx";

/** A page of a community, with who is signed in above it. */
export function CommunityContent({ page, ...around }: Around & { page: CommunityPage }) {
  const here: Here = { ...around, community: page.community };
  return (
    <>
      {!isEntrance(page) && <WhoBar {...here} />}
      <Body page={page} {...here} />
    </>
  );
}

/** The pages that lead in offer no other way in. */
function isEntrance({ page }: CommunityPage): boolean {
  return page === "community-sign-in" || page === "community-enter";
}

function WhoBar({ community, say }: Here) {
  return (
    <nav class="who-bar" aria-label={say("community.you")}>
      {community.me ? (
        <>
          <a href={to(community, "/me")}>{community.me.name}</a>
          <PostForm community={community} path="/sign-out">
            <button type="submit" class="plain">
              {say("community.signOut")}
            </button>
          </PostForm>
        </>
      ) : (
        <a href={to(community, "/sign-in")} rel="nofollow">
          {say("community.signIn.do")}
        </a>
      )}
    </nav>
  );
}

function Body({ page, ...here }: Here & { page: CommunityPage }) {
  const { community, say } = here;
  switch (page.page) {
    case "community-list":
      return <ListPage page={page} {...here} />;
    case "community-question":
      return <QuestionPage page={page} {...here} />;
    case "community-ask":
      return <AskPage page={page} {...here} />;
    case "community-answered":
      return <AnsweredPage page={page} {...here} />;
    case "community-edit":
      return <EditPage page={page} {...here} />;
    case "community-report":
      return <ReportPage page={page} {...here} />;
    case "community-sign-in":
      return <SignInPage page={page} {...here} />;
    case "community-enter":
      return <EnterPage page={page} {...here} />;
    case "community-me":
      return <MePage page={page} {...here} />;
    case "community-off":
      return <OffPage page={page} {...here} />;
    case "community-gone":
      return (
        <>
          <h1>{say(`community.gone.${page.why}.title`)}</h1>
          <p class="lead">{say(`community.gone.${page.why}.text`)}</p>
          <p>
            <a href={to(community, page.why === "link" ? "/sign-in" : "")}>
              {page.why === "link" ? say("community.signIn.do") : community.title}
            </a>
          </p>
        </>
      );
  }
}
