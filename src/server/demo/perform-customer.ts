import { setTimeout as pause } from "node:timers/promises";
import { fillWords } from "./fill-words.ts";
import { packForm, type SentFile } from "./line.ts";
import type { Matter } from "./matter.ts";
import { writePaper } from "./paper.ts";
import { otherAddressOf } from "./people/customers.ts";
import { accounts, DOMAIN } from "./people/staff.ts";
import { drawPhoto } from "./picture.ts";
import type { Stage } from "./stage.ts";
import type { CustomerWrites, FileKind } from "./story.ts";
import { writeBounce, writeMail } from "./write-mail.ts";

/** The customer of a matter writes, in one of the ways that customers have. */
export async function performCustomer(stage: Stage, matter: Matter, step: CustomerWrites): Promise<void> {
  const opens = matter.caseIds.length === 0 || step.subject !== undefined;
  const words = (text: string) => wordsOf(stage, matter, text);
  const { mailbox } = matter.story;
  if (mailbox && matter.caseIds.length === 0) stage.setMailbox?.(matter.customer.address, mailbox);
  if (opens) matter.subject = words(step.subject ?? matter.story.subject);
  const files = (step.files ?? []).map((kind) => fileOf(matter, kind));
  if (step.machine === "bounce") await bounce(stage, matter);
  else if (step.page || (!opens && !canAnswer(stage, matter))) await onPage(stage, matter, words(step.text), files);
  else if (opens && matter.story.by === "form") await byForm(stage, matter, words(step.text), files);
  else if (opens && matter.story.by === "phone") await byPhone(stage, matter, words(step.text));
  else await byMail(stage, matter, { ...step, text: words(step.text) }, { files, opens });
  await stage.settle();
  if (opens && !matter.blocked && matter.story.by !== "phone") await bindCase(stage, matter);
}

/** Who never got a mail and wrote none has only the page of their case to go on with. */
function canAnswer(stage: Stage, { threads, customer }: Matter): boolean {
  return threads.length > 0 || stage.lastAnswer(threads, customer.address) !== null;
}

/** The words of a story as this matter has them now. */
export function wordsOf(stage: Stage, matter: Matter, text: string): string {
  const { facts, random, story } = matter;
  return fillWords(text, { facts, random, locale: story.locale, at: stage.now() });
}

/** A file of a kind that stories name. */
export function fileOf(matter: Matter, kind: FileKind): SentFile {
  const { facts, random, story } = matter;
  if (kind === "photo") {
    return { name: `IMG_${random.whole(2_001, 9_899)}.png`, type: "image/png", content: drawPhoto(random) };
  }
  const lines = ["INVOICE", "", "Shanyue Living", `Order ${facts.order}`, `Total CNY ${facts.price}.00`];
  const name = story.locale === "en" ? `invoice-${facts.order}.pdf` : `电子发票-${facts.order}.pdf`;
  return { name, type: "application/pdf", content: writePaper(lines) };
}

async function byMail(
  stage: Stage,
  matter: Matter,
  step: CustomerWrites,
  { files, opens }: { files: readonly SentFile[]; opens: boolean },
): Promise<void> {
  const { customer, story } = matter;
  const address = step.otherAddress ? otherAddressOf(customer) : customer.address;
  const to = accounts[story.team === "complaints" ? "complaints" : "aftersale"].address;
  const messageId = `${matter.key}.${matter.threads.length + 1}@${address.split("@")[1]}`;
  const thread = opens ? [] : (stage.lastAnswer(matter.threads, customer.address) ?? matter.threads);
  const absent = step.machine === "absence";
  const prefix = story.locale === "en" ? ["Re: ", "Automatic reply: "] : ["回复：", "自动回复："];
  const subject = opens ? matter.subject : `${prefix[absent ? 1 : 0]}${matter.subject}`;
  const quote = step.quotes ? quoteOf(matter) : "";
  const mail = {
    messageId,
    from: { name: customer.name, address },
    to,
    at: stage.now(),
    subject,
    text: step.text + quote,
    html: step.html && wordsOf(stage, matter, step.html),
    files,
    thread,
    automatic: absent,
  };
  await stage.carry({ from: address, to, raw: await writeMail(mail) });
  matter.threads.push(messageId);
}

