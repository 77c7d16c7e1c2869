import type { DraftBody } from "./contract/conversations.ts";

/** What went out of a draft: an answer in one's own words, one by a template, or a note. */
export type SentOfDraft = "words" | "template" | "note";

/** Whether nothing is in it that could be lost. */
export function isEmptyDraft(body: DraftBody): boolean {
  return !hasWords(body) && body.template === undefined;
}

/** What stays of a draft: words and files that a template stood in for, and a template that words were sent beside. */
export function leftOfDraft(body: DraftBody, sent: SentOfDraft): DraftBody {
  const { text: _, attachments: __, ...beside } = body;
  const left: Record<SentOfDraft, DraftBody> = {
    words: { kind: body.kind, text: "", template: body.template },
    template: { ...body, template: undefined },
    note: { ...beside, text: "" },
  };
  return isEmptyDraft(left[sent]) ? { kind: body.kind, text: "" } : left[sent];
}

/** Whether what was taken back takes nobody's place in a draft. */
export function hasRoomFor(body: DraftBody, taken: DraftBody): boolean {
  return !(hasWords(body) && hasWords(taken)) && !(body.template && taken.template);
}

/** A draft with what was taken back, where it holds nothing of the kind. */
export function withTakenBack(body: DraftBody, taken: DraftBody): DraftBody {
  const words = hasWords(body) ? body : { ...body, ...taken };
  return { ...words, template: body.template ?? taken.template };
}

function hasWords({ text, attachments }: DraftBody): boolean {
  return text.trim() !== "" || (attachments?.length ?? 0) > 0;
}
