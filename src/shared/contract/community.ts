/**
 * The public question-and-answer community of a brand, and what the desk does there.
 *
 * Pages for everybody, rendered on the server (`:slug` is the community's):
 * GET  /community                                  leads to the first community
 * GET  /community/:slug                            questions; ?sort= ?tag= ?q= ?after=
 * GET  /community/:slug/questions/:id              one question; ?page= of its answers
 * GET  /community/:slug/ask, POST …/ask            a question
 * POST /community/:slug/questions/:id/answers      an answer
 * POST /community/:slug/posts/:id/{comments,vote,accept,report,edit}
 * POST /community/:slug/questions/:id/{subscribe,unsubscribe}
 * GET  /community/:slug/{sign-in,me,feed.atom,sitemap.xml}, POST …/sign-in, …/sign-out, …/me
 * GET  /community/:slug/enter/:token, POST         the link out of the mail, good once
 * GET  /community/off/:token, POST                 no more mails about a question
 * GET  /community/:slug/similar?title=             articles that answer and questions like it, while somebody types (JSON)
 * POST /community/:slug/answered                   what was shown answers it: nothing is posted; GET says so
 *
 * Of the desk:
 * GET  /api/v1/community/questions                 community:read      page(QuestionRow) ?sort= ?q= ?accountId=
 * GET  /api/v1/community/questions/:id             community:read      QuestionDetail
 * POST /api/v1/community/questions/:id/answers     community:answer    SaveAnswer → QuestionDetail
 * POST /api/v1/community/questions/:id/case        community:answer    → QuestionDetail; it becomes a case
 * POST /api/v1/community/questions/:id/merge       community:moderate  MergeQuestions → QuestionDetail
 * POST /api/v1/community/posts/:id/moderate        community:moderate  ModeratePost → Done
 * GET  /api/v1/community/queue                     community:moderate  page(QueuedPost)
 * GET  /api/v1/community/members                   community:moderate  page(CommunityMember) ?q=
 * POST /api/v1/community/members/:id/ban           community:moderate  BanMember → CommunityMember
 * POST /api/v1/community/members/:id/unban         community:moderate  → CommunityMember
 * GET  /api/v1/community/badges                    community:read      page(Badge)
 * PUT  /api/v1/community/badges/:id                community:manage    SaveBadge → Badge
 * DELETE /api/v1/community/badges/:id              community:manage    Done
 */
import { type Static, Type } from "typebox";
import { Id, Locale, Names, NullableId, NullableText, NullableTime, Ref, Time } from "./common.ts";
import type { FormFault, PortalPromise } from "./portal.ts";

/** Which questions become cases. */
export const casesModes = ["every", "unanswered", "by_hand"] as const;
/** Whose posts wait for somebody of us before they are seen. */
export const holdModes = ["links", "new", "none"] as const;

/** The settings of a community; its adapter checks them, the pages are made by them. */
export const CommunityConfig = Type.Object({
  slug: Type.String({ pattern: "^(?!off$|member-)[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$" }),
  titleZh: Type.Optional(Type.String({ maxLength: 100 })),
  titleEn: Type.Optional(Type.String({ maxLength: 100 })),
  introZh: Type.Optional(Type.String({ maxLength: 500 })),
  introEn: Type.Optional(Type.String({ maxLength: 500 })),
  cases: Type.Enum([...casesModes]),
  hours: Type.Optional(Type.Integer({ minimum: 1, maximum: 720 })),
  hold: Type.Enum([...holdModes]),
});
export type CommunityConfig = Static<typeof CommunityConfig>;

export const limits = { title: 150, body: 10_000, comment: 1_000, name: 40, tags: 5, tag: 30 } as const;

