import { randomBytes } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { afterEach, describe, expect, onTestFinished, test } from "vitest";
import { channelAdapters } from "../../src/server/app.ts";
import type { SimAction } from "../../src/server/channels/toolkit/simulator/define-simulator.ts";
import { postToDesk } from "../../src/server/channels/toolkit/simulator/post-to-desk.ts";
import type { ChannelKit } from "../../src/server/channels/toolkit/testing/channel-kit.ts";
import type { HookContent, HookRequest, IncomingMessage } from "../../src/server/kernel/channel/index.ts";
import { adapterPorts } from "../../src/server/modules/conversations/index.ts";
import { answeringApi } from "../support/answering-api.ts";
import { openChannelDesk } from "../support/channel-desk.ts";
import { drain } from "../support/deliver.ts";

/**
 * What every channel must do, done to each against its vendor's documentation and a simulator of its vendor. A channel
 * takes part by its `testing/kit.ts`.
 */
const folder = "src/server/channels";
const names = readdirSync(folder).filter((name) => existsSync(`${folder}/${name}/testing/kit.ts`));
const kits = await Promise.all(
  names.map(async (name) => {
    const { href } = pathToFileURL(`${folder}/${name}/testing/kit.ts`);
    return ((await import(/* @vite-ignore */ href)) as { kit: ChannelKit }).kit;
  }),
);
const { desk, agent, addAccount, reconfigure, work, lines, answer } = await openChannelDesk();
const { ctx } = desk;

// What goes out as pages is no text any more: such a channel is put through its real counterpart (test/fax).
test("every channel that has a vendor takes part", () => {
  const vendors = channelAdapters
    .filter((adapter) => adapter.hook && !adapter.capabilities.pages)
    .map((adapter) => adapter.name);
  expect(names).toEqual(expect.arrayContaining(vendors));
});

