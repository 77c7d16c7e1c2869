/**
 * What inline styles of a stranger's mail may say. Values are built from words, numbers, colours and quoted font names:
 * there is no place for `url()`, `expression()`, escapes or comments in them, whatever a browser would make of those.
 * Nothing that takes an element out of its place (position, transform, z-index) or listens to anything is listed.
 */
const colour = String.raw`(?:rgb|hsl)a?\([\d\s.,%/]{1,60}\)`;
const value = new RegExp(String.raw`^(?:${colour}|[\w\s#%.,"'+!-]){1,300}$`, "i");
const size = String.raw`-?(?:\d{1,4}(?:\.\d{1,6})?|\.\d{1,6})(?:px|pt|em|rem|ex|ch|%|cm|mm|in|pc|vw|vh)?`;
const token = `(?:${size}|auto|normal|inherit|initial|none|thin|medium|thick)`;
const length = new RegExp(String.raw`^${token}(?:\s+${token}){0,3}$`, "i");

const withLength = [
  ...["width", "height", "max-width", "min-width", "max-height", "min-height", "line-height", "letter-spacing"],
  ...["word-spacing", "text-indent", "border-spacing", "border-radius", "border-width", "margin", "padding"],
  ...["top", "right", "bottom", "left"].flatMap((side) => [
    `margin-${side}`,
    `padding-${side}`,
    `border-${side}-width`,
  ]),
];
const withValue = [
  ...["background-color", "background", "color", "font", "font-family", "font-size", "font-style", "font-variant"],
  ...[
    "font-weight",
    "text-align",
    "text-decoration",
    "text-decoration-color",
    "text-decoration-line",
    "text-transform",
  ],
  ...["white-space", "word-break", "word-wrap", "overflow-wrap", "vertical-align", "direction", "unicode-bidi"],
  ...["display", "float", "clear", "list-style", "list-style-type", "list-style-position", "table-layout"],
  ...["border", "border-color", "border-style", "border-collapse", "caption-side", "empty-cells", "opacity"],
  ...["top", "right", "bottom", "left"].flatMap((side) => [
    `border-${side}`,
    `border-${side}-color`,
    `border-${side}-style`,
  ]),
];

/** By property, for sanitize-html; properties that are not here are dropped. */
export const allowedStyles: Record<string, Record<string, RegExp[]>> = {
  "*": Object.fromEntries([
    ...withLength.map((property) => [property, [length]]),
    ...withValue.map((property) => [property, [value]]),
  ]),
};
