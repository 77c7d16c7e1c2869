import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { csvOf } from "./csv.ts";

test("what a spreadsheet would run is escaped, and Chinese is read as such", async () => {
  const csv = await buffer(
    await csvOf(
      ["name", "words"],
      listed([
        { name: "王芳", words: '=HYPERLINK("x")' },
        { name: 'a "b"', words: "1,2" },
      ]),
    ),
  );
  expect(String(csv)).toBe(`\ufeffname,words\r\n王芳,"'=HYPERLINK(""x"")"\r\n"a ""b""","1,2"\r\n`);
});

test("an amount below zero stays a number", async () => {
  expect(String(await buffer(await csvOf(["amount"], [{ amount: "-12.50" }, { amount: "-1+1" }])))).toBe(
    "\ufeffamount\r\n-12.50\r\n'-1+1\r\n",
  );
});

test("a file without records has its heads", async () => {
  expect(String(await buffer(await csvOf(["name"], listed([]))))).toBe("\ufeffname\r\n");
});

test("a query that fails at once is an error and no file", async () => {
  await expect(csvOf(["name"], failing(0))).rejects.toThrow("no more");
});

test("a query that fails later breaks the file off", async () => {
  await expect(buffer(await csvOf(["name"], failing(2)))).rejects.toThrow("no more");
});

test("nothing is asked for any more when nobody reads on", async () => {
  let open = true;
  const endless = async function* () {
    try {
      for (;;) yield { name: "one more" };
    } finally {
      open = false;
    }
  };
  const csv = await csvOf(["name"], endless());
  csv.destroy();
  await expect.poll(() => open).toBe(false);
});

async function* listed(records: object[]) {
  yield* records;
}

async function* failing(after: number) {
  for (let n = 0; n < after; n++) yield { name: `${n}` };
  throw new Error("no more");
}
