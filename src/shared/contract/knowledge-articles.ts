/** Articles as those who write them see them. */
import { type Static, Type } from "typebox";
import { Id, Locale, Names, NullableId, NullableRef, NullableTime, PageQuery, Time } from "./common.ts";
import { ArticleWords, Audience } from "./knowledge.ts";

export const editionStates = ["draft", "in_review", "published", "withdrawn"] as const;
/** What readers have of an edition, or what it waits for before they do. */
export const EditionState = Type.Enum([...editionStates]);
export type EditionState = Static<typeof EditionState>;

/** What the list can be narrowed to, besides the states of editions. */
export const articleStates = [...editionStates, "archived"] as const;
export type ArticleState = (typeof articleStates)[number];
export const expiryFilters = ["soon", "over"] as const;
export const linkFilters = ["broken"] as const;
/** Articles whose day is nearer than this are expiring. */
export const EXPIRING_DAYS = 14;

export const MAX_PRODUCTS = 50;
export const MAX_BULK = 200;
/** bytes of a picture or film */
export const MAX_FILE = 25 * 1_048_576;

/** What is true of an article in every language. */
const Facts = {
  categoryId: NullableId,
  audience: Audience,
  /** none: of all brands */
  brandIds: Type.Array(Id, { maxItems: 50, uniqueItems: true }),
  /** names or SKUs; none: of everything */
  products: Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: MAX_PRODUCTS, uniqueItems: true }),
  ownerId: NullableId,
  /** from then on nobody outside finds it */
  expiresAt: NullableTime,
};
export const SaveArticleFacts = Type.Partial(Type.Object(Facts));
export type SaveArticleFacts = Static<typeof SaveArticleFacts>;

export const NewArticle = Type.Object({ locale: Locale, words: ArticleWords, ...SaveArticleFacts.properties });
export type NewArticle = Static<typeof NewArticle>;

/** How an edition stands, in a list. */
export const EditionBrief = Type.Object({
  locale: Locale,
  slug: Type.String(),
  title: Type.String(),
  state: EditionState,
  /** something is written that is not published */
  hasDraft: Type.Boolean(),
  /** the source says something newer than what this renders */
  stale: Type.Boolean(),
});
export type EditionBrief = Static<typeof EditionBrief>;

export const ArticleItem = Type.Object({
  id: Id,
  /** in the language it is written in first */
  title: Type.String(),
  sourceLocale: Locale,
  category: Type.Union([Type.Object({ id: Id, names: Names }), Type.Null()]),
  audience: Audience,
  brandIds: Type.Array(Id),
  products: Type.Array(Type.String()),
  owner: NullableRef,
  expiresAt: NullableTime,
  archivedAt: NullableTime,
  updatedAt: Time,
  editions: Type.Array(EditionBrief),
});
export type ArticleItem = Static<typeof ArticleItem>;

export const ListArticles = Type.Object({
  ...PageQuery.properties,
  /** words of the title or the text */
  q: Type.Optional(Type.String({ maxLength: 200 })),
  state: Type.Optional(Type.Enum([...articleStates])),
  categoryId: Type.Optional(Id),
  audience: Type.Optional(Audience),
  brandId: Type.Optional(Id),
  product: Type.Optional(Type.String({ maxLength: 100 })),
  /** has an edition in it */
  locale: Type.Optional(Locale),
  /** lacks an edition in it */
  missing: Type.Optional(Locale),
  ownerId: Type.Optional(Id),
  stale: Type.Optional(Type.Boolean()),
  expiry: Type.Optional(Type.Enum([...expiryFilters])),
  /** broken: what is published links to an archived article */
  links: Type.Optional(Type.Enum([...linkFilters])),
});
export type ListArticles = Static<typeof ListArticles>;

/** One language of an article, with all that an editor needs. */
export const EditionDetail = Type.Object({
  ...EditionBrief.properties,
  published: Type.Union([
    Type.Object({
      version: Type.Integer(),
      at: Time,
      words: ArticleWords,
      /** as readers see it; safe to show */
      html: Type.String(),
    }),
    Type.Null(),
  ]),
  draft: Type.Union([Type.Object({ words: ArticleWords, by: NullableRef, at: Time }), Type.Null()]),
  /** what the next saving must name */
  revision: Type.Integer(),
  review: Type.Union([Type.Object({ by: NullableRef, at: Time }), Type.Null()]),
  /** why a reviewer sent it back */
  returned: Type.Union([Type.Object({ by: NullableRef, note: Type.String() }), Type.Null()]),
  /** of a translation: the version of the source that it renders, and the one that is published */
  source: Type.Union([
    Type.Object({ renders: Type.Union([Type.Integer(), Type.Null()]), now: Type.Integer() }),
    Type.Null(),
  ]),
});
export type EditionDetail = Static<typeof EditionDetail>;

export const ArticleDetail = Type.Object({ ...ArticleItem.properties, editions: Type.Array(EditionDetail) });
export type ArticleDetail = Static<typeof ArticleDetail>;

