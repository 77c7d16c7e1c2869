import { existsSync, readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import { channelAdapters } from "../../src/server/app.ts";
import type { ChannelKit } from "../../src/server/channels/toolkit/testing/channel-kit.ts";
import { seal } from "../../src/server/kernel/seal.ts";
import { applyReport } from "../../src/server/modules/conversations/sending/apply-report.ts";
import { fetchAllTemplates } from "../../src/server/modules/conversations/templates/fetch-templates.ts";
import type { MessageTemplate } from "../../src/shared/contract/templates.ts";
import { fillTemplate, templateText } from "../../src/shared/message-template.ts";
import { type Connected, openChannelDesk } from "../support/channel-desk.ts";

/** What every channel must do that knows templates: those with `capabilities.templates`. */
const folder = "src/server/channels";
const names = readdirSync(folder).filter((name) => existsSync(`${folder}/${name}/testing/kit.ts`));
const kits: ChannelKit[] = [];
for (const name of names) {
  const { href } = pathToFileURL(`${folder}/${name}/testing/kit.ts`);
  const { kit } = (await import(/* @vite-ignore */ href)) as { kit: ChannelKit };
  if (kit.adapter.capabilities.templates) kits.push(kit);
}
/** Settings by which an account is another than the vendor's own. */
const ANOTHER: Readonly<Record<string, Record<string, string>>> = {
  wechat: { appId: "wx0000000000000001" },
  whatsapp: { number: "+1 555 010 0001", businessAccountId: "900000000000001" },
};
const ANOTHER_YET: typeof ANOTHER = {
  wechat: { appId: "wx0000000000000002" },
  whatsapp: { number: "+1 555 010 0002" },
};
const { desk, agent, admin, addAccount, reconfigure, work, lines, answer } = await openChannelDesk();

test("a channel knows templates where it says so", () => {
  for (const { capabilities, templates } of channelAdapters)
    expect(capabilities.templates ?? false).toBe(Boolean(templates));
  expect(kits.map(({ adapter }) => adapter.name)).toEqual(["wechat", "whatsapp"]);
});

describe.each(kits.map((kit) => [kit.adapter.name, kit] as const))("%s", (name, kit) => {
  const { adapter, simulator } = kit;
  const { hours } = adapter.capabilities.session!;
  const connected = addAccount(simulator);
  afterEach(async () => (await connected).vendor.mend());

  const path = async () => `/api/v1/channel-accounts/${(await connected).account.id}/templates`;
  const usable = async (): Promise<MessageTemplate[]> => {
    const { body } = await admin.post(`${await path()}/fetch`);
    expect(body).toMatchObject({ error: null, missing: null });
    return (await agent.get(`${await path()}?usable=true`)).body.items;
  };
  const examplesOf = ({ fields }: MessageTemplate) =>
    Object.fromEntries(fields.filter(({ required }) => required).map((field) => [field.key, field.example!]));
  const choiceOf = (template: MessageTemplate, values = examplesOf(template)) => {
    const { id, language } = template;
    return { id, language, values };
  };
  /** Somebody wrote, and the session is over since. */
  const closedCase = async (n: number, said: string) => {
    const { vendor } = await connected;
    await vendor.act({ kind: "text", person: simulator.person(n), text: said });
    await work();
    const { caseId, customerId } = (await lines()).findLast(({ text }) => text === said)!;
    desk.advance(`${hours + 1} h`);
    return { caseId, customerId };
  };
  const reply = (caseId: number, body: object) => agent.post(`/api/v1/cases/${caseId}/reply`, body);
  const saidLast = async () => (await connected).vendor.world.messages.findLast(({ from }) => from === "shop")!.text;

  test("templates are fetched page by page, and what is not usable says why", async () => {
    await usable();
    const { body } = await agent.get(await path());
    expect(body.items.length).toBeGreaterThan(2);
    expect(body.items.map((each: MessageTemplate) => each.name)).toEqual(
      body.items.map((each: MessageTemplate) => each.name).toSorted(),
    );
    for (const { state, reason } of body.items as MessageTemplate[]) expect(reason === null).toBe(state === "usable");
    const { rows } = await desk.pool.query("select count(*)::integer as count from message_templates");
    expect(rows[0].count).toBeGreaterThanOrEqual(body.items.length);
  });

  test("[A5] each usable template goes out when the session is closed, and the case shows what the customer saw", async () => {
    const { caseId } = await closedCase(1, `订阅 ${name}: anything new?`);
    const { session, templates } = (await agent.get(`/api/v1/cases/${caseId}`)).body.replyTo;
    expect({ open: session.open, templates }).toEqual({ open: false, templates: true });
    for (const template of await usable()) {
      const values = examplesOf(template);
      const shown = templateText(fillTemplate(template, values));
      const { status, body } = await reply(caseId, { template: choiceOf(template), thenCategory: "waiting_customer" });
      expect({ status, text: body.text }).toEqual({ status: 200, text: shown });
      expect(body.template).toMatchObject({
        id: template.id,
        name: template.name,
        language: template.language,
        values,
      });
      desk.advance("11 s");
      await work();
      expect(await saidLast()).toBe(shown);
      const sent = (await lines(caseId)).findLast(({ kind }) => kind === "reply")!;
      expect(sent).toMatchObject({ deliveryState: "sent", deliveryError: null });
    }
    const { rows } = await desk.pool.query(
      "select state from promises where case_id = $1 and kind = 'first_response'",
      [caseId],
    );
    expect(rows[0].state).not.toBe("open");
    // Words of one's own are still refused, for a person to see.
    await answer(caseId, { text: "One more thing." });
    const refused = (await lines(caseId)).findLast(({ kind }) => kind === "reply")!;
    expect(refused).toMatchObject({ deliveryState: "failed", deliveryError: "session_closed" });
  });

  test("a receipt of a template counts as of any message", async () => {
    const { vendor } = await connected;
    const { caseId } = await closedCase(2, `${name}: receipts?`);
    const [template] = await usable();
    await reply(caseId, { template: choiceOf(template!) });
    desk.advance("11 s");
    await work();
    await vendor.act({ kind: "delivered", message: vendor.world.messages.findLast(({ from }) => from === "shop")! });
    expect((await lines(caseId)).findLast(({ kind }) => kind === "reply")!.deliveryState).toBe("delivered");
  });

  test("what the vendor would refuse is refused before it is stored", async () => {
    const { caseId } = await closedCase(1, `${name}: refused before?`);
    const [template] = await usable();
    const field = template!.fields.find(({ required, maxLength }) => required && maxLength !== null)!;
    const valued = (value: string) => choiceOf(template!, { ...examplesOf(template!), [field.key]: value });
    const before = (await lines()).length;
    const code = async (body: object) => (await reply(caseId, body)).body.error.code;
    expect(await code({ template: valued("") })).toBe("conversations.template_value_wrong");
    expect(await code({ template: valued("x".repeat(field.maxLength! + 1)) })).toBe(
      "conversations.template_value_wrong",
    );
    expect(await code({ template: valued("two\nlines") })).toBe("conversations.template_value_wrong");
    expect(await code({ template: { ...choiceOf(template!), id: "nothing" } })).toBe("conversations.template_unknown");
    expect(await code({ template: choiceOf(template!), text: "and words" })).toBe("request.invalid");
    expect(await code({})).toBe("request.invalid");
    expect((await lines()).length).toBe(before);
  });

  test("[A6] a template that the vendor lets out no more: the answer fails with its words, and the case is open again", async () => {
    const { vendor } = await connected;
    const { caseId } = await closedCase(3, `${name}: paused?`);
    const [template] = await usable();
    vendor.break({ kind: "status", ...kit.templateRefused! });
    await reply(caseId, { template: choiceOf(template!) });
    desk.advance("11 s");
    await work();
    const failed = (await lines(caseId)).findLast(({ kind }) => kind === "reply")!;
    expect(failed.deliveryState).toBe("failed");
    expect(failed.deliveryError).toMatch(/132015|40037/);
    const { rows } = await desk.pool.query("select awaiting_since is not null as awaiting from cases where id = $1", [
      caseId,
    ]);
    expect(rows).toEqual([{ awaiting: true }]);
  });

  test("whoever wants to hear no more gets no template either", async () => {
    const { caseId, customerId } = await closedCase(2, `${name}: stop writing to me`);
    const [template] = await usable();
    const { rows } = await desk.pool.query("select id, kind, address from handles where customer_id = $1", [
      customerId,
    ]);
    await desk.pool.query("insert into handle_opt_outs (kind, address, channel, at) values ($1, $2, $3, now())", [
      rows[0].kind,
      rows[0].address,
      name,
    ]);
    await reply(caseId, { template: choiceOf(template!) });
    desk.advance("11 s");
    await work();
    expect((await lines(caseId)).findLast(({ kind }) => kind === "reply")).toMatchObject({
      deliveryState: "failed",
      deliveryError: "opted_out",
    });
  });

  test("a template that was taken back is a draft again, with what stands in its fields", async () => {
    const { caseId } = await closedCase(1, `${name}: undo?`);
    const [template] = await usable();
    const { body } = await reply(caseId, { template: choiceOf(template!) });
    const undone = await agent.post(`/api/v1/messages/${body.id}/undo`);
    expect(undone.body.draft).toMatchObject({ text: "", template: choiceOf(template!) });
    expect((await agent.get(`/api/v1/cases/${caseId}/draft`)).body.body.template).toEqual(choiceOf(template!));
  });

  test("words that a template stood in for stay in the draft, and it comes back beside them", async () => {
    const { caseId } = await closedCase(1, `${name}: half an answer?`);
    const [template] = await usable();
    const draft = `/api/v1/cases/${caseId}/draft`;
    const words = { kind: "reply", text: "Half an ans" };
    await agent.put(draft, { ...words, template: choiceOf(template!) });
    const { body } = await reply(caseId, { template: choiceOf(template!) });
    expect((await agent.get(draft)).body.body).toEqual(words);
    const undone = await agent.post(`/api/v1/messages/${body.id}/undo`);
    expect(undone.body.draft).toEqual({ ...words, template: choiceOf(template!) });
    expect((await agent.get(draft)).body.body).toEqual({ ...words, template: choiceOf(template!) });
  });

  test("[A6] what came back goes out once more when a person sends it anew, however soon", async () => {
    const { vendor, account } = await connected;
    const { caseId } = await closedCase(3, `${name}: came back?`);
    const [template] = await usable();
    const { body } = await reply(caseId, { template: choiceOf(template!) });
    desk.advance("11 s");
    await work();
    const said = () => vendor.world.messages.filter(({ from }) => from === "shop").length;
    const before = said();
    const { rows } = await desk.pool.query("select provider_id from message_parts where message_id = $1", [body.id]);
    const bounce = { externalId: null, recipients: [], outcome: "bounced", detail: "failed: system failed" } as const;
    await applyReport(desk.ctx, { ...bounce, providerId: rows[0].provider_id }, { accountId: account.id });
    expect((await admin.post(`/api/v1/messages/${body.id}/retry`)).status).toBe(200);
    await work();
    expect(said()).toBe(before + 1);
  });

  test("a template waits for its own account, though another of the channel could send", async () => {
    const { vendor, account } = await connected;
    const { caseId } = await closedCase(1, `${name}: by which account?`);
    const [template] = await usable();
    const other = await addAccount(simulator, ANOTHER[name]);
    const setActive = async (of: Connected, active: boolean) => {
      await reconfigure({ ...of, account: { ...of.account, active } }, {});
      await work();
    };
    const sent = async () => (await lines(caseId)).findLast(({ kind }) => kind === "reply")!;
    await reply(caseId, { template: choiceOf(template!) });
    await setActive({ vendor, account }, false);
    desk.advance("11 s");
    await work();
    await setActive(other, true);
    expect(await sent()).toMatchObject({ deliveryState: "queued", deliveryError: "account_off", sendAt: null });
    await setActive({ vendor, account }, true);
    expect(await sent()).toMatchObject({ deliveryState: "sent", deliveryError: null });
    await setActive(other, false);
  });

  test("templates of a former owner are on offer no more", async () => {
    await usable();
    const { owner } = adapter.templates!;
    const before = (await connected).account.config[owner];
    await reconfigure(await connected, { [owner]: ANOTHER[name]![owner] });
    expect((await agent.get(await path())).body).toMatchObject({ items: [], fetchedAt: null, error: null });
    await reconfigure(await connected, { [owner]: before });
    expect((await usable()).length).toBeGreaterThan(0);
  });

  test("a vendor that does not tell leaves the templates of before, and says why", async () => {
    const before = await usable();
    const { vendor } = await connected;
    vendor.break({ kind: "lies" });
    const { body } = await admin.post(`${await path()}/fetch`);
    expect(body.error).toEqual(expect.any(String));
    expect(body.items.filter(({ state }: MessageTemplate) => state === "usable")).toEqual(before);
    expect((await agent.post(`${await path()}/fetch`)).status).toBe(403);
  });

  test.runIf(adapter.templates!.needs)("an account without the setting it takes says so", async () => {
    await reconfigure(await connected, { [adapter.templates!.needs!]: "" });
    const { body } = await admin.post(`${await path()}/fetch`);
    expect(body).toMatchObject({ missing: adapter.templates!.needs, items: [] });
  });
});

test("an account that nobody can make sense of keeps no other from its templates at night", async () => {
  const accounts = await Promise.all(
    kits.map(({ simulator }) => addAccount(simulator, ANOTHER_YET[simulator.channel])),
  );
  const [first, second] = accounts.map(({ account }) => account).toSorted((a, b) => a.id - b.id);
  // What their being made asked for is done before the night.
  await work();
  const secret = first!.channel === "wechat" ? "appSecret" : "accessToken";
  await desk.pool.query("update channel_accounts set config = config || $2::jsonb where id = $1", [
    first!.id,
    { [secret]: seal("the secret of another installation", "x") },
  ]);
  await desk.pool.query("delete from template_fetches");
  await desk.ctx.tx(async (tx) => tx.enqueue(fetchAllTemplates, {}));
  const failures = await desk.settle({ failures: "return" });
  const { rows } = await desk.pool.query("select account_id from template_fetches");
  expect(rows.map((row) => Number(row.account_id))).toContain(second!.id);
  expect(new Set(failures.map(({ task }) => task))).toEqual(new Set(["conversations.fetch-templates"]));
});