describe.each(kits.map((kit) => [kit.adapter.name, kit] as const))("%s", (_, kit) => {
  const { adapter, simulator } = kit;
  const { capabilities } = adapter;
  const { requestsOfOnePart = 1 } = kit;
  const connected = addAccount(simulator);
  const text = (n: number, said: string): SimAction => ({ kind: "text", person: simulator.person(n), text: said });
  /** The newest message of a person, with its case. */
  const heard = async (said: string) =>
    (await lines()).findLast((line) => line.direction === "in" && line.text === said)!;
  const saidBy = async (n: number) => {
    const { vendor } = await connected;
    return vendor.world.messages.filter(
      (message) => message.from === "shop" && message.person.id === simulator.person(n).id,
    );
  };
  const answersTo = async (n: number) => (await saidBy(n)).filter(({ text }) => !/Keepword|工单|case/i.test(text));

  afterEach(async () => (await connected).vendor.mend());

  describe("the vendor's own examples", () => {
    test.each(kit.documented.map((example) => [example.name, example] as const))("%s", async (_name, example) => {
      const api = await answeringApi(example.api ?? {});
      onTestFinished(() => api.stop());
      const config = { ...example.config, ...(example.api && { apiUrl: api.url }) };
      const account = { id: 0, channel: adapter.name, name: "", addresses: [], config };
      const request: HookRequest = {
        method: "POST",
        url: "https://desk.example/hooks/x/y",
        query: {},
        headers: {},
        ...example.request,
      };
      const cursors = {
        cursor: async () => null,
        saveCursor: async () => undefined,
        isOnlyBodyOf: async () => true,
        ...(example.at && { now: () => example.at! }),
      };
      const told: HookContent = kit.read
        ? { deliveries: kit.read(JSON.parse(Buffer.from(request.body).toString()), account), reports: [] }
        : await adapter.hook!(request, account, { ...adapterPorts(ctx), ...cursors });
      const content = { ...told, ...(await told.read?.()) };
      const messages: IncomingMessage[] = [];
      for (const { raw, envelope = {} } of content.deliveries)
        messages.push(await adapter.parse(raw, envelope, account, "secret"));
      expect(messages).toHaveLength(example.messages?.length ?? 0);
      for (const [index, expected] of (example.messages ?? []).entries())
        expect(messages[index]).toMatchObject(expected);
      expect(content.reports).toMatchObject(example.reports ?? []);
      if (example.answer) expect(content.answer).toMatchObject(example.answer);
    });
  });

  test("[A1] what a person writes becomes a message in a case with a promise", async () => {
    const { vendor, account } = await connected;
    expect(await vendor.act(text(1, "我的包裹三天没有更新了"))).toMatchObject({ status: 200 });
    await work();
    const line = await heard("我的包裹三天没有更新了");
    expect(line).toMatchObject({ channel: adapter.name, kind: "message", problems: [] });
    const { rows } = await desk.pool.query("select kind, state from promises where case_id = $1", [line.caseId]);
    expect(rows).toEqual([{ kind: "first_response", state: "open" }]);
    const [told] = await saidBy(1);
    expect(told!.text).toContain(String(line.caseId));
    expect(told!.text).not.toMatch(/邮件|e?mail/i);
    const { body } = await (await desk.as("admin")).get("/api/v1/channel-accounts");
    const shown = body.items.find(({ id }: { id: number }) => id === account.id);
    expect(shown.health).toMatchObject({ state: "ok", lastError: null });
  });

  test.runIf(kit.polling)("[A1] a desk that nobody reaches from outside asks for what people wrote", async () => {
    const { vendor, account } = await connected;
    const before = Object.fromEntries(Object.keys(kit.polling!).map((name) => [name, account.config[name]]));
    await reconfigure(await connected, kit.polling!);
    onTestFinished(async () => reconfigure(await connected, before));
    expect(await vendor.act(text(1, "Do you hear me behind this wall?"))).toMatchObject({ status: 200 });
    await work();
    expect(await heard("Do you hear me behind this wall?")).toMatchObject({ channel: adapter.name, kind: "message" });
  });

  test.runIf(adapter.check)("the doctor tries the account and finds nothing wrong", async () => {
    const { account } = await connected;
    const { id, channel, name, brand, team, addresses, active, config } = account;
    const ids = { id, brandId: brand.id, teamId: team?.id ?? null };
    const input = { ...ids, channel, name, addresses, active, config };
    const { body } = await (await desk.as("admin")).post("/api/v1/channel-accounts/check", input);
    expect(body).toMatchObject({ ok: true });
    expect(body.steps).not.toEqual([]);
  });

  test("[A6] what is sent twice is there once, and what comes out of order loses nothing", async () => {
    const { vendor } = await connected;
    const { world } = vendor;
    const posts = [];
    for (const said of ["first of two words", "second of two words"]) {
      world.messages.push({
        id: String(world.nextId()),
        from: "person",
        person: simulator.person(2),
        text: said,
        file: null,
        at: world.now(),
      });
      posts.push(await simulator.tell(text(2, said), world));
    }
    for (const index of [1, 0, 1, 0]) {
      const post = posts[index];
      const told = post ? await postToDesk(world.hookUrl!, post) : await vendor.ask({ forgetting: true });
      expect(told).toMatchObject({ status: 200 });
    }
    await work();
    const known = (await lines()).filter((line) => line.text.endsWith("of two words") && line.channel === adapter.name);
    expect(known.map((line) => line.text).sort()).toEqual(["first of two words", "second of two words"]);
    expect(known[0]!.caseId).toBe(known[1]!.caseId);
  });

  test.each(Object.entries(kit.forgeries))("what is forged is refused and not kept: %s", async (_name, forge) => {
    const { vendor } = await connected;
    const { world } = vendor;
    const said = {
      id: String(world.nextId()),
      from: "person" as const,
      person: simulator.person(3),
      text: "forged",
      file: null,
      at: world.now(),
    };
    world.messages.push(said);
    const post = (await simulator.tell(text(3, "forged"), world))!;
    world.messages.splice(world.messages.indexOf(said), 1);
    expect((await postToDesk(world.hookUrl!, forge(post))).status).toBe(403);
    await work();
    expect(await heard("forged")).toBeUndefined();
  });

  test.runIf(kit.choosesIds)(
    "[A6] an id stands for one message: the same again is answered as before, another one under it is a conflict",
    async () => {
      const { world } = (await connected).vendor;
      const id = String(world.nextId());
      const posted = async (said: string, name = simulator.person(2).name) => {
        const person = { ...simulator.person(2), name };
        world.messages.push({
          id,
          from: "person",
          person,
          text: said,
          file: null,
          at: world.now(),
        });
        return postToDesk(world.hookUrl!, (await simulator.tell({ kind: "text", person, text: said }, world))!);
      };
      const first = await posted("one id, my words");
      expect(first.status).toBe(200);
      expect(await posted("one id, my words")).toEqual(first);
      expect(await posted("one id, my words", "My new name")).toEqual(first);
      const other = await posted("one id, other words");
      expect(other.status).toBe(409);
      expect(JSON.parse(other.body).error.code).toBe("intake.id_taken");
      await work();
      expect(await posted("one id, my words")).toEqual(first);
      const known = (await lines()).filter((line) => line.text.startsWith("one id"));
      expect(known.map((line) => line.text)).toEqual(["one id, my words"]);
    },
  );

  test.runIf(kit.unsignedBody)(
    "what is signed without its body is good for a quarter of an hour, and for one body",
    async () => {
      const { world } = (await connected).vendor;
      const before = world.config;
      await reconfigure(await connected, kit.unsignedBody!);
      onTestFinished(async () => reconfigure(await connected, before));
      const posted = async (said: string, minutesAgo: number) => {
        const at = world.now() - minutesAgo * 60_000;
        const id = String(world.nextId());
        world.messages.push({ id, from: "person", person: simulator.person(2), text: said, file: null, at });
        return (await simulator.tell(text(2, said), { ...world, now: () => at }))!;
      };
      const post = await posted("signed, and mine", 1);
      const other = await posted("signed, and somebody else's", 1);
      const old = await posted("signed long ago", 20);
      const statusOf = async (sent: typeof post) => (await postToDesk(world.hookUrl!, sent)).status;
      expect(await statusOf(post)).toBe(200);
      expect(await statusOf({ ...other, query: post.query })).toBe(403);
      expect(await statusOf(post)).toBe(200);
      expect(await statusOf(old)).toBe(403);
      await work();
      const known = (await lines()).filter((line) => line.channel === adapter.name && line.text.startsWith("signed"));
      expect(known.map((line) => line.text)).toEqual(["signed, and mine"]);
    },
  );

  test("[A5] an answer reaches the person, once, in the words that were typed", async () => {
    const { vendor } = await connected;
    await vendor.act(text(1, "And what about my refund?"));
    await work();
    const { caseId } = await heard("And what about my refund?");
    await answer(caseId, { text: "It is on its way.\n您会在周五前收到。" });
    await work();
    const got = (await saidBy(1)).filter((message) => message.text === "It is on its way.\n您会在周五前收到。");
    expect(got).toHaveLength(1);
    const sent = (await lines(caseId)).findLast((line) => line.kind === "reply")!;
    expect(["sent", "delivered", "read"]).toContain(sent.deliveryState);
    for (const receipt of ["delivered", "read"] as const) {
      if (!capabilities.receipts.includes(receipt)) continue;
      await vendor.act({ kind: receipt, message: got[0]! });
      expect((await lines(caseId)).find((line) => line.id === sent.id)!.deliveryState).toBe(receipt);
    }
  });

  test.runIf(capabilities.splits)(
    "a long answer goes out in parts, in order; a vendor that fails in between gets none twice",
    async () => {
      const { vendor } = await connected;
      await vendor.act(text(2, "Please tell me everything."));
      await work();
      const { caseId } = await heard("Please tell me everything.");
      const long = Array.from(
        { length: Math.ceil((capabilities.maxLength! * 2.5) / 17) },
        (_v, n) => `Sentence ${String(n).padStart(6, "0")}. `,
      )
        .join("")
        .trim();
      const before = (await saidBy(2)).length;
      vendor.break({ kind: "status", status: 500 }, requestsOfOnePart);
      await answer(caseId, { text: long });
      vendor.mend();
      desk.advance("2 min");
      await work();
      const got = (await saidBy(2)).slice(before).map((message) => message.text);
      expect(got.length).toBeGreaterThan(2);
      expect(got.join("").replace(/\s/g, "")).toBe(long.replace(/\s/g, ""));
      const lengthOf = (part: string) => (capabilities.lengthInBytes ? Buffer.byteLength(part) : [...part].length);
      for (const part of got) expect(lengthOf(part)).toBeLessThanOrEqual(capabilities.maxLength!);
    },
  );

  test.runIf(adapter.fetchFile)(
    "a picture comes in, and another goes out where the vendor takes any, byte for byte",
    async () => {
      const { vendor } = await connected;
      // A JPEG by its first bytes; the rest no machine will ever look at.
      const jpeg = (bytes: Buffer) =>
        Buffer.concat([Buffer.from("ffd8ffe000104a46494600010100000100010000", "hex"), bytes]);
      const [theirs, ours] = [jpeg(randomBytes(2_000)), jpeg(randomBytes(3_000))];
      await vendor.act({
        kind: "file",
        person: simulator.person(1),
        name: "broken.jpg",
        type: "image/jpeg",
        content: theirs,
      });
      await work();
      const line = (await lines()).findLast((each) => each.direction === "in" && each.channel === adapter.name)!;
      const { body } = await agent.get(`/api/v1/cases/${line.caseId}/messages`);
      const message = body.items.find(({ id }: { id: number }) => id === line.id);
      expect(message.attachments).toMatchObject([{ type: "image/jpeg", size: theirs.byteLength }]);
      const { rows } = await desk.pool.query("select sha256 from attachments where message_id = $1", [line.id]);
      expect(Buffer.from(await ctx.files.get(rows[0].sha256)).equals(theirs)).toBe(true);

      if (!capabilities.attachments) return;
      const uploaded = await upload(ours);
      await answer(line.caseId, { text: "See the picture.", attachments: [uploaded] });
      const said = await saidBy(1);
      const link = /https?:\S+\/files\/\S+/.exec(said.at(-1)?.text ?? "")?.[0];
      if (capabilities.filesAsLinks && link) {
        const fetched = await fetch(link);
        expect(fetched.headers.get("content-disposition")).toContain("filename=");
        expect(Buffer.from(await fetched.arrayBuffer()).equals(ours)).toBe(true);
        return;
      }
      const got = said.findLast((each) => each.file)!;
      expect(Buffer.from(vendor.world.files.get(got.file!.id)!.content).equals(ours)).toBe(true);
    },
  );

  test("a file that the vendor does not have any more leaves the words standing, and says so", async ({ skip }) => {
    if (!adapter.fetchFile) return skip();
    const { vendor } = await connected;
    await vendor.act({
      kind: "file",
      person: simulator.person(3),
      name: "gone.jpg",
      type: "image/jpeg",
      content: Buffer.from("x"),
    });
    vendor.world.files.clear();
    for (let attempt = 0; attempt < 4; attempt++) {
      await drain(ctx);
      desk.advance("61 s");
    }
    await work();
    const line = (await lines()).findLast((each) => each.direction === "in" && each.channel === adapter.name)!;
    expect(line.problems).toMatchObject([{ code: "file-missing" }]);
  });

  test("a vendor that asks to be left alone is left alone so long, then the message goes out once", async () => {
    const { vendor } = await connected;
    await vendor.act(text(1, "Anybody there?"));
    await work();
    const { caseId } = await heard("Anybody there?");
    vendor.break({
      kind: "status",
      status: 429,
      retryAfterS: 600,
      body: JSON.stringify({ ok: false, error_code: 429, parameters: { retry_after: 600 } }),
    });
    await answer(caseId, { text: "We are here." });
    const waiting = (await lines(caseId)).findLast((line) => line.kind === "reply")!;
    expect(waiting.deliveryState).toBe("queued");
    expect(waiting.sendAt!.getTime() - desk.now().getTime()).toBeGreaterThan(580_000);
    vendor.mend();
    desk.advance("11 min");
    await work();
    expect((await answersTo(1)).filter((message) => message.text === "We are here.")).toHaveLength(1);
  });

  test.each([
    ["is down", { kind: "status", status: 503 }],
    ["says 200 and lies", { kind: "lies" }],
  ] as const)("a vendor that %s: the answer waits and goes out when it is well again", async (what, fault) => {
    const { vendor } = await connected;
    await vendor.act(text(1, `Hello when it ${what}`));
    await work();
    const { caseId } = await heard(`Hello when it ${what}`);
    vendor.break(fault);
    await answer(caseId, { text: `Hello again, it ${what}.` });
    expect((await lines(caseId)).findLast((line) => line.kind === "reply")!.deliveryState).toBe("queued");
    vendor.mend();
    desk.advance("2 min");
    await work();
    expect((await saidBy(1)).filter((message) => message.text === `Hello again, it ${what}.`)).toHaveLength(1);
  });

  test.runIf(kit.gone)(
    "[A6] a person who cannot be reached any more: the answer fails at once, with the reason, and the case is open again",
    async () => {
      const { vendor } = await connected;
      await vendor.act(text(3, "I will block you."));
      await work();
      const { caseId } = await heard("I will block you.");
      vendor.break({ kind: "status", ...kit.gone! });
      await answer(caseId, { text: "Please do not." });
      const failed = (await lines(caseId)).findLast((line) => line.kind === "reply")!;
      expect(failed.deliveryState).toBe("failed");
      expect(failed.deliveryError).not.toBe("");
      const { rows } = await desk.pool.query("select awaiting_since is not null as awaiting from cases where id = $1", [
        caseId,
      ]);
      expect(rows).toEqual([{ awaiting: true }]);
    },
  );

  async function upload(content: Buffer) {
    const { body, status } = await agent.inject({
      method: "POST",
      url: "/api/v1/uploads",
      ...multipart("ours.jpg", "image/jpeg", content),
    });
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body;
  }
});

function multipart(name: string, type: string, content: Buffer) {
  const edge = "edge-of-the-tests";
  const head = `--${edge}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`;
  return {
    headers: { "content-type": `multipart/form-data; boundary=${edge}` },
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${edge}--\r\n`)]),
  };
}
