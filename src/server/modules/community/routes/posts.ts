import { randomUUID } from "node:crypto";
import { Type } from "typebox";
import { questionLocked } from "../errors.ts";
import { writer } from "../members/session.ts";
import { noteOffered, notePosted } from "../offers/count-offers.ts";
import { findAnswers } from "../offers/find-answers.ts";
import { questionPath } from "../open-community.ts";
import { excerptOf } from "../policy.ts";
import { accept } from "../posting/accept.ts";
import { answer, comment } from "../posting/answer.ts";
import { ask, checkQuestion } from "../posting/ask.ts";
import { doubtsAbout, type Privacy } from "../posting/check-post.ts";
import { checkMayEdit, edit } from "../posting/edit.ts";
import { openPost } from "../posting/open-post.ts";
import { report } from "../posting/report.ts";
import { vote } from "../posting/vote.ts";
import { subscribe, unsubscribe } from "../store/acts.ts";
import { showQuestion } from "./show-question.ts";
import { faultOf, formRoute, Lang, Numbered, pageRoute, Slug, show, type Visit } from "./visit.ts";

const nothing = { articles: [], similar: [] };

/** What was said to the question whether something is private; the answer to none is that it was not asked yet. */
function privacyOf(fields: Record<string, string>): Privacy {
  return fields.privacy === "hide" || fields.privacy === "keep" ? fields.privacy : "ask";
}

/** Leads to a question, with a word about what became of what was sent. */
function toQuestion({ http, frame }: Visit, id: number, said: string | null, postId?: number) {
  const query = [frame.lang.slice(1), said && `said=${said}`].filter(Boolean).join("&");
  const place = postId && postId !== id ? `#post-${postId}` : "";
  return http.reply.redirect(`${questionPath(frame.slug, id)}${query && `?${query}`}${place}`, 303);
}