/** Articles that link to an article, and archived ones that it links to itself. */
export const ArticleLinks = Type.Object({
  from: Type.Array(Type.Object({ id: Id, title: Type.String(), locale: Locale })),
  broken: Type.Array(Type.Object({ id: Id, title: Type.String(), locale: Locale })),
});
export type ArticleLinks = Static<typeof ArticleLinks>;

export const SaveDraft = Type.Object({
  words: ArticleWords,
  /** of the draft that was changed; 0 for none */
  revision: Type.Integer({ minimum: 0 }),
  /** of a translation: the version of the source that it renders from now on */
  sourceVersion: Type.Optional(Type.Integer({ minimum: 1 })),
});
export type SaveDraft = Static<typeof SaveDraft>;

export const ReviewNote = Type.Object({ note: Type.String({ minLength: 1, maxLength: 2_000 }) });
export const PublishNote = Type.Object({ note: Type.Optional(Type.String({ maxLength: 500 })) });
export const SaveSlug = Type.Object({ slug: Type.String({ minLength: 1, maxLength: 120 }) });

export const VersionItem = Type.Object({
  number: Type.Integer(),
  title: Type.String(),
  note: Type.String(),
  writtenBy: NullableRef,
  publishedBy: NullableRef,
  createdAt: Time,
});
export type VersionItem = Static<typeof VersionItem>;

/** A stretch of two texts: in both, only in the newer, only in the older. */
export const DiffPart = Type.Object({ kind: Type.Enum(["same", "added", "removed"]), text: Type.String() });
export type DiffPart = Static<typeof DiffPart>;
export const VersionDiff = Type.Object({
  title: Type.Array(DiffPart),
  summary: Type.Array(DiffPart),
  body: Type.Array(DiffPart),
});
export type VersionDiff = Static<typeof VersionDiff>;

export const ReviewItem = Type.Object({
  articleId: Id,
  locale: Locale,
  title: Type.String(),
  askedBy: NullableRef,
  askedAt: Time,
});
export type ReviewItem = Static<typeof ReviewItem>;

/** Changes of many articles at once; what is left out stays. */
export const BulkArticles = Type.Object({
  changes: Type.Array(
    Type.Object({
      articleId: Id,
      categoryId: Type.Optional(NullableId),
      ownerId: Type.Optional(NullableId),
      audience: Type.Optional(Audience),
      archived: Type.Optional(Type.Boolean()),
    }),
    { minItems: 1, maxItems: MAX_BULK },
  ),
});
export type BulkArticles = Static<typeof BulkArticles>;

export const Category = Type.Object({
  id: Id,
  parentId: NullableId,
  slug: Type.String(),
  names: Names,
  /** how many articles, archived ones left out */
  articles: Type.Integer(),
});
export type Category = Static<typeof Category>;
const CategoryName = Type.Optional(Type.String({ maxLength: 100 }));
export const SaveCategory = Type.Object({
  parentId: NullableId,
  names: Type.Object({ "zh-CN": CategoryName, en: CategoryName }),
  slug: Type.Optional(Type.String({ maxLength: 80 })),
});
export type SaveCategory = Static<typeof SaveCategory>;
/** All categories of one parent, in their new order. */
export const OrderCategories = Type.Object({ ids: Type.Array(Id, { maxItems: 500, uniqueItems: true }) });
export const RemoveCategory = Type.Object({ moveTo: Type.Optional(Id) });

export const ArticleFile = Type.Object({
  /** for the article's text */
  address: Type.String(),
  name: Type.String(),
  type: Type.String(),
  size: Type.Integer(),
});
export type ArticleFile = Static<typeof ArticleFile>;

export const importFormats = ["zendesk", "freshdesk", "markdown", "csv", "page"] as const;
export type ImportFormat = (typeof importFormats)[number];
export const ImportReport = Type.Object({
  added: Type.Integer(),
  changed: Type.Integer(),
  unchanged: Type.Integer(),
  categories: Type.Integer(),
  /** what could not be brought in, and why */
  skipped: Type.Array(Type.Object({ item: Type.String(), reason: Type.String() })),
  titles: Type.Array(Type.String()),
  /** came from there once, is there no longer, and is still here */
  gone: Type.Array(Type.Object({ articleId: Id, title: Type.String() })),
});
export type ImportReport = Static<typeof ImportReport>;
export const ImportKnowledge = Type.Object({
  format: Type.Enum([...importFormats]),
  locale: Locale,
  dryRun: Type.Boolean(),
  /** the file's text; with `page` its address */
  content: Type.String({ minLength: 1, maxLength: 20_000_000 }),
  /** what the file is called: a Markdown file's language and id come from it */
  name: Type.Optional(Type.String({ maxLength: 300 })),
  publish: Type.Optional(Type.Boolean()),
  /** tells two places of the same format apart, whose ids may be the same */
  source: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
});
export type ImportKnowledge = Static<typeof ImportKnowledge>;
