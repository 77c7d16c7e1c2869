import { type Static, Type } from "typebox";

const Person = Type.Object({
  /** as the app knows them: the same id is the same person */
  id: Type.String({ minLength: 1, maxLength: 120 }),
  name: Type.Optional(Type.String({ maxLength: 200 })),
});

const File = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 255 }),
  type: Type.String({ maxLength: 255 }),
  base64: Type.String(),
});

/** What an app sends: a message of one of its people, or how one of ours fared. */
export const AppEvent = Type.Union([
  Type.Object({
    type: Type.Literal("message.created"),
    data: Type.Object({
      /** the app's own id of the message: sending it again changes nothing */
      id: Type.String({ minLength: 1, maxLength: 120 }),
      person: Person,
      text: Type.String({ maxLength: 100_000 }),
      files: Type.Optional(Type.Array(File, { maxItems: 20 })),
      /** ISO 8601 */
      at: Type.Optional(Type.String({ maxLength: 40 })),
    }),
  }),
  Type.Object({
    type: Type.Union([Type.Literal("message.delivered"), Type.Literal("message.read")]),
    data: Type.Object({ id: Type.String({ minLength: 1, maxLength: 200 }) }),
  }),
]);
export type AppEvent = Static<typeof AppEvent>;
export type AppMessage = Extract<AppEvent, { type: "message.created" }>["data"];
