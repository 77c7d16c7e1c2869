import { objectsOf } from "../../toolkit/loose-json.ts";
import { type Piece, plainField, textOf } from "./piece.ts";
import type { Button } from "./template-components.ts";

/** The buttons below a template; those that lead to an address may want its end, a coupon its code. */
export function readButtons(buttons: unknown): Piece {
  const pieces = objectsOf<Button>(buttons).map(readButton);
  return {
    parts: pieces.flatMap(({ parts = [] }) => parts),
    fields: pieces.flatMap(({ fields = [] }) => fields),
    unsupported: pieces.find(({ unsupported }) => unsupported !== undefined)?.unsupported,
  };
}

function readButton(button: Button, index: number): Piece {
  const [type, text, url] = [textOf(button.type), textOf(button.text), textOf(button.url)];
  const { example } = button;
  const part = (shown: string) => [{ kind: "button" as const, text: shown, maxLength: null }];
  const given = Array.isArray(example) ? example[0] : example;
  switch (type) {
    case "QUICK_REPLY":
    case "PHONE_NUMBER":
    case "VOICE_CALL":
      return { parts: part(text) };
    case "URL": {
      const place = /\{\{\s*\w+\s*\}\}/;
      if (!place.test(url)) return { parts: part(`${text}: ${url}`) };
      const key = `button.${index}`;
      const before = url.split(place)[0]!;
      const known = typeof given === "string" ? given.replace(before, "") : null;
      const field = { ...plainField(key, before), maxLength: 2_000, example: known, format: "path", pattern: "^\\S+$" };
      return { parts: part(`${text}: ${url.replace(place, `{{${key}}}`)}`), fields: [field] };
    }
    case "COPY_CODE": {
      const key = `button.${index}.code`;
      const field = {
        ...plainField(key, text || type),
        maxLength: 15,
        example: typeof given === "string" ? given : null,
      };
      return { parts: part(`${text} {{${key}}}`.trim()), fields: [field] };
    }
    default:
      return { unsupported: type };
  }
}
