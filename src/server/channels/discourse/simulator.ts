import { createHmac } from "node:crypto";
import type { SimAction, SimAnswer, SimRequest, Simulator, SimWorld } from "../toolkit/simulator/define-simulator.ts";
import { formFile } from "../toolkit/simulator/form-file.ts";
import { type SimTopic, topicsOf } from "./simulated-topics.ts";

const API_KEY = "714552c6148e1617aeab526d0606184b94a80ec048fc09894ff1a72b740c5f19";
const WEBHOOK_SECRET = "my_lovely_secret_for_web_hook";
const SHOP = "shop";
/** Settings of this forum: the shortest post is shorter than where nobody set it (20). */
const MIN_POST_LENGTH = 10;
const MAX_POST_LENGTH = 32_000;
const MIN_TITLE_LENGTH = 2;
const WHISPERED = /^\/private(?:\s+with\s+(@\S+))?\s+/;

/**
 * A Discourse forum with a user of the shop: the methods that the desk uses (https://docs.discourse.org). What a customer
 * writes stands in a topic of theirs; what begins with `/private ` goes to the shop as a private message, after
 * `/private with @name ` to that person, too.
 */
export const discourseSimulator: Simulator = {
  channel: "discourse",
  accountConfig: (apiUrl) => ({ apiUrl, username: SHOP, apiKey: API_KEY, webhookSecret: WEBHOOK_SECRET }),
  person: (n) => {
    const known = [
      { id: "WangFang", name: "Wang Fang" },
      { id: "lilei", name: "李雷" },
      { id: "maria.rossi", name: "Maria Rossi" },
    ];
    return known[n - 1] ?? { id: `customer${n}`, name: `Customer ${n}` };
  },
  answer(request, world) {
    const { pathname } = request.url;
    const { "api-key": key, "api-username": user } = request.headers;
    if (key !== API_KEY || user !== SHOP) return failed(403, "invalid_access", "The API username or key is invalid.");
    const [, id] = /^\/uploads\/default\/original\/1X\/([^/.]+)\.\w+$/.exec(pathname) ?? [];
    if (id) {
      const file = world.files.get(id);
      return file ? { headers: { "content-type": file.type }, body: file.content } : notFound();
    }
    const [, topic] = /^\/t\/(\d+)\.json$/.exec(pathname) ?? [];
    if (topic) return showTopic(topicsOf(world).byId(Number(topic)));
    return methods[`${request.method} ${pathname}`]?.(request, world) ?? notFound();
  },
  tell(action, world) {
    const post = postOf(action, world);
    if (!post) return null;
    const body = JSON.stringify({ post });
    const signature = createHmac("sha256", WEBHOOK_SECRET).update(body).digest("hex");
    const headers = {
      "user-agent": "Discourse/3.4.0",
      "x-discourse-instance": String(world.config.apiUrl),
      "x-discourse-event-id": String(world.nextId()),
      "x-discourse-event-type": "post",
      "x-discourse-event": "post_created",
      "x-discourse-event-signature": `sha256=${signature}`,
    };
    return { headers, body };
  },
};

type Method = (request: SimRequest, world: SimWorld) => SimAnswer | Promise<SimAnswer>;

const methods: Record<string, Method> = {
  "GET /session/current.json": () => ({ json: { current_user: { id: 1, username: SHOP, name: "The shop" } } }),
  "POST /posts.json": createPost,
  "POST /uploads.json": async (request, world) => {
    const { fields, file } = await formFile(request, "file");
    if (fields.type !== "composer" || !file)
      return failed(422, "invalid_parameters", "You supplied invalid parameters");
    if (!/\.(?:jpe?g|png|gif|webp)$/i.test(file.name))
      return { status: 422, json: { errors: ["Sorry, the file you are trying to upload is not authorized"] } };
    const id = world.keepFile(file);
    const extension = file.name.split(".").at(-1)!;
    const filesize = file.content.byteLength;
    const url = `/uploads/default/original/1X/${id}.${extension}`;
    const short_url = `upload://${id}.${extension}`;
    return { json: { id: world.nextId(), url, original_filename: file.name, filesize, extension, short_url } };
  },
};

