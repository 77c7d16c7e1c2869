/**
 * Causes of complaints: the tree, and what a case was found to have.
 *
 * GET    /api/v1/causes                    signed-in      page(CauseView) ?archived=  the tree, parents before children
 * POST   /api/v1/causes                    causes:manage  SaveCause → CauseView
 * PUT    /api/v1/causes/:id                causes:manage  SaveCause → CauseView (its code stays)
 * POST   /api/v1/causes/:id/archive        causes:manage  { archived } → CauseView
 * POST   /api/v1/causes/:id/merge          causes:manage  { intoId } → CauseView
 * GET    /api/v1/causes/figures            reports:read   CauseFigures ?weeks=
 * GET    /api/v1/causes/figures.csv        reports:read   text/csv
 * GET    /api/v1/cause-settings            signed-in      CauseSettings
 * PUT    /api/v1/cause-settings            causes:manage  CauseSettings
 * GET    /api/v1/cases/:id/causes          cases:read     CaseCauses
 * PUT    /api/v1/cases/:id/causes          cases:update   NameCauses → CaseCauses
 * POST   /api/v1/cases/causes              cases:bulk     BulkCauses → { changed }
 */
import { type Static, Type } from "typebox";
import { Id, Names, NullableId, NullableText } from "./common.ts";

/** How deep the tree goes. */
export const MAX_CAUSE_DEPTH = 4;

const Label = Type.Object({
  "zh-CN": Type.Optional(Type.String({ maxLength: 80 })),
  en: Type.Optional(Type.String({ maxLength: 80 })),
});
const Product = Type.Union([Type.String({ maxLength: 120 }), Type.Null()]);

export const CauseView = Type.Object({
  id: Id,
  parentId: NullableId,
  code: Type.String(),
  names: Names,
  hints: Type.Array(Type.String()),
  position: Type.Integer(),
  /** 0 for a root */
  depth: Type.Integer(),
  archived: Type.Boolean(),
  mergedInto: NullableId,
});
export type CauseView = Static<typeof CauseView>;

export const SaveCause = Type.Object({
  parentId: NullableId,
  /** given once; made of the English name where left out */
  code: Type.Optional(Type.String({ pattern: "^[a-z][a-z0-9_]{1,39}$" })),
  names: Label,
  hints: Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 60 }),
  position: Type.Integer({ minimum: 0, maximum: 100_000 }),
});
export type SaveCause = Static<typeof SaveCause>;

export const CauseSettings = Type.Object({
  /** nobody solves or closes a complaint by hand before it has a cause */
  required: Type.Boolean(),
});
export type CauseSettings = Static<typeof CauseSettings>;

export const NamedCause = Type.Object({ id: Id, code: Type.String(), names: Names });
export type NamedCause = Static<typeof NamedCause>;

export const CaseCauses = Type.Object({
  main: Type.Union([NamedCause, Type.Null()]),
  more: Type.Array(NamedCause),
  product: NullableText,
  /** likely ones, the likeliest first, with why */
  suggestions: Type.Array(
    Type.Object({
      cause: NamedCause,
      /** words of the customer that hint at it */
      words: Type.Array(Type.String()),
      /** earlier cases of the same tags that had it */
      cases: Type.Integer(),
    }),
  ),
  /** it cannot be solved by hand without one */
  required: Type.Boolean(),
});
export type CaseCauses = Static<typeof CaseCauses>;

export const NameCauses = Type.Object({
  /** null takes all away */
  mainId: NullableId,
  moreIds: Type.Array(Id, { maxItems: 10 }),
  product: Type.Optional(Product),
});
export type NameCauses = Static<typeof NameCauses>;

export const BulkCauses = Type.Object({
  ids: Type.Array(Id, { minItems: 1, maxItems: 500 }),
  mainId: NullableId,
  /** only complaints that have none */
  onlyUnnamed: Type.Optional(Type.Boolean()),
});
export type BulkCauses = Static<typeof BulkCauses>;

/** Complaints a cause (with all below it), of the last weeks and as many before. */
export const CauseFigures = Type.Object({
  weeks: Type.Integer(),
  items: Type.Array(
    Type.Object({
      id: Id,
      code: Type.String(),
      names: Names,
      depth: Type.Integer(),
      now: Type.Integer(),
      before: Type.Integer(),
    }),
  ),
  unnamed: Type.Integer(),
});
export type CauseFigures = Static<typeof CauseFigures>;
