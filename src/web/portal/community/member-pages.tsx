import { type CommunityPage, limits } from "../../../shared/contract/community.ts";
import { Field, FormFaultNote, Trap } from "../form-parts.tsx";
import { type Here, PostForm, QuestionRows, to } from "./parts.tsx";

type Of<P extends CommunityPage["page"]> = { page: Extract<CommunityPage, { page: P }> };

/** Signing in by mail: no password, and nobody sees the address. */
export function SignInPage({ page, community, say }: Here & Of<"community-sign-in">) {
  if (page.sentTo !== null) {
    return (
      <>
        <h1>{say("community.signIn.sentTitle")}</h1>
        <p class="lead">{say("community.signIn.sent", { address: page.sentTo })}</p>
        <p class="soft">
          <a href={to(community, "/sign-in", `next=${encodeURIComponent(page.next)}`)}>
            {say("community.signIn.again")}
          </a>
        </p>
      </>
    );
  }
  return (
    <>
      <h1>{say("community.signIn.title")}</h1>
      <p class="lead">{say("community.signIn.lead")}</p>
      <PostForm community={community} path="/sign-in" class="panel">
        <FormFaultNote fault={page.fault} only="email" />
        <input type="hidden" name="next" value={page.next} />
        <Trap />
        <Field name="email" label={say("community.fields.email")} fault={page.fault}>
          {(field) => (
            <input {...field} type="email" required maxLength={254} autocomplete="email" value={page.email} />
          )}
        </Field>
        <button type="submit">{say("community.signIn.send")}</button>
      </PostForm>
    </>
  );
}

/** What the link in the mail opens: one more press, which no program that follows links makes. */
export function EnterPage({ page, community, say }: Here & Of<"community-enter">) {
  return (
    <>
      <h1>{say(page.isNew ? "community.enter.new" : "community.enter.title", { name: page.name })}</h1>
      <PostForm community={community} path={`/enter/${page.token}`} class="panel">
        <FormFaultNote fault={page.fault} only="name" />
        <input type="hidden" name="next" value={page.next} />
        {page.isNew && (
          <>
            <Field name="name" label={say("community.fields.name")} fault={page.fault}>
              {(field) => (
                <input {...field} required maxLength={limits.name} autocomplete="nickname" value={page.name} />
              )}
            </Field>
            <p class="soft">{say("community.enter.nameHint")}</p>
          </>
        )}
        <button type="submit">{say("community.enter.go")}</button>
      </PostForm>
    </>
  );
}

export function MePage({ page, ...here }: Here & Of<"community-me">) {
  const { community, say } = here;
  return (
    <>
      <p class="soft">
        <a href={to(community, "")}>{community.title}</a>
      </p>
      <h1>{say("community.me.title")}</h1>
      <PostForm community={community} path="/me" class="panel">
        <FormFaultNote fault={page.fault} only="name" />
        <Field name="name" label={say("community.fields.name")} fault={page.fault}>
          {(field) => <input {...field} required maxLength={limits.name} value={page.name} />}
        </Field>
        <button type="submit">{say("community.me.save")}</button>
      </PostForm>
      <h2>{say("community.me.questions")}</h2>
      {page.rows.length > 0 ? (
        <QuestionRows rows={page.rows} {...here} />
      ) : (
        <p class="empty">{say("community.me.none")}</p>
      )}
      <PostForm community={community} path="/sign-out">
        <button type="submit" class="quiet">
          {say("community.signOut")}
        </button>
      </PostForm>
    </>
  );
}

/** Ends mails about a question; a mail program does it without asking, a person presses once. */
export function OffPage({ page, community, say }: Here & Of<"community-off">) {
  if (page.done) {
    return (
      <>
        <h1>{say("community.off.done")}</h1>
        <p class="lead">{page.title}</p>
        <p>
          <a href={to(community, "")}>{community.title}</a>
        </p>
      </>
    );
  }
  return (
    <>
      <h1>{say("community.off.title")}</h1>
      <p class="lead">{page.title}</p>
      <form method="post" action={`/community/off/${page.token}${community.lang}`}>
        <button type="submit">{say("community.off.do")}</button>
      </form>
    </>
  );
}
