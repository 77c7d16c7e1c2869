import { lookup } from "node:dns";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ChannelAccount, HookRefused, type HookRequest, UnreadableError } from "../../kernel/channel/index.ts";
import { faxThread, renderAside } from "./aside.ts";
import { renderAnswer } from "./document/render-answer.ts";
import { converse } from "./hylafax/client.ts";
import { readHook } from "./hylafax/hook.ts";
import { faxNumber } from "./number.ts";
import { MAX_PAGES } from "./pages/pages.ts";
import { readTiff } from "./pages/read-tiff.ts";
import { readDirectories } from "./pages/tiff-directories.ts";
import { parseFax } from "./parse-fax.ts";
import { faxOf, wordsOf } from "./simulator/paper.ts";

const hookSecret = "a-secret-of-this-test";
const config = { number: "+86 21 5555 0000", host: "fax.lan", user: "keepword", hookSecret };
const account: ChannelAccount = { id: 1, channel: "fax", name: "", addresses: [], config };
const tiff = readFileSync(new URL("./testing/two-pages.tif", import.meta.url));
const basics = {
  shop: "晨光电器",
  from: "+862155550000",
  to: "+861066660000",
  caseId: 7,
  at: new Date(),
  enclosed: 0,
};
const post = (query: Record<string, string>, body: Uint8Array = tiff, secret = hookSecret): HookRequest => {
  return { method: "POST", url: "", query, headers: { "x-keepword-secret": secret }, body };
};

describe("pages", () => {
  test("a fax of two pages is two pictures", () => {
    const { pages, problem } = readTiff(tiff);
    expect([pages.length, problem]).toEqual([2, null]);
    const [first] = pages;
    expect(Buffer.from(first!.subarray(1, 4)).toString()).toBe("PNG");
    expect([16, 20].map((at) => Buffer.from(first!).readUInt32BE(at))).toEqual([1728, 2292]);
  });

  const entriesOf = (file: Buffer, at: number) => {
    return Array.from({ length: file.readUInt16LE(at) }, (_, index) => at + 2 + index * 12);
  };
  /** The file with another value of its first page's, or with one that it did not have. */
  const saying = (tag: number, value: number, instead = tag) => {
    const changed = Buffer.from(tiff);
    const entry = entriesOf(changed, changed.readUInt32LE(4)).find((at) => changed.readUInt16LE(at) === instead)!;
    changed.writeUInt16LE(tag, entry);
    changed.writeUInt16LE(4, entry + 2);
    changed.writeUInt32LE(1, entry + 4);
    changed.writeUInt32LE(value, entry + 8);
    return changed;
  };

  test.each([
    ["as wide as a field", saying(256, 1_000_000)],
    ["as high as a house", saying(257, 100_000)],
    ["in colours", saying(277, 3)],
    ["of sixteen bits a point", saying(258, 16)],
    ["of a palette", saying(262, 3)],
    ["in tiles", saying(322, 16, 292)],
    ["packed as JPEG", saying(259, 7)],
    ["whose one strip is larger than the file", saying(279, 0xffffffff)],
  ])("a page %s is not made", (_what, file) => {
    expect(readTiff(file)).toEqual({ pages: [], problem: "not-a-fax" });
  });

  test("pages that follow each other in a circle are there once", () => {
    const circle = Buffer.from(tiff);
    const first = circle.readUInt32LE(4);
    const next = (at: number) => at + 2 + circle.readUInt16LE(at) * 12;
    circle.writeUInt32LE(first, next(circle.readUInt32LE(next(first))));
    expect(readTiff(circle).pages).toHaveLength(2);
  });

  test("whatever a file says of itself, what it says is read at once and is small", () => {
    const first = tiff.readUInt32LE(4);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(220), fc.nat(255)), { minLength: 1, maxLength: 40 }),
        fc.option(fc.nat(tiff.byteLength)),
        (changes, length) => {
          const damaged = Buffer.from(tiff.subarray(0, length ?? tiff.byteLength));
          for (const [offset, byte] of changes)
            for (const at of [offset % 8, first + offset]) if (at < damaged.byteLength) damaged[at] = byte;
          try {
            const found = readDirectories(damaged);
            expect(found.length).toBeLessThanOrEqual(MAX_PAGES + 1);
            for (const values of found.flatMap((page) => [...page.values()]))
              expect(values.length).toBeLessThanOrEqual(12_000);
          } catch (error) {
            expect(error).toBeInstanceOf(RangeError);
          }
        },
      ),
    );
  });

  test("what the simulator makes of words is a fax, and what it reads of ours are its words", async () => {
    const letter = { name: "Wang Fang", from: "+861066660000", to: "+862155550000", text: "包裹破损" };
    const { pages, problem } = readTiff(await faxOf(letter));
    expect([pages.length, problem]).toEqual([1, null]);
    expect(await wordsOf(await renderAnswer({ ...basics, text: "包裹破损", pictures: [] }))).toContain("包裹破损");
  });

  test("a fax that came as PDF is pictures as well", async () => {
    const pdf = await renderAnswer({ ...basics, text: "x\n".repeat(80), pictures: [] });
    const message = await parseFax(pdf, { from: "01066660000" }, account);
    expect(message.attachments.map(({ name, type }) => [name, type])).toEqual([
      ["fax-1-3.png", "image/png"],
      ["fax-2-3.png", "image/png"],
      ["fax-3-3.png", "image/png"],
      ["fax.pdf", "application/pdf"],
    ]);
    const broken = await parseFax(Buffer.from("%PDF-1.7 and no more"), {}, account);
    expect(broken.problems).toEqual([{ code: "fax-pages-unreadable" }]);
  });

  test("whatever is in a file, its bytes are kept and nobody waits for ever", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(tiff.byteLength - 9),
        fc.uint8Array({ minLength: 1, maxLength: 8 }),
        async (at, bytes) => {
          const damaged = Buffer.from(tiff);
          damaged.set(bytes, at);
          const message = await parseFax(damaged, {}, account);
          expect(message.attachments.at(-1)).toMatchObject({ name: "fax.tif", content: damaged });
        },
      ),
      { numRuns: 4 },
    );
  });
});

