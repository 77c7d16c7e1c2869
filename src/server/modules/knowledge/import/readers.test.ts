import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readCsv, readFreshdesk, readZendesk } from "./read-helpdesks.ts";
import { readMarkdownFile, readMarkdownFolder } from "./read-markdown.ts";

test("[D1] what Freshdesk shows to agents or to some companies is not everybody's after an import", () => {
  const folder = (visibility: number | undefined) => ({
    ...{ id: 7, name: "Folder", visibility },
    articles: [{ id: 1, title: "Discounts", description: "<p>Up to 20 %.</p>", status: 2 }],
  });
  const nested = (visibility?: number) =>
    readFreshdesk(JSON.stringify([{ name: "Money", folders: [folder(visibility)] }]), "en").entries[0]!.audience;
  expect([1, 2, 3, 4, 5, 6].map(nested)).toEqual(["public", "signed_in", "agents", "agents", "agents", "agents"]);
  expect(nested()).toBe("public");
  const { articles, ...alone } = folder(3);
  const lists = { categories: [], folders: [alone], articles: [{ ...articles[0], folder_id: 7 }] };
  expect(readFreshdesk(JSON.stringify(lists), "en").entries[0]!.audience).toBe("agents");
});

test("[D1] of Zendesk's segments only everybody who signed in becomes that; others stay with people of ours", () => {
  const segments = [
    { id: 1, built_in: true, user_type: "signed_in_users" },
    { id: 2, built_in: true, user_type: "staff" },
    { id: 3, built_in: false, user_type: "signed_in_users", tags: ["vip"] },
  ];
  const readers = (of: object) => {
    const articles = [{ id: 1, title: "Discounts", locale: "en-us", body: "<p>x</p>", ...of }];
    return readZendesk(JSON.stringify({ articles, user_segments: segments }), "en").entries[0]!.audience;
  };
  expect(readers({ user_segment_id: null })).toBe("public");
  expect(readers({ user_segment_id: 1 })).toBe("signed_in");
  for (const id of [2, 3, 99]) expect(readers({ user_segment_id: id }), String(id)).toBe("agents");
  expect(readers({ user_segment_ids: [1, 3] })).toBe("agents");
});

test("[D1] an audience or a day that nobody knows keeps an article out and says so", () => {
  const file = (line: string) => readMarkdownFile("a.md", `---\n${line}\n---\nText`, "en");
  expect(file("audience: internal")).toMatchObject({
    entries: [],
    skipped: [{ item: "a.md", reason: "its audience is internal" }],
  });
  expect(file("expires: soonish")).toMatchObject({ entries: [], skipped: [{ item: "a.md" }] });
  expect(file("audience: agents").entries).toMatchObject([{ audience: "agents" }]);
  expect(readCsv("title,body,audience\nA,x,staff\nB,y,\nC,z,partner", "en")).toMatchObject({
    entries: [{ audience: "public" }, { audience: "partner" }],
    skipped: [{ item: "2: A", reason: "its audience is staff" }],
  });
});

test("[D1] a picture's name that is no address does not stop a folder", async () => {
  const folder = await mkdtemp(join(tmpdir(), "keepword-names-"));
  try {
    await writeFile(join(folder, "50%.png"), "x");
    await writeFile(join(folder, "a.md"), "![a](50%.png)\n\n![b](60%zz.png)");
    const found = await readMarkdownFolder(folder, "en");
    expect(found.entries[0]!.files.map(({ name }) => name)).toEqual(["50%.png"]);
    expect(found.skipped).toEqual([{ item: "a.md: 60%zz.png", reason: "there is no such picture" }]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
