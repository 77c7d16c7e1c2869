import { type Static, type TSchema, Type } from "typebox";

/** Row ids: whole numbers below 2^53. A case's id is the number people quote. */
export const Id = Type.Integer({ minimum: 1 });
/** An instant, ISO 8601 in UTC. */
export const Time = Type.String({ format: "date-time" });
export const NullableTime = Type.Union([Time, Type.Null()]);
export const NullableText = Type.Union([Type.String(), Type.Null()]);
export const NullableId = Type.Union([Id, Type.Null()]);
export const Locale = Type.Union([Type.Literal("zh-CN"), Type.Literal("en")]);
export type Locale = Static<typeof Locale>;

/** `{id}` of a path. */
export const IdParams = Type.Object({ id: Id });

/** A name in both languages; one of them is enough. */
export const Names = Type.Object({ "zh-CN": Type.Optional(Type.String()), en: Type.Optional(Type.String()) });

/** Somebody named in passing. */
export const Ref = Type.Object({ id: Id, name: Type.String() });
export type Ref = Static<typeof Ref>;
export const NullableRef = Type.Union([Ref, Type.Null()]);

/** How every list is asked for: `cursor` is the `next` of the page before. */
export const PageQuery = Type.Object({
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
});

/** How every list is answered; `next` is null on the last page. */
export function page<T extends TSchema>(item: T) {
  return Type.Object({ items: Type.Array(item), next: NullableText });
}

/** Nothing more to say than that it worked. */
export const Done = Type.Object({ ok: Type.Literal(true) });
