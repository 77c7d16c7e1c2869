import PostalMime from "postal-mime";
import { afterAll, expect } from "vitest";
import { defaultBrand } from "../../src/server/modules/brands/index.ts";
import { saveAccount } from "../../src/server/modules/conversations/channel-accounts/save-account.ts";
import { openTestDesk } from "./app.ts";
import { buildTeam, unique } from "./build.ts";
import { type TestClient, testClient } from "./client.ts";
import { postForm } from "./form.ts";
import { startSmtpCounterpart } from "./smtp-counterpart.ts";

/** A desk with a community whose mails go out, and people who join it. Call it at the top of a file. */
export async function openCommunityDesk() {
  const desk = await openTestDesk();
  const { ctx } = desk;
  const outside = await startSmtpCounterpart();
  afterAll(() => outside.stop());
  const brandId = (await defaultBrand(ctx)).id;
  const agent = await desk.as("agent");
  const supervisor = await desk.as("supervisor");
  const teamId = await buildTeam(ctx, { memberIds: [await desk.staffId("agent")] });
  const mail = await saveAccount(ctx, null, {
    channel: "mail",
    name: "Support",
    brandId,
    teamId,
    addresses: ["support@shop.example"],
    active: true,
    config: { receive: "receiver", smtpHost: "127.0.0.1", smtpPort: outside.port, smtpSecurity: "none" },
  });

  async function addCommunity(config: Record<string, unknown> = {}) {
    const slug = `help${unique()}`;
    const saved = await saveAccount(ctx, null, {
      channel: "community",
      name: slug,
      brandId,
      teamId,
      addresses: [],
      active: true,
      config: { slug, cases: "every", hold: "links", ...config },
    });
    return { slug, id: saved.id };
  }
  const main = await addCommunity();

  const mailsTo = (address: string) => outside.taken.filter((sent) => sent.to.includes(address));
  const linkIn = (text: string, pattern: RegExp) => pattern.exec(text)![0];

  /** Somebody's browser in a community. */
  async function join(name: string, given: { address?: string; slug?: string } = {}) {
    const { address = `person${unique()}@example.com`, slug = main.slug } = given;
    const client = testClient(desk.app);
    const at = (path: string) => `/community/${slug}${path}`;
    const asked = await postForm(client, at("/sign-in?lang=en"), { email: address });
    expect(asked.status).toBe(200);
    await desk.settle();
    const link = new URL(linkIn(await textOf(mailsTo(address).at(-1)!), /http\S+\/enter\/\S+/));
    const path = `${link.pathname}${link.search}`;
    expect((await client.get(path)).status).toBe(200);
    const entered = await postForm(client, path, { name });
    expect([entered.status, entered.headers.location]).toEqual([303, `/community/${slug}`]);
    return { client, at, address, path };
  }

  async function textOf({ raw }: { raw: string }): Promise<string> {
    return (await PostalMime.parse(raw)).text ?? "";
  }

  async function askAs(person: { client: TestClient; at: (path: string) => string }, fields: Record<string, string>) {
    const answer = await postForm(person.client, person.at("/ask?lang=en"), { seen: "1", tags: "", ...fields });
    const id = Number(/questions\/(\d+)/.exec(String(answer.headers.location))?.[1]);
    return { answer, id };
  }
  const nobody = await desk.as("nobody");
  const page = (id: number, slug = main.slug) => nobody.get(`/community/${slug}/questions/${id}?lang=en`);
  const casesOf = async () =>
    (await desk.pool.query("select id, channel, category, subject from cases order by id")).rows as {
      id: number;
      channel: string;
      category: string;
      subject: string;
    }[];
  const detail = async (id: number) => (await agent.get(`/api/v1/community/questions/${id}`)).body;
  return {
    addCommunity,
    agent,
    askAs,
    casesOf,
    ctx,
    desk,
    detail,
    join,
    linkIn,
    mail,
    mailsTo,
    main,
    nobody,
    page,
    supervisor,
    textOf,
  };
}
