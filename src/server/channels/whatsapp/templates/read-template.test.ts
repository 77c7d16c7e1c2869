import fc from "fast-check";
import { expect, test } from "vitest";
import { readTemplate } from "./read-template.ts";
import { templateContent } from "./template-content.ts";

// https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/template-management/
const documented = {
  name: "reservation_confirmation",
  parameter_format: "NAMED",
  components: [
    { type: "HEADER", format: "IMAGE", example: { header_handle: ["https://scontent.whatsapp.net/v/t61"] } },
    {
      type: "BODY",
      text: "*You're all set!*\n\nYour reservation for {{number_of_guests}} on {{day}} is confirmed.",
      example: {
        body_text_named_params: [
          { param_name: "number_of_guests", example: "4" },
          { param_name: "day", example: "Saturday" },
        ],
      },
    },
    { type: "FOOTER", text: "Lucky Shrub Eatery" },
    {
      type: "BUTTONS",
      buttons: [
        {
          type: "URL",
          text: "Change",
          url: "https://www.luckyshrub.com/r/{{1}}",
          example: ["https://www.luckyshrub.com/r/7"],
        },
        { type: "PHONE_NUMBER", text: "Call us" },
        { type: "COPY_CODE", text: "Copy", example: ["SPRING"] },
      ],
    },
  ],
  language: "en_US",
  status: "APPROVED",
  category: "UTILITY",
};

const word = fc.constantFrom(
  "HEADER",
  "BODY",
  "FOOTER",
  "BUTTONS",
  "TEXT",
  "IMAGE",
  "URL",
  "COPY_CODE",
  "{{1}} {{a}}",
  "APPROVED",
);
const odd = fc.oneof(
  word,
  fc.jsonValue({ maxDepth: 2 }),
  fc.array(
    fc.dictionary(fc.constantFrom("type", "text", "url", "example"), fc.oneof(word, fc.jsonValue({ maxDepth: 1 }))),
  ),
);

test("a template as Meta lists it, and as it is sent", () => {
  const template = readTemplate(documented)!;
  expect(template).toMatchObject({ state: "usable", reason: null, category: "utility", cost: "free-in-session" });
  expect(template.fields.map(({ key, label, example }) => [key, label, example])).toEqual([
    ["file.image", "image", "https://scontent.whatsapp.net/v/t61"],
    ["body.number_of_guests", "number_of_guests", "4"],
    ["body.day", "day", "Saturday"],
    ["button.0", "https://www.luckyshrub.com/r/", "7"],
    ["button.2.code", "Copy", "SPRING"],
  ]);
  const values = Object.fromEntries(template.fields.map(({ key, example }) => [key, example!]));
  expect(templateContent({ id: "reservation_confirmation", language: "en_US", values }).template).toEqual({
    name: "reservation_confirmation",
    language: { code: "en_US" },
    components: [
      { type: "header", parameters: [{ type: "image", image: { link: "https://scontent.whatsapp.net/v/t61" } }] },
      {
        type: "body",
        parameters: [
          { type: "text", parameter_name: "number_of_guests", text: "4" },
          { type: "text", parameter_name: "day", text: "Saturday" },
        ],
      },
      { type: "button", sub_type: "url", index: "0", parameters: [{ type: "text", text: "7" }] },
      {
        type: "button",
        sub_type: "copy_code",
        index: "2",
        parameters: [{ type: "coupon_code", coupon_code: "SPRING" }],
      },
    ],
  });
});

test("values by place go out in the order of their places, however they were kept", () => {
  const values = Object.fromEntries([10, 2, 1, 9].map((place) => [`body.${place}`, String(place)]));
  const [body] = templateContent({ id: "many", language: "de", values }).template.components;
  expect(body!.parameters.map((parameter) => "text" in parameter && parameter.text)).toEqual(["1", "2", "9", "10"]);
});

test.each([
  ["PENDING", {}, "waiting", "PENDING"],
  ["REJECTED", { rejected_reason: "INVALID_FORMAT" }, "refused", "INVALID_FORMAT"],
  ["PAUSED", { rejected_reason: "NONE" }, "paused", "PAUSED"],
  ["DISABLED", {}, "refused", "DISABLED"],
  ["APPROVED", { category: "AUTHENTICATION" }, "unsupported", "AUTHENTICATION"],
  ["APPROVED", { components: [{ type: "CAROUSEL" }] }, "unsupported", "CAROUSEL"],
  ["APPROVED", { components: [{ type: "HEADER", format: "LOCATION" }] }, "unsupported", "HEADER LOCATION"],
  ["APPROVED", { components: [{ type: "BUTTONS", buttons: [{ type: "FLOW", text: "x" }] }] }, "unsupported", "FLOW"],
])("%s %j cannot be sent and says why", (status, more, state, reason) => {
  expect(readTemplate({ ...documented, status, ...more })).toMatchObject({ state, reason });
});

test("whatever stands in the places of a template, it is read", () => {
  fc.assert(
    fc.property(
      fc.array(fc.dictionary(fc.constantFrom("type", "format", "text", "buttons", "example"), odd)),
      odd,
      (components, status) => {
        readTemplate({ ...documented, status, components } as never);
      },
    ),
  );
});

test.each([{}, { name: "x" }, { name: "", language: "en" }, { name: 7, language: "en" }])(
  "what is no template is none: %j",
  (listed) => {
    expect(readTemplate(listed as never)).toBeNull();
  },
);