function quoteOf({ story, facts, subject }: Matter): string {
  if (story.locale === "en")
    return `\n\nOn Monday, Shanyue Living wrote:\n> ${subject}\n> Order ${facts.order}\n> Thank you for your patience.`;
  return `\n\n------------------ 原始邮件 ------------------\n发件人: "山月生活" <service@${DOMAIN}>\n主题: ${subject}\n\n感谢您的耐心等待，订单 ${facts.order}。`;
}

async function bounce(stage: Stage, matter: Matter): Promise<void> {
  const about = stage.lastAnswer(matter.threads, matter.customer.address)?.at(-1);
  if (!about) return;
  const recipient = matter.customer.address;
  const to = accounts.aftersale.address;
  const reason = "552 5.2.2 Mailbox full";
  const messageId = `${matter.key}.bounce@${recipient.split("@")[1]}`;
  const raw = writeBounce({ messageId, to, at: stage.now(), recipient, about, reason });
  await stage.carry({ from: "", to, raw });
}

async function byForm(stage: Stage, matter: Matter, text: string, files: readonly SentFile[]): Promise<void> {
  const { customer, subject, story } = matter;
  const fields = { formKey: matter.key, name: customer.name, email: customer.address, subject, text, website: "" };
  await post(stage, matter, `/f/contact?lang=${story.locale}`, fields, files);
}

async function onPage(stage: Stage, matter: Matter, text: string, files: readonly SentFile[]): Promise<void> {
  const formKey = `${matter.key}-${stage.now().getTime()}`;
  await post(
    stage,
    matter,
    `${await pageOf(stage, matter)}/reply?lang=${matter.story.locale}`,
    { formKey, text },
    files,
  );
}

/** Posts what a customer's browser would. */
export async function post(
  stage: Stage,
  matter: Matter,
  path: string,
  fields: Record<string, string>,
  files: readonly SentFile[] = [],
): Promise<void> {
  const from = `203.0.113.${matter.random.whole(1, 254)}`;
  const answer = await stage.line({ method: "POST", path, from, ...(await packForm(fields, files)) });
  if (answer.status !== 303) throw new Error(`A customer could not post to ${path}: ${answer.status} ${answer.text}`);
}

/** The path of the customer's page. */
export async function pageOf(stage: Stage, matter: Matter): Promise<string> {
  const reader = await stage.colleague("zhouqiming");
  const { customerUrl } = await reader.call("GET", `/api/v1/cases/${matter.caseIds.at(-1)}`);
  return new URL(customerUrl).pathname;
}

/** Who is at the telephone writes down what is said. */
async function byPhone(stage: Stage, matter: Matter, text: string): Promise<void> {
  const { customer, subject, story } = matter;
  const agent = await stage.colleague(
    story.team === "presale" ? "wangzihan" : matter.random.pick(["linxiaotong", "chenjiahao"] as const),
  );
  const opened = await agent.call("POST", "/api/v1/cases", {
    subject,
    customerEmail: customer.address,
    customerName: customer.name,
    teamId: stage.ids.teams[story.team],
    text,
    idempotencyKey: `demo-${matter.key}-${stage.now().getTime()}`,
  });
  matter.caseIds.push(opened.id);
  stage.bound.add(opened.id);
}

/** Finds what the desk made of a first word: the newest case of this person that no matter has yet. */
async function bindCase(stage: Stage, matter: Matter): Promise<void> {
  const reader = await stage.colleague("zhouqiming");
  for (let time = 0; time < stage.patience.times; time++) {
    if (time > 0) await pause(stage.patience.pause);
    const { items } = await reader.call("GET", "/api/v1/cases?sort=opened&limit=20");
    const found = items.find(
      (row: { id: number; customer: { name: string } }) =>
        row.customer.name === matter.customer.name && !stage.bound.has(row.id),
    );
    if (!found) continue;
    matter.caseIds.push(found.id);
    stage.bound.add(found.id);
    return;
  }
  throw new Error(`The desk made no case of what ${matter.customer.name} wrote (${matter.key}).`);
}
