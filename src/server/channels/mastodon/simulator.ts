import type { SimAction, SimAnswer, SimRequest, Simulator, SimWorld } from "../toolkit/simulator/define-simulator.ts";
import { formFile } from "../toolkit/simulator/form-file.ts";

const TOKEN = "ZA-Yj3aBD8U8Cm7lKUp-lm9O9BmDgdhHzDeqsY8tlL0";
const SERVER = "mastodon.example";
const SHOP = { id: "14715", username: "shop", acct: "shop", display_name: "The shop" };
const MAX_CHARACTERS = 500;

/** A Mastodon server with an account of the shop: the methods that the desk uses (https://docs.joinmastodon.org/methods/). */
export const mastodonSimulator: Simulator = {
  channel: "mastodon",
  accountConfig: (apiUrl) => ({ address: `shop@${SERVER}`, accessToken: TOKEN, apiUrl }),
  person: (n) => {
    const known = [
      { id: `wangfang@${SERVER}`, name: "Wang Fang" },
      { id: "lilei@social.example", name: "李雷" },
      { id: "maria@social.example", name: "Maria Rossi" },
    ];
    return known[n - 1] ?? { id: `customer${n}@${SERVER}`, name: `Customer ${n}` };
  },
  answer(request, world) {
    const { pathname } = request.url;
    if (pathname.startsWith("/media/")) {
      const file = world.files.get(pathname.split("/")[2]!);
      return file ? { headers: { "content-type": file.type }, body: file.content } : { status: 404 };
    }
    if (pathname === "/api/v2/instance")
      return { json: { domain: SERVER, configuration: { statuses: { max_characters: MAX_CHARACTERS } } } };
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return failed(401, "The access token is invalid");
    const [, method, id] =
      /^(?:GET|POST|DELETE) \/api\/(v\d\/\w+)(?:\/([^/]+))?/.exec(`${request.method} ${pathname}`) ?? [];
    return methods[`${request.method} ${method}`]?.(request, world, id) ?? failed(404, "Record not found");
  },
  tell(action, world) {
    const notification = mentionOf(action, world);
    if (notification) world.queue.push(notification);
    return null;
  },
};

type Method = (request: SimRequest, world: SimWorld, id?: string) => SimAnswer | Promise<SimAnswer>;