export const PostKind = Type.Enum(["question", "answer", "comment"]);
export const PostState = Type.Enum(["held", "visible", "hidden"]);
export const PostAuthor = Type.Object({
  name: Type.String(),
  badge: Type.Union([Type.Literal("staff"), Type.Literal("executive"), Type.Null()]),
  /** what somebody of us is, beside the name */
  title: NullableText,
});
export type PostAuthor = Static<typeof PostAuthor>;

/** A post as the desk sees it. */
export const DeskPost = Type.Object({
  id: Id,
  kind: PostKind,
  parentId: NullableId,
  author: PostAuthor,
  member: Type.Union([Type.Object({ id: Id, name: Type.String(), banned: Type.Boolean() }), Type.Null()]),
  text: Type.String(),
  /** as typed, where something was hidden from the public */
  privateText: NullableText,
  state: PostState,
  heldFor: NullableText,
  votes: Type.Integer(),
  official: Type.Boolean(),
  accepted: Type.Boolean(),
  reports: Type.Array(Type.Object({ reason: Type.String(), words: NullableText, at: Time })),
  edits: Type.Array(Type.Object({ title: NullableText, text: Type.String(), at: Time })),
  createdAt: Time,
  editedAt: NullableTime,
});
export type DeskPost = Static<typeof DeskPost>;
export const QuestionRow = Type.Object({
  id: Id,
  community: Ref,
  title: Type.String(),
  author: PostAuthor,
  tags: Type.Array(Type.String()),
  state: PostState,
  locked: Type.Boolean(),
  votes: Type.Integer(),
  answers: Type.Integer(),
  /** somebody of us answered */
  official: Type.Boolean(),
  solved: Type.Boolean(),
  caseId: NullableId,
  createdAt: Time,
});
export type QuestionRow = Static<typeof QuestionRow>;
export const QuestionDetail = Type.Object({
  ...QuestionRow.properties,
  mergedInto: NullableId,
  url: Type.String(),
  question: DeskPost,
  posts: Type.Array(DeskPost),
});
export type QuestionDetail = Static<typeof QuestionDetail>;
/** A post that waits for a moderator: held, or reported. */
export const QueuedPost = Type.Object({ ...DeskPost.properties, questionId: Id, title: Type.String() });
export type QueuedPost = Static<typeof QueuedPost>;

export const SaveAnswer = Type.Object({
  text: Type.String({ minLength: 1, maxLength: limits.body }),
  /** left out: the first answer of ours is the official one */
  official: Type.Optional(Type.Boolean()),
  /** the author knows that everybody can read it */
  confirmPublic: Type.Literal(true),
});
export const moderationActs = [
  "approve",
  "hide",
  "restore",
  "lock",
  "unlock",
  "official",
  "unofficial",
  "dismiss",
] as const;
export type ModerationAct = (typeof moderationActs)[number];
/** `dismiss`: the post stays, what was reported of it is settled. */
export const ModeratePost = Type.Object({
  act: Type.Enum([...moderationActs]),
  reason: Type.Optional(Type.String({ maxLength: 500 })),
});
export const MergeQuestions = Type.Object({ into: Id });
export const CommunityMember = Type.Object({
  id: Id,
  name: Type.String(),
  /** only for those who moderate */
  address: Type.String(),
  locale: Locale,
  posts: Type.Integer(),
  hidden: Type.Integer(),
  bannedAt: NullableTime,
  banReason: NullableText,
  createdAt: Time,
});
export type CommunityMember = Static<typeof CommunityMember>;
export const BanMember = Type.Object({
  reason: Type.String({ minLength: 1, maxLength: 500 }),
  hidePosts: Type.Boolean(),
});
export const SaveBadge = Type.Object({
  displayName: Type.String({ minLength: 1, maxLength: 60 }),
  titles: Names,
  executive: Type.Boolean(),
});
export const Badge = Type.Object({ staff: Ref, ...SaveBadge.properties });
export type Badge = Static<typeof Badge>;

export const reportReasons = ["spam", "abuse", "private", "wrong", "other"] as const;
export const questionSorts = ["newest", "unanswered", "votes"] as const;
export type QuestionSort = (typeof questionSorts)[number];

