import { expect, test } from "vitest";
import { createLog } from "./log.ts";

test("what a row held that the database refused is not in the log, nor is a password", () => {
  const lines: string[] = [];
  const log = createLog("info", { write: (line) => lines.push(line) });
  const refused = Object.assign(new Error("null value in column"), {
    code: "23502",
    detail: "Failing row contains (7, li.lei@example.com, My door code is 4711).",
    where: "COPY messages, line 1: li.lei@example.com",
  });
  log.error({ err: refused, password: "hunter2", account: { password: "hunter2" } }, "a message could not be stored");
  const written = lines.join("");
  expect(written).toContain("23502");
  expect(written).toContain("null value in column");
  for (const secret of ["4711", "li.lei", "hunter2"]) expect(written).not.toContain(secret);
});