const methods: Record<string, Method> = {
  "GET v1/accounts": () => ({ json: SHOP }),
  "GET v1/notifications": ({ url }, world) => {
    const limit = Math.min(Number(url.searchParams.get("limit") ?? 40), 80);
    const all = world.queue as { id: string }[];
    const cursor = url.searchParams.get("min_id");
    const page =
      cursor === null ? all.slice(-limit) : all.filter(({ id }) => Number(id) > Number(cursor)).slice(0, limit);
    return { json: page.toReversed() };
  },
  "GET v1/statuses": ({ url }, world, id) => {
    const at = world.messages.findIndex((message) => message.id === id);
    if (at < 0 || !url.pathname.endsWith("/context")) return failed(404, "Record not found");
    const person = world.messages[at]!.person.id;
    const above = world.messages.slice(0, at).filter((message) => message.person.id === person);
    return { json: { ancestors: above.map((message) => ({ id: message.id })), descendants: [] } };
  },
  "DELETE v1/statuses": (_request, world, id) => {
    const at = world.messages.findIndex((message) => message.id === id && message.from === "shop");
    if (at < 0) return failed(404, "Record not found");
    world.messages.splice(at, 1);
    return { json: { id } };
  },
  "POST v1/statuses": post,
  "POST v2/media": async (request, world) => {
    const { file } = await formFile(request, "file");
    if (!file) return failed(422, "Validation failed: File can't be blank");
    if (!/^(?:image|video|audio)\//.test(file.type))
      return failed(422, "Validation failed: File content type is invalid");
    return { status: 202, json: { id: world.keepFile(file), type: "unknown", url: null } };
  },
  "GET v1/media": ({ url }, world, id) =>
    world.files.has(id!)
      ? { json: { id, type: "image", url: `${url.origin}/media/${id}/file` } }
      : failed(404, "Record not found"),
};

/** What was posted under which key: a server keeps it for an hour. */
const posted = new WeakMap<SimWorld, Map<string, SimAnswer>>();

function post({ headers, body }: SimRequest, world: SimWorld): SimAnswer {
  const known = posted.get(world) ?? new Map<string, SimAnswer>();
  posted.set(world, known);
  const key = headers["idempotency-key"];
  const before = key ? known.get(key) : undefined;
  if (before) return before;
  const given = JSON.parse(body.toString()) as {
    status?: string;
    visibility?: string;
    in_reply_to_id?: string;
    media_ids?: string[];
  };
  const { status = "", visibility = "public", in_reply_to_id, media_ids = [] } = given;
  // The server of a mentioned person does not count.
  const counted = status.replace(/(?<![=/\w])(@\w+)@[\w.-]+/g, "$1").replace(/https?:\/\/\S+/g, "x".repeat(23));
  if ([...counted].length > MAX_CHARACTERS)
    return failed(422, `Validation failed: Text character limit of ${MAX_CHARACTERS} exceeded`);
  if (!status && media_ids.length === 0) return failed(422, "Validation failed: Text can't be blank");
  if (in_reply_to_id !== undefined && !world.messages.some(({ id }) => id === in_reply_to_id))
    return failed(404, "The post you are trying to reply to does not appear to exist.");
  const files = media_ids.map((id) => ({ id, ...world.files.get(id)! }));
  const addresses = [...status.matchAll(/(?<![=/\w])@(\w+)(?:@([\w.-]*\w))?/g)].map(([, user, server = SERVER]) =>
    `${user}@${server}`.toLowerCase(),
  );
  const people = addresses.flatMap(
    (address) => world.messages.find(({ person }) => person.id === address)?.person ?? [],
  );
  const id = String(world.nextId());
  for (const person of people) {
    const [file] = files;
    const words = status.replace(/^@\S+\s*/, "");
    world.shopSaid({
      id,
      person,
      // What others can read as well is marked, so that nobody takes it for a private answer.
      text: visibility === "direct" && people.length === 1 ? words : `[${visibility}, to ${people.length}] ${words}`,
      file: file ? { id: file.id, name: file.name, type: file.type, size: file.content.byteLength } : null,
    });
  }
  const mentions = people.map((person) => ({ id: person.id, acct: acctOf(person.id) }));
  const answer = { json: { id, created_at: new Date(world.now()).toISOString(), visibility, account: SHOP, mentions } };
  if (key) known.set(key, answer);
  return answer;
}

/** A notification as the documentation shows it. */
function mentionOf(action: SimAction, world: SimWorld) {
  if (action.kind !== "text" && action.kind !== "file") return null;
  const heard = world.messages.at(-1)!;
  const before = world.messages.findLast((each) => each.from === "shop" && each.person.id === heard.person.id);
  const acct = acctOf(heard.person.id);
  const account = {
    id: heard.person.id,
    username: acct.split("@")[0],
    acct,
    display_name: heard.person.name,
    bot: false,
  };
  const created_at = new Date(heard.at).toISOString();
  const words = heard.text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\n", "<br />");
  const { file } = heard;
  return {
    id: String(world.nextId()),
    type: "mention",
    created_at,
    account,
    status: {
      id: heard.id,
      created_at,
      in_reply_to_id: before?.id ?? null,
      in_reply_to_account_id: before ? SHOP.id : null,
      sensitive: false,
      spoiler_text: "",
      visibility: "direct",
      language: "en",
      url: `https://${SERVER}/@${acct}/${heard.id}`,
      content: `<p><span class="h-card" translate="no"><a href="https://${SERVER}/@shop" class="u-url mention">@<span>shop</span></a></span> ${words}</p>`,
      account,
      media_attachments: file
        ? [
            {
              id: file.id,
              type: file.type.split("/")[0],
              url: `${world.config.apiUrl}/media/${file.id}/${file.name}`,
              remote_url: null,
            },
          ]
        : [],
      mentions: [{ id: SHOP.id, username: "shop", url: `https://${SERVER}/@shop`, acct: "shop" }],
    },
  };
}

/** How a server names its own people, and others'. */
function acctOf(address: string): string {
  return address.endsWith(`@${SERVER}`) ? address.slice(0, -SERVER.length - 1) : address;
}

function failed(status: number, error: string): SimAnswer {
  return { status, json: { error } };
}
