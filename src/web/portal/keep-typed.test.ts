import { expect, test } from "vitest";
import { arrivedAt } from "./keep-typed.ts";

test.each([
  ["/received/1.abc?lang=en", "form-contact"],
  ["/c/x.y?lang=en#last", "reply-7"],
  ["/community/help/questions/3?said=thanks#post-4", "community-answer-3"],
  ["/community/help/questions/3?lang=en&said=held", "community-ask"],
])("[A1] at %s, what was sent by %s has arrived", (url, form) => {
  expect(arrivedAt(new URL(url, "https://shop.example"))?.test(form)).toBe(true);
});

test.each(["/", "/f/contact", "/c/x.y", "/c/x.y/reply#last", "/community/help/ask", "/community/help/questions/3"])(
  "[A1] at %s nothing has",
  (url) => {
    expect(arrivedAt(new URL(url, "https://shop.example"))).toBeNull();
  },
);
