/**
 * What customers search the help site for in vain.
 *
 * GET  /api/v1/help/searches          knowledge:read     VainQuery → { items: VainSearch[] }; .csv knowledge:publish
 * POST /api/v1/help/searches/write    knowledge:write    WriteForSearch → { articleId, locale }: begins a draft
 * POST /api/v1/help/searches/dismiss  knowledge:publish  DismissSearch → Done
 */
import { type Static, Type } from "typebox";
import { Id, Locale, Time } from "./common.ts";

export const vainKinds = ["nothing", "unopened"] as const;
/** `nothing` was found; something was found and nothing of it `unopened`. */
export type VainKind = (typeof vainKinds)[number];
export const searchTodos = ["written", "dismissed"] as const;
export type SearchTodo = (typeof searchTodos)[number];
export const searchStates = ["open", ...searchTodos] as const;
export type SearchState = (typeof searchStates)[number];

export const VainQuery = Type.Object({
  kind: Type.Optional(Type.Enum([...vainKinds])),
  state: Type.Optional(Type.Enum([...searchStates])),
  days: Type.Optional(Type.Integer({ minimum: 1, maximum: 90 })),
});
export type VainQuery = Static<typeof VainQuery>;

export const VainSearch = Type.Object({
  /** what was asked most often of those alike; what looked private is hidden */
  words: Type.String(),
  /** other ways in which the same was asked */
  alike: Type.Array(Type.String()),
  locale: Locale,
  count: Type.Integer(),
  lastAt: Time,
  articleId: Type.Union([Id, Type.Null()]),
});
export type VainSearch = Static<typeof VainSearch>;

const Words = Type.Array(Type.String({ minLength: 1, maxLength: 300 }), { minItems: 1, maxItems: 200 });
export const WriteForSearch = Type.Object({ words: Words, locale: Locale });
export type WriteForSearch = Static<typeof WriteForSearch>;
export const DismissSearch = Type.Object({ words: Words, dismissed: Type.Boolean() });
export type DismissSearch = Static<typeof DismissSearch>;
