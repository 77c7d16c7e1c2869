import type { TemplateChoice } from "../../../kernel/channel/index.ts";

/**
 * A template with its values as the Cloud API takes it
 * (https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/utility-templates/utility-templates).
 * The keys of the values tell where each belongs, as `readTemplate` made them.
 */
export function templateContent({ id, language, values }: TemplateChoice) {
  const entries = Object.entries(values).map(([key, value]) => ({ path: key.split("."), value }));
  const of = (kind: string) => entries.filter(({ path }) => path[0] === kind).sort(byPlace);
  const headers = [...of("header").map(textOf), ...of("file").map(fileOf)];
  const bodies = of("body").map(textOf);
  const components = [
    ...(headers.length > 0 ? [{ type: "header", parameters: headers }] : []),
    ...(bodies.length > 0 ? [{ type: "body", parameters: bodies }] : []),
    ...of("button").map(({ path: [, index, isCode], value }) => ({
      type: "button",
      sub_type: isCode ? "copy_code" : "url",
      index,
      parameters: [isCode ? { type: "coupon_code", coupon_code: value } : { type: "text", text: value }],
    })),
  ];
  return { type: "template", template: { name: id, language: { code: language ?? "" }, components } };
}

/** By place the values go in the order of their numbers. */
function byPlace(a: Entry, b: Entry): number {
  return Number(a.path[1]) - Number(b.path[1]) || 0;
}

type Entry = { path: string[]; value: string };

function textOf({ path: [, name = ""], value: text }: Entry) {
  return /^\d+$/.test(name) ? { type: "text", text } : { type: "text", parameter_name: name, text };
}

function fileOf({ path: [, type = ""], value: link }: Entry) {
  return { type, [type]: { link } };
}