/** A post as everybody sees it. */
export type PublicPost = {
  id: number;
  author: PostAuthor;
  at: string;
  editedAt: string | null;
  text: string;
  votes: number;
  official: boolean;
  accepted: boolean;
  /** waits for somebody of us; only its author sees it */
  held: boolean;
  /** what whoever looks at it did or may do */
  mine: boolean;
  voted: boolean;
  comments: PublicPost[];
};
export type PublicQuestion = PublicPost & {
  title: string;
  tags: string[];
  locked: boolean;
  answers: PublicPost[];
  answerCount: number;
};
export type PublicRow = {
  id: number;
  title: string;
  excerpt: string;
  author: PostAuthor;
  at: string;
  tags: string[];
  votes: number;
  answers: number;
  official: boolean;
  solved: boolean;
};
export type SimilarQuestion = { id: number; title: string; answers: number; solved: boolean };
/** An article of the help site with the passage that answers. */
export type OfferedArticle = { id: number; title: string; url: string; excerpt: { text: string; hit: boolean }[] };
/** What answers a question before it is posted. */
export type OfferedAnswers = { articles: OfferedArticle[]; similar: SimilarQuestion[] };

/** What all pages of a community know. */
export type CommunityFrame = {
  slug: string;
  title: string;
  me: { name: string } | null;
  /** hold the visitor's language in links, where they chose it */
  lang: string;
};
/** What search engines are told. */
export type PageHead = {
  title: string;
  description: string;
  canonical: string;
  feed: string | null;
  jsonLd: object | null;
  indexed: boolean;
  /** where the same page stands in each language */
  alternates?: { locale: Locale; href: string }[];
  /** what links to it look like elsewhere (OpenGraph) */
  shared?: "article" | "website";
};

/** What was found in a post before everybody reads it. */
export type Doubts = { kinds: string[]; masked: string };

export type CommunityPage = { community: CommunityFrame; head: PageHead } & (
  | {
      page: "community-list";
      intro: string;
      rows: PublicRow[];
      sort: QuestionSort;
      tag: string | null;
      query: string;
      next: string | null;
      tags: string[];
    }
  | {
      page: "community-question";
      question: PublicQuestion;
      /** by when we answer, where nobody of us has */
      promises: Static<typeof PortalPromise>[];
      /** from when on one of us answers, unless somebody else does */
      awaitedUntil: string | null;
      /** the article that was made of its answer */
      article: { url: string; title: string } | null;
      next: number | null;
      typed: string;
      doubts: Doubts | null;
      fault: FormFault | null;
      formKey: string;
      subscribed: boolean;
      notice: string | null;
    }
  | {
      page: "community-ask";
      typed: { title: string; text: string; tags: string };
      offered: OfferedAnswers;
      /** counts the offer; it stands in no post */
      offerKey: string;
      /** it was shown what answers, and wants to post all the same */
      seen: boolean;
      doubts: Doubts | null;
      fault: FormFault | null;
      formKey: string;
    }
  | { page: "community-answered"; link: { url: string; title: string } | null }
  | {
      page: "community-edit";
      post: { id: number; questionId: number; kind: string };
      typed: { title: string; text: string };
      doubts: Doubts | null;
      fault: FormFault | null;
    }
  | { page: "community-report"; post: { id: number; questionId: number; excerpt: string }; fault: FormFault | null }
  | { page: "community-sign-in"; next: string; email: string; sentTo: string | null; fault: FormFault | null }
  | { page: "community-enter"; token: string; next: string; name: string; isNew: boolean; fault: FormFault | null }
  | { page: "community-me"; name: string; rows: PublicRow[]; fault: FormFault | null }
  | { page: "community-off"; token: string; title: string; done: boolean }
  | { page: "community-gone"; why: "unknown" | "hidden" | "link" }
);