export const postRoutes = [
  pageRoute({
    method: "GET",
    path: "/community/:slug/ask",
    summary: "Where somebody asks.",
    params: Slug,
    query: Type.Object({ ...Lang, title: Type.Optional(Type.String({ maxLength: 300 })) }),
    handle: async (visited, { query }) => {
      await writer(visited.ctx, visited.http.request);
      const typed = { title: query.title ?? "", text: "", tags: "" };
      const empty = { offered: nothing, seen: false, doubts: null, fault: null };
      await show(visited, { page: "community-ask", typed, ...empty, formKey: randomUUID(), offerKey: randomUUID() });
    },
  }),
  formRoute({
    path: "/community/:slug/ask",
    summary: "Asks; first shows what answers it already, and what everybody would read of private things.",
    params: Slug,
    handle: async (visited, { fields }) => {
      const { ctx, community, http, locale, say } = visited;
      const member = await writer(ctx, http.request);
      const typed = { title: fields.title ?? "", text: fields.text ?? "", tags: fields.tags ?? "" };
      const formKey = fields.formKey || randomUUID();
      const offerKey = fields.offerKey || randomUUID();
      const privacy = privacyOf(fields);
      const form = { page: "community-ask" as const, typed, formKey, offerKey, seen: Boolean(fields.seen) };
      try {
        const checked = checkQuestion(typed);
        const doubts =
          privacy === "ask" ? doubtsAbout(checked.title, checked.text, typed.tags.normalize("NFKC")) : null;
        const offered = fields.seen ? nothing : await findAnswers(ctx, community, { title: checked.title, locale });
        const isOffered = offered.articles.length > 0 || offered.similar.length > 0;
        if (isOffered) await noteOffered(ctx, community, offerKey, offered);
        if (doubts || isOffered) return await show(visited, { ...form, offered, doubts, fault: null, seen: true });
        const { id, isVisible } = await ask(ctx, community, member, { ...typed, privacy, locale, formKey });
        await notePosted(ctx, offerKey);
        return toQuestion(visited, id, isVisible ? "thanks" : "held");
      } catch (error) {
        await show(visited, { ...form, offered: nothing, doubts: null, fault: faultOf(error, say) }, 422);
      }
    },
  }),
  formRoute({
    path: "/community/:slug/questions/:id/answers",
    summary: "Answers a question.",
    params: Numbered,
    handle: async (visited, { params, fields }) => {
      const { ctx, community, http, locale, say } = visited;
      const member = await writer(ctx, http.request);
      const { question } = await openPost(ctx, community, params.id, member);
      const typed = fields.text ?? "";
      const formKey = fields.formKey || randomUUID();
      const privacy = privacyOf(fields);
      const around = { page: 1, notice: null };
      try {
        const doubts = privacy === "ask" ? doubtsAbout(typed) : null;
        if (doubts) {
          const form = { typed, doubts, fault: null, formKey };
          return await showQuestion(visited, question, { ...around, form });
        }
        const said = { text: typed, privacy, locale, formKey };
        const { id, isVisible } = await answer(ctx, community, member, question, said);
        return toQuestion(visited, question.id, isVisible ? "thanks" : "held", id);
      } catch (error) {
        const form = { typed, doubts: null, fault: faultOf(error, say), formKey };
        await showQuestion(visited, question, { ...around, form }, 422);
      }
    },
  }),
  formRoute({
    path: "/community/:slug/posts/:id/comments",
    summary: "Comments on a question or an answer; what is private in it is hidden.",
    params: Numbered,
    handle: async (visited, { params, fields }) => {
      const { ctx, community, http, locale, say } = visited;
      const member = await writer(ctx, http.request);
      const { question, post } = await openPost(ctx, community, params.id, member);
      const said = { text: fields.text ?? "", privacy: "hide" as const, locale, formKey: fields.formKey };
      try {
        const { id, isVisible } = await comment(ctx, community, member, { question, post }, said);
        return toQuestion(visited, question.id, isVisible ? null : "held", id);
      } catch (error) {
        const form = { typed: "", doubts: null, fault: faultOf(error, say), formKey: randomUUID() };
        await showQuestion(visited, question, { page: 1, notice: null, form }, 422);
      }
    },
  }),
  formRoute({
    path: "/community/:slug/posts/:id/vote",
    summary: "Finds a post useful, or no longer.",
    perMinute: 60,
    params: Numbered,
    handle: async (visited, { params }) => {
      const { ctx, community, http } = visited;
      const member = await writer(ctx, http.request);
      const { question, post } = await openPost(ctx, community, params.id, member);
      await vote(ctx, member, post);
      return toQuestion(visited, question.id, null, post.id);
    },
  }),
  formRoute({
    path: "/community/:slug/posts/:id/accept",
    summary: "Says that an answer solved it; who asked may.",
    params: Numbered,
    handle: async (visited, { params }) => {
      const { ctx, community, http } = visited;
      const member = await writer(ctx, http.request);
      const { question, post } = await openPost(ctx, community, params.id, member);
      await accept(ctx, member, post);
      return toQuestion(visited, question.id, null, post.id);
    },
  }),
  pageRoute({
    method: "GET",
    path: "/community/:slug/posts/:id/report",
    summary: "Where somebody says that a post should not be there.",
    params: Numbered,
    query: Type.Object(Lang),
    handle: async (visited, { params }) => {
      const { ctx, community, http } = visited;
      const member = await writer(ctx, http.request);
      const { question, post } = await openPost(ctx, community, params.id, member);
      const about = { id: post.id, questionId: question.id, excerpt: excerptOf(post.body) };
      await show(visited, { page: "community-report", post: about, fault: null });
    },
  }),
  formRoute({
    path: "/community/:slug/posts/:id/report",
    summary: "Says that a post should not be there.",
    perMinute: 10,
    params: Numbered,
    handle: async (visited, { params, fields }) => {
      const { ctx, community, http, say } = visited;
      const member = await writer(ctx, http.request);
      const { question, post } = await openPost(ctx, community, params.id, member);
      try {
        await report(ctx, member, post, { reason: fields.reason ?? "", words: fields.words ?? "" });
        return toQuestion(visited, question.id, "reported");
      } catch (error) {
        const about = { id: post.id, questionId: question.id, excerpt: excerptOf(post.body) };
        await show(visited, { page: "community-report", post: about, fault: faultOf(error, say) }, 422);
      }
    },
  }),
  pageRoute({
    method: "GET",
    path: "/community/:slug/posts/:id/edit",
    summary: "Where somebody changes what they wrote.",
    params: Numbered,
    query: Type.Object(Lang),
    handle: async (visited, { params }) => {
      const { ctx, community, http, say } = visited;
      const member = await writer(ctx, http.request);
      const { question, post } = await openPost(ctx, community, params.id, member);
      const about = { id: post.id, questionId: question.id, kind: post.kind };
      const typed = { title: post.title ?? "", text: post.body };
      try {
        checkMayEdit(ctx, member, post);
        await show(visited, { page: "community-edit", post: about, typed, doubts: null, fault: null });
      } catch (error) {
        const form = { typed: "", doubts: null, fault: faultOf(error, say), formKey: randomUUID() };
        await showQuestion(visited, question, { page: 1, notice: null, form }, 409);
      }
    },
  }),
  formRoute({
    path: "/community/:slug/posts/:id/edit",
    summary: "Changes what somebody wrote; what it was is kept.",
    params: Numbered,
    handle: async (visited, { params, fields }) => {
      const { ctx, community, http, say } = visited;
      const member = await writer(ctx, http.request);
      const { question, post } = await openPost(ctx, community, params.id, member);
      const about = { id: post.id, questionId: question.id, kind: post.kind };
      const typed = { title: fields.title ?? "", text: fields.text ?? "" };
      const privacy = privacyOf(fields);
      const doubts = privacy === "ask" ? doubtsAbout(typed.title, typed.text) : null;
      if (doubts) return show(visited, { page: "community-edit", post: about, typed, doubts, fault: null });
      try {
        if (question.locked) throw questionLocked();
        await edit(ctx, community, member, params.id, { ...typed, privacy });
        return toQuestion(visited, question.id, null, post.id);
      } catch (error) {
        const fault = faultOf(error, say);
        await show(visited, { page: "community-edit", post: about, typed, doubts: null, fault }, 422);
      }
    },
  }),
  ...(["subscribe", "unsubscribe"] as const).map((act) =>
    formRoute({
      path: `/community/:slug/questions/:id/${act}`,
      summary: act === "subscribe" ? "Wants mails about a question." : "Wants no more mails about a question.",
      params: Numbered,
      handle: async (visited, { params }) => {
        const { ctx, community, http } = visited;
        const member = await writer(ctx, http.request);
        const { question } = await openPost(ctx, community, params.id, member);
        if (act === "subscribe") await subscribe(ctx.db, question.id, member.id, ctx.now(), { again: true });
        else await unsubscribe(ctx.db, question.id, member.id, ctx.now());
        return toQuestion(visited, question.id, null);
      },
    }),
  ),
];
