import { createHash, randomUUID } from "node:crypto";
import type { Locale } from "../../../shared/contract/common.ts";
import type { FormField, SubmittedForm } from "../../../shared/contract/forms.ts";
import { type AnswerFault, type Answers, checkAnswers, sayLabel, valuesOf } from "../../../shared/forms/index.ts";
import { canonicalMailAddress } from "../../../shared/mail-address.ts";
import { canonicalPhone } from "../../../shared/phone-number.ts";
import type { Handle } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { keepFiles } from "../../kernel/files/keep-files.ts";
import type { BrandInfo } from "../brands/index.ts";
import type { StoredFile } from "../conversations/index.ts";
import { receiveNow } from "../intake/index.ts";
import { senderRefused } from "./errors.ts";
import { openingOf } from "./opening-of.ts";
import { plainTextOf } from "./plain-text.ts";
import type { FormFacts } from "./store.ts";
import { submittedForm } from "./submitted-rows.ts";

/** A form as somebody filled it in. */
export type Filled = {
  form: FormFacts;
  brand: BrandInfo;
  answers: Answers;
  files: readonly StoredFile[];
  /** they do not say who they are */
  anonymous: boolean;
  /** to whom a letter is written; null where there is nobody to choose from */
  executiveId: number | null;
  /** Made with the form: sending it twice is one message. Whoever sends the form can write anything here. */
  formKey: string | undefined;
  language: Locale;
  /** what is known beside the answers, such as what they had read before */
  alsoSaid?: SubmittedForm["rows"];
};

/**
 * Takes what somebody sent by a form: it opens a case of its own. Nobody has shown that the address is theirs, so that it
 * joins no other case of that person; the case that it may belong to is proposed to whoever works on it.
 *
 * @returns the message, or what is wrong with the answers
 * @throws forms.sender_refused for a blocked sender, forms.executive_gone
 */
export async function submitForm(
  ctx: Ctx,
  filled: Filled,
): Promise<{ messageId: number; faults?: undefined } | { faults: AnswerFault[] }> {
  const { form, brand, answers } = filled;
  const anonymous = filled.anonymous && form.spec.anonymous;
  const faults = checkAnswers(form.spec.fields, answers, { anonymous });
  if (faults.length > 0) return { faults };
  const asked = submittedForm(form, answers, anonymous);
  const submitted = { ...asked, rows: [...asked.rows, ...(filled.alsoSaid ?? [])] };
  const opens = await openingOf(ctx, form, filled.executiveId);
  const raw = await keepRaw(ctx, filled, submitted);
  const received = await receiveNow(ctx, {
    account: { id: null, channel: "form", brandId: brand.id, teamId: form.spec.teamId ?? brand.teamId },
    message: { ...messageOf({ ...filled, anonymous }, submitted), ...NOTHING_ELSE },
    files: filled.files,
    rawSha256: raw,
    at: ctx.now(),
    isOwn: false,
    opens,
    unproven: true,
    form: submitted,
  });
  if (received.outcome === "stored" || received.outcome === "duplicate") return { messageId: received.messageId };
  throw senderRefused();
}

const NOTHING_ELSE = {
  replyTo: null,
  recipients: { to: [], cc: [], bcc: [] },
  ourRole: "to" as const,
  quotedText: null,
  signatureText: null,
  html: null,
  attachments: [],
  threadRefs: [],
  inReplyTo: null,
  provenCaseId: null,
  autoReply: null,
  report: null,
  writtenAt: null,
};

function messageOf(filled: Filled, submitted: SubmittedForm) {
  const { form, answers, language } = filled;
  const byRole = (role: FormField["role"]) => form.spec.fields.find((field) => field.role === role);
  const words = byRole("words");
  const sender = filled.anonymous ? null : senderOf(form, answers);
  // The words of a subject that was chosen from a list are those of the list.
  const subject = submitted.rows.find(({ key }) => key === byRole("subject")?.key)?.values[0];
  const told = new Set(
    [words, byRole("subject"), byRole("name"), sender ? byRole("address") : undefined].flatMap(
      (field) => field?.key ?? [],
    ),
  );
  const text = plainTextOf(submitted, {
    words: words ? valuesOf(answers, words.key).join("\n") : "",
    told,
    locale: language,
  });
  return {
    externalId: externalIdOf(filled, sender),
    sender: sender ?? anonymousSender(filled),
    subject: subject ? sayLabel(subject, language) : `${sayLabel(form.spec.title, language)}: ${firstLine(text)}`,
    text,
    language,
    problems: sender ? [{ code: "unproven-sender" }] : [],
  };
}

function senderOf({ spec }: FormFacts, answers: Answers): Handle | null {
  const given = (role: FormField["role"]) => {
    const field = spec.fields.find((candidate) => candidate.role === role);
    return field ? { kind: field.kind, text: valuesOf(answers, field.key)[0] ?? "" } : null;
  };
  const at = given("address");
  if (!at || at.text === "") return null;
  const name = given("name")?.text || null;
  if (at.kind === "phone") {
    const address = canonicalPhone(at.text);
    return address ? { kind: "phone", address, display: at.text, name } : null;
  }
  const address = canonicalMailAddress(at.text);
  if (!address) return null;
  // `<a@b.c>` and `mailto:a@b.c` are addresses too, but not to be written to as they stand.
  const isPlain = /^[^\s<>:"]+@[^\s<>:"]+$/.test(at.text);
  return { kind: "mail", address, display: isPlain ? at.text : address, name };
}

/** Whom nobody knows has a handle that only this message has. */
function anonymousSender(filled: Filled): Handle {
  return { kind: "none", address: externalIdOf(filled, null), display: "", name: null };
}

function firstLine(text: string): string {
  return Array.from(text.split("\n", 1)[0]!).slice(0, 80).join("");
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * The same form of the same person has the same id. The person is part of it, so that no key, made up or overheard, makes a
 * message a repeat of somebody else's and leads to what they wrote; of whom nobody knows, what they wrote is.
 */
function externalIdOf({ formKey, form, answers }: Filled, sender: Handle | null): string {
  const key = formKey && UUID.test(formKey) ? formKey.toLowerCase() : randomUUID();
  const whose = sender ? [sender.kind, sender.address] : [answers.values];
  const parts = JSON.stringify([key, form.id, ...whose]);
  return `${createHash("sha256").update(parts).digest("hex").slice(0, 40)}@form.keepword`;
}

/** Keeps what was sent as it came, before anything is made of it. */
async function keepRaw(ctx: Ctx, { form, answers, files }: Filled, submitted: SubmittedForm): Promise<string> {
  const shown = new Set(submitted.rows.map(({ key }) => key));
  const raw = {
    form: { id: form.id, slug: form.slug, version: form.version },
    // Who chose to stay unknown is not kept by what they typed before.
    values: Object.fromEntries(Object.entries(answers.values).filter(([key]) => shown.has(key))),
    files: files.map(({ name, type, size, sha256 }) => ({ name, type, size, sha256 })),
  };
  const [kept] = await keepFiles(ctx, [Buffer.from(JSON.stringify(raw))]);
  return kept!.sha256;
}
