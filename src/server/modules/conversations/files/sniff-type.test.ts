import { expect, test } from "vitest";
import { sniffType } from "./sniff-type.ts";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

test.each([
  ["photo.txt", png, "image/png"],
  ["photo.png", Buffer.from("<script>alert(1)</script>"), "text/plain"],
  ["page.html", Buffer.from("<h1>x</h1>"), "text/html"],
  ["list.csv", Buffer.from("a,b\n1,2"), "text/csv"],
  ["说明.txt", Buffer.from("保修说明".repeat(30_000)), "text/plain"],
  ["data.bin", Buffer.from([1, 2, 0, 4]), "application/octet-stream"],
  ["run.exe", Buffer.from("MZ\u0090\u0000 and so on, long enough", "latin1"), "application/x-msdownload"],
  ["no extension", Buffer.from("text"), "text/plain"],
  ["empty.csv", Buffer.alloc(0), "text/csv"],
])("%s is %s by its bytes", async (name, content, type) => {
  expect(await sniffType(name, content)).toBe(type);
});