describe("who sent it", () => {
  test.each([
    [{ from: "01066660000", station: "+86 10 1111 1111" }, "+861066660000"],
    [{ from: "anonymous", station: "+86 10 1111 1111" }, "+861011111111"],
    [{ from: "0044 20 7946 0000" }, "+442079460000"],
  ])("%j", async (envelope, address) => {
    expect((await parseFax(tiff, envelope, account)).sender).toMatchObject({ kind: "fax", address });
  });

  test("what the sender's machine calls itself proves nothing; what the network says does", async () => {
    const told = await parseFax(tiff, { station: "+86 10 1111 1111" }, account);
    expect(told).toMatchObject({ senderUnproven: true, problems: [{ code: "unproven-station" }] });
    const known = await parseFax(tiff, { from: "01011111111", station: "+86 10 1111 1111" }, account);
    expect(known.senderUnproven).toBeUndefined();
    expect(known.problems).toEqual([]);
  });

  test("whoever withholds their number is nobody else who does", async () => {
    const [one, other] = await Promise.all(
      [tiff, Buffer.concat([tiff, Buffer.from("x")])].map((raw) => parseFax(raw, { station: "ACME" }, account)),
    );
    expect(one!.sender).toMatchObject({ display: "ACME" });
    expect(one!.sender!.address).not.toBe(other!.sender!.address);
  });

  test("a number that was never one is none", () => expect(faxNumber("ACME Corp")).toBeNull());
});

describe("what HylaFAX's scripts post", () => {
  test.each([
    ["no secret", post({ event: "received" }, tiff, "")],
    ["another secret", post({ event: "received" }, tiff, `${hookSecret}x`)],
    ["no fax", post({ event: "received" }, new Uint8Array())],
  ])("%s is refused", (_what, request) => {
    expect(() => readHook(request, account)).toThrow(HookRefused);
  });

  test("the same fax twice is one, another under the same number is not", () => {
    const idOf = (request: HookRequest) => readHook(request, account).deliveries[0]!.externalId;
    const received = { event: "received", id: "000000001" };
    expect(idOf(post(received))).toBe(idOf(post(received)));
    expect(idOf(post(received))).not.toBe(idOf(post(received, Buffer.from("another"))));
  });

  test.each([
    ["done", "delivered"],
    ["failed", "bounced"],
    ["requeued", "delayed"],
  ])("a job that is %s is %s", (event, outcome) => {
    const query = { event, tag: "1.a@shop.example", status: "Busy signal detected" };
    const detail = `${event}: Busy signal detected`;
    expect(readHook(post(query, new Uint8Array()), account).reports).toMatchObject([
      { providerId: "1.a@shop.example", outcome, detail },
    ]);
  });
});

test("an answer of any words becomes pages", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary", maxLength: 200 }), async (text) => {
      const pdf = await renderAnswer({ ...basics, text, pictures: [] });
      expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe("%PDF-");
    }),
    { numRuns: 4 },
  );
});

describe("[A6] what the thread cannot do right now", () => {
  const hurried = faxThread(1);

  test("is read again later, and is unreadable at the last try", async () => {
    await expect(hurried.read(tiff, false)).rejects.toThrow(UnreadableError);
    expect(await hurried.read(tiff, true)).toEqual({ pages: [], problem: "unreadable" });
  });

  test("is sent later; what is damaged never is", async () => {
    const answer = { ...basics, text: "x", pictures: [] };
    await expect(hurried.render(answer)).rejects.toMatchObject({ reason: "retry" });
    const damaged = { ...answer, pictures: [Buffer.from("no picture")] };
    await expect(renderAside(damaged)).rejects.toMatchObject({ reason: "rejected" });
  });
});

test("[A1] where no server listens, sending is to be tried again", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const nobody = { host: "127.0.0.1", port, lookup, user: "keepword", password: undefined };
  await expect(converse(nobody)).rejects.toMatchObject({ reason: "retry", message: "ECONNREFUSED" });
});