function createPost({ body }: SimRequest, world: SimWorld): SimAnswer {
  const given = JSON.parse(body.toString()) as {
    raw?: string;
    topic_id?: number;
    title?: string;
    archetype?: string;
    target_recipients?: string;
    external_id?: string;
  };
  const { raw = "" } = given;
  const { length } = [...raw.trim()];
  if (length < MIN_POST_LENGTH) return refused(`Body is too short (minimum is ${MIN_POST_LENGTH} characters)`);
  if (length > MAX_POST_LENGTH)
    return refused(`Body is limited to ${MAX_POST_LENGTH} characters; you entered ${length}.`);
  const topics = topicsOf(world);
  let topic = topics.byId(given.topic_id ?? 0);
  if (given.topic_id !== undefined && !topic) return refused("The requested URL or resource could not be found.");
  if (!topic) {
    if (given.archetype !== "private_message") return refused("This forum takes no topics from this user.");
    const name = given.target_recipients?.toLowerCase();
    const person = world.messages.find((message) => message.person.id.toLowerCase() === name)?.person;
    if (!person) return refused("You must select a valid user.");
    if ([...(given.title ?? "").trim()].length < MIN_TITLE_LENGTH) return refused("Title can't be blank");
    if (given.external_id && !/^[\w-]{1,50}$/.test(given.external_id)) return refused("External is invalid");
    topic = topics.begin(person, given.title!, { isPrivate: true, externalId: given.external_id ?? null });
    if (!topic) return refused("External has already been taken");
  }
  const [, fileId] = /!\[[^\]]*\]\(upload:\/\/([\w-]+)\.\w+\)/.exec(raw) ?? [];
  const file = fileId ? world.files.get(fileId) : undefined;
  const words = raw.replace(/\n*!\[[^\]]*\]\(upload:\/\/[^)]+\)/g, "");
  const id = world.nextId();
  const post_number = ++topic.posts;
  world.shopSaid({
    id: String(id),
    person: topic.person,
    text: topic.isPrivate ? `[private] ${words}` : words,
    file: file ? { id: fileId!, name: file.name, type: file.type, size: file.content.byteLength } : null,
  });
  return { json: { id, username: SHOP, post_number, post_type: 1, topic_id: topic.id, raw, version: 1 } };
}

function showTopic(topic: SimTopic | undefined): SimAnswer {
  if (!topic) return notFound();
  const { id, title, isPrivate, externalId, person, others } = topic;
  const allowed_users = [
    { id: 1, username: SHOP },
    { id: 2, username: person.id },
    ...others.map((username, n) => ({ id: 3 + n, username })),
  ];
  return {
    json: {
      id,
      title,
      archetype: isPrivate ? "private_message" : "regular",
      ...(externalId && { external_id: externalId }),
      details: { created_by: { username: person.id }, ...(isPrivate && { allowed_users }) },
    },
  };
}

/** A post as `WebHookPostSerializer` shows it. */
function postOf(action: SimAction, world: SimWorld) {
  if (action.kind !== "text" && action.kind !== "file") return null;
  const heard = world.messages.at(-1)!;
  const { person, file } = heard;
  const whispered = WHISPERED.exec(heard.text);
  const isPrivate = whispered !== null;
  const topic = topicsOf(world).ofPerson(person, isPrivate);
  if (whispered?.[1]) topic.others.push(whispered[1].slice(1));
  const at = new Date(heard.at).toISOString();
  const extension = file?.name.split(".").at(-1);
  const words = heard.text.replace(WHISPERED, "");
  const escaped = words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\n", "<br>\n");
  const picture = file && `<img src="/uploads/default/original/1X/${file.id}.${extension}" alt="${file.name}">`;
  return {
    id: Number(heard.id),
    name: person.name,
    username: person.id,
    created_at: at,
    cooked: `<p>${picture ?? escaped}</p>`,
    post_number: ++topic.posts,
    post_type: 1,
    updated_at: at,
    reply_to_post_number: null,
    topic_id: topic.id,
    topic_slug: "topic",
    topic_title: topic.title,
    category_id: isPrivate ? null : 4,
    display_username: person.name,
    raw: file ? `![${file.name}|100x100](upload://${file.id}.${extension})` : words,
    staff: false,
    user_id: 2,
    hidden: false,
    deleted_at: null,
    user_deleted: false,
    topic_archetype: isPrivate ? "private_message" : "regular",
  };
}

function refused(error: string): SimAnswer {
  return { status: 422, json: { action: "create_post", errors: [error] } };
}

function notFound(): SimAnswer {
  return failed(404, "not_found", "The requested URL or resource could not be found.");
}

function failed(status: number, error_type: string, error: string): SimAnswer {
  return { status, json: { errors: [error], error_type } };
}
