import type { SimAnswer, SimRequest, SimWorld } from "../../toolkit/simulator/define-simulator.ts";
import { graphError } from "../../toolkit/simulator/meta.ts";

export const BUSINESS_ID = "102290129340398";

type Listed = {
  id: string;
  name: string;
  language: string;
  status: string;
  category: string;
  parameter_format: "POSITIONAL" | "NAMED";
  components: {
    type: string;
    format?: string;
    text?: string;
    example?: object;
    buttons?: { type: string; text: string; url?: string; example?: string[] }[];
  }[];
};

const TRACK = {
  type: "BUTTONS",
  buttons: [
    { type: "URL", text: "Track", url: "https://shop.example/t/{{1}}", example: ["https://shop.example/t/KW1001"] },
    { type: "QUICK_REPLY", text: "Talk to us" },
  ],
};

/** What the simulated business has had approved, and what it has not. */
const TEMPLATES: readonly Listed[] = [
  {
    id: "1001",
    name: "order_update",
    language: "en_US",
    status: "APPROVED",
    category: "UTILITY",
    parameter_format: "NAMED",
    components: [
      { type: "HEADER", format: "TEXT", text: "Your order" },
      {
        type: "BODY",
        text: "Hello {{customer_name}},\n\nthere is news about order *{{order_number}}*: {{news}}",
        example: {
          body_text_named_params: [
            { param_name: "customer_name", example: "Sheena" },
            { param_name: "order_number", example: "KW-1001" },
            { param_name: "news", example: "it leaves us today." },
          ],
        },
      },
      { type: "FOOTER", text: "Lucky Shrub" },
      TRACK,
    ],
  },
  {
    id: "1002",
    name: "order_update",
    language: "zh_CN",
    status: "APPROVED",
    category: "UTILITY",
    parameter_format: "POSITIONAL",
    components: [
      {
        type: "BODY",
        text: "{{1}}您好，您的订单 {{2}} 有新进展：{{3}}",
        example: { body_text: [["李雷", "KW-1001", "今天发货。"]] },
      },
      { type: "FOOTER", text: "Lucky Shrub" },
    ],
  },
  {
    id: "1003",
    name: "spring_sale",
    language: "en_US",
    status: "APPROVED",
    category: "MARKETING",
    parameter_format: "POSITIONAL",
    components: [
      { type: "HEADER", format: "IMAGE", example: { header_handle: ["https://shop.example/spring.jpg"] } },
      { type: "BODY", text: "Spring is here: {{1}} off until {{2}}.", example: { body_text: [["20%", "Sunday"]] } },
    ],
  },
  {
    id: "1004",
    name: "sign_in_code",
    language: "en_US",
    status: "APPROVED",
    category: "AUTHENTICATION",
    parameter_format: "POSITIONAL",
    components: [{ type: "BODY", text: "*{{1}}* is your verification code." }],
  },
  {
    id: "1005",
    name: "refund_done",
    language: "en_US",
    status: "PENDING",
    category: "UTILITY",
    parameter_format: "POSITIONAL",
    components: [{ type: "BODY", text: "We have refunded {{1}}." }],
  },
];

/** Two at a time, so that whoever asks has to turn pages. */
export function listSimulated({ url }: SimRequest): SimAnswer {
  const from = Number(url.searchParams.get("after") ?? 0);
  const end = from + 2;
  const cursors = { before: String(from), after: String(end) };
  const next = end < TEMPLATES.length ? { next: `${url.pathname}?after=${end}` } : {};
  return { json: { data: TEMPLATES.slice(from, end), paging: { cursors, ...next } } };
}

export type SentTemplate = {
  name?: string;
  language?: { code?: string };
  components?: { type: string; sub_type?: string; index?: string; parameters?: Parameter[] }[];
};
type Parameter = { type: string; parameter_name?: string; text?: string; image?: { link?: string } };

/** What the person sees of a template, or the vendor's refusal. */
export function showSimulated(sent: SentTemplate): { text: string } | { refusal: SimAnswer } {
  const known = TEMPLATES.find(({ name, language }) => name === sent.name && language === sent.language?.code);
  const refusal = (code: number, message: string, details: string) => ({
    refusal: graphError(code === 132001 ? 404 : 400, code, `(#${code}) ${message}`, details),
  });
  if (!known || known.status === "PENDING")
    return refusal(
      132001,
      "Template name does not exist in the translation",
      `template name (${sent.name}) does not exist in ${sent.language?.code}`,
    );
  const shown: string[] = [];
  const buttons: string[] = [];
  for (const component of known.components) {
    const type = component.type.toLowerCase();
    const parameters = sent.components?.find((each) => each.type === type)?.parameters ?? [];
    if (component.buttons) {
      for (const [index, { type: kind, text, url = "" }] of component.buttons.entries()) {
        const given = sent.components?.find((each) => each.type === "button" && each.index === String(index));
        if (url.includes("{{1}}") && !given?.parameters?.[0]?.text)
          return refusal(
            131008,
            "Required parameter is missing",
            `buttons: Button at index ${index} of type Url requires a parameter`,
          );
        buttons.push(
          kind === "URL" ? `[${text}: ${url.replace("{{1}}", given?.parameters?.[0]?.text ?? "")}]` : `[${text}]`,
        );
      }
      continue;
    }
    if (component.format === "IMAGE") {
      const link = parameters[0]?.image?.link;
      if (!link)
        return refusal(
          132012,
          "Parameter format does not match format in the created template",
          "header: Format mismatch, expected IMAGE, received UNKNOWN",
        );
      shown.push(link);
      continue;
    }
    const places = [...new Set([...(component.text ?? "").matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!))];
    if (places.length !== parameters.length)
      return refusal(
        132000,
        "Number of parameters does not match the expected number of params",
        `${type}: number of localizable_params (${parameters.length}) does not match the expected number of params (${places.length})`,
      );
    let text = component.text ?? "";
    for (const [index, name] of places.entries()) {
      const isNamed = known.parameter_format === "NAMED";
      const given = isNamed ? parameters.find((each) => each.parameter_name === name) : parameters[index];
      if (!given?.text)
        return refusal(
          132000,
          "Number of parameters does not match the expected number of params",
          `${type}: parameter ${name} is missing`,
        );
      if (/[\n\t]| {5}/.test(given.text))
        return refusal(
          132018,
          "Template parameter is wrong",
          "Param text cannot have new-line/tab characters or more than 4 consecutive spaces",
        );
      text = text.replaceAll(`{{${name}}}`, () => given.text!);
    }
    if (text.length > 1_024) return refusal(132005, "Translated text too long", `${type}: the text is too long`);
    shown.push(text);
  }
  return { text: [...shown, buttons.join("\n")].filter(Boolean).join("\n\n") };
}

/** The person at a number, known to WhatsApp whether they wrote before or not. */
export function personAt(number: string, world: SimWorld) {
  const known = world.messages.findLast(({ person }) => person.id === number)?.person;
  return known ?? { id: number, name: `+${number}` };
}
