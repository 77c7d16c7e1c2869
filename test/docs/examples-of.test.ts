import { expect, test } from "vitest";
import { differences, examplesOf } from "./examples-of.ts";

test("what can be typed is an example, with its answer; what is marked or is nothing of ours is none", () => {
  const page = [
    "```sh\nnpm start\n```",
    "```sh no-test\n./keepword demo\n```",
    "  ```sh\n  curl -s localhost/healthz\n  ```",
    '```json\n{ "ok": true }\n```',
    "```sh\nprintf x | ./keepword user list\n```",
    "```nginx\ncurl\n```",
  ].join("\n\n");
  expect(examplesOf(page).map(({ kind, line }) => [kind, line])).toEqual([
    ["sh", 9],
    ["json", 13],
    ["sh", 17],
  ]);
});

test.each([
  [{ a: 1, b: null }, { a: 2, b: null }, []],
  [{ a: 1 }, { a: "1" }, ["the answer.a is shown as number and is string"]],
  [{ a: 1 }, { a: 1, b: 2 }, ["the answer.b is not shown"]],
  [{ a: 1, b: 2 }, { a: 1 }, ["the answer.b is shown and not there"]],
  [{ a: null }, { a: {} }, ["the answer.a is shown as null and is object"]],
  [[{ a: 1 }], [{ a: 1 }, { c: 1 }], []],
  [[{ a: 1 }], [], ["the answer is shown with 1 entries and has 0"]],
  [[], [1, 2], []],
])("%j shows the shape of %j", (shown, given, expected) => {
  expect(differences(shown, given)).toEqual(expected);
});
