import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openTestDesk, type TestDesk } from "../../../../../test/support/app.ts";
import { writeTinyModel } from "../../../../../test/support/tiny-onnx.ts";
import { startModelSimulator } from "../../models/index.ts";
import { anybody, createArticle, fillEmbeddings, publishDraft, searchKnowledge, withdrawEdition } from "../index.ts";

const folder = await mkdtemp(join(tmpdir(), "keepword-onnx-"));
afterAll(() => rm(folder, { recursive: true, force: true }));
await writeTinyModel(folder, {
  automobile: [1, 0.9, -0.2, -0.1],
  car: [0.9, 1, -0.1, -0.2],
  banana: [-0.3, -0.2, 1, 0.8],
  fruit: [-0.2, -0.3, 0.9, 1],
  spare: [0.3, 0.2, 0.1, 0.1],
});
const server = await startModelSimulator();
afterAll(() => server.stop());
const here = await openTestDesk({
  settings: { KEEPWORD_EMBEDDINGS_FOLDER: folder, KEEPWORD_EMBEDDINGS_PATIENCE_MS: "20000" },
  logLevel: "warn",
});
const there = await openTestDesk({
  settings: {
    KEEPWORD_EMBEDDINGS_URL: server.baseUrl,
    KEEPWORD_EMBEDDINGS_MODEL: "simulated",
    KEEPWORD_EMBEDDINGS_PATIENCE_MS: "20000",
  },
});
const plain = await openTestDesk();

async function publish({ ctx }: TestDesk, title: string, body: string) {
  const id = await createArticle(ctx, { locale: "en", words: { title, summary: "", body } });
  await publishDraft(ctx, { articleId: id, locale: "en" });
  return id;
}
const find = async ({ ctx }: TestDesk, query: string) => {
  const asked = { query, reader: anybody(1), locales: ["en"] as const, limit: 10 };
  return (await searchKnowledge(ctx, asked)).items.map(({ title }) => title);
};

test("[D1] with a model of one's own in a folder, what means the same is found without a word in common", async () => {
  for (const desk of [here, plain]) {
    await publish(desk, "Automobile", "Automobile spare.");
    await publish(desk, "Banana", "Banana fruit.");
  }
  expect(await fillEmbeddings(here.ctx)).toBe(0);
  expect(await find(plain, "car")).toEqual([]);
  expect((await find(here, "car"))[0]).toBe("Automobile");
  const { rows } = await here.pool.query(
    "select length(bits) as bits, octet_length(vector) as bytes from knowledge_embeddings join knowledge_embedding_bits using (passage_id)",
  );
  expect(rows[0]).toEqual({ bits: 4, bytes: 16 });
  const { rows: calls } = await here.pool.query("select 1 from model_calls");
  expect(calls).toEqual([]);
});

test("[D1] what was withdrawn is gone with what it meant", async () => {
  const id = await publish(here, "Spare", "Banana.");
  expect(await fillEmbeddings(here.ctx)).toBe(0);
  const before = await here.pool.query("select passage_id from knowledge_embeddings order by 1");
  await withdrawEdition(here.ctx, id, "en");
  const after = await here.pool.query("select passage_id from knowledge_embeddings order by 1");
  expect(after.rows).toHaveLength(before.rows.length - 1);
});

test("[D1] embeddings of a server join in; questions leave the house without what tells of a person, and are logged", async () => {
  await publish(there, "Refund of postage", "We refund the postage of faulty lamps.");
  expect(await fillEmbeddings(there.ctx)).toBe(0);
  expect(await find(there, "refunding postages for anna@mail.example")).toEqual(["Refund of postage"]);
  const { rows } = await there.pool.query("select purpose, sent, outcome from model_calls order by id");
  expect(rows).toEqual([
    { purpose: "passages", sent: null, outcome: "answered" },
    { purpose: "search", sent: "refunding postages for ⟦MAILA⟧", outcome: "answered" },
  ]);
});

test("[D1] a code is searched for as it is, and a server that is down changes nothing", async () => {
  await publish(there, "Error E42", "E42 means that the filter is full.");
  const asked = server.asked.length;
  expect((await find(there, "what is E42"))[0]).toBe("Error E42");
  expect(server.asked).toHaveLength(asked);
  server.mood = "down";
  expect(await fillEmbeddings(there.ctx)).toBeNull();
  expect((await find(there, "refund of postage"))[0]).toBe("Refund of postage");
  const tried = server.asked.length;
  expect((await find(there, "refund of the postage"))[0]).toBe("Refund of postage");
  expect(server.asked).toHaveLength(tried);
  server.mood = "good";
});
