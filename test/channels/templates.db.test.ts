import { existsSync, readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import { channelAdapters } from "../../src/server/app.ts";
import type { ChannelKit } from "../../src/server/channels/toolkit/testing/channel-kit.ts";
import type { MessageTemplate } from "../../src/shared/contract/templates.ts";
import { fillTemplate, templateText } from "../../src/shared/message-template.ts";
import { openChannelDesk } from "../support/channel-desk.ts";

/** What every channel must do that knows templates: those with `capabilities.templates`. */
const folder = "src/server/channels";
const names = readdirSync(folder).filter((name) => existsSync(`${folder}/${name}/testing/kit.ts`));
const kits: ChannelKit[] = [];
for (const name of names) {
  const { href } = pathToFileURL(`${folder}/${name}/testing/kit.ts`);
  const { kit } = (await import(/* @vite-ignore */ href)) as { kit: ChannelKit };
  if (kit.adapter.capabilities.templates) kits.push(kit);
}
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
    expect(body.missing).toBe(adapter.templates!.needs);
  });
});
