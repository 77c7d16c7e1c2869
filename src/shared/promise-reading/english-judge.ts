import type { ReadKind, Sentence, TimeWords } from "./types.ts";

const acts: readonly (readonly [ReadKind, RegExp])[] = [
  [
    "callback",
    /\bcall(?:ing|s)?\b(?! (?:cent|you were))|\bphon(?:e|ing)\b(?! (?:repaired|back to|number|line))|\bring(?:ing)?\b(?! back to)|\btelephone\b|\bcontact(?:ing)?\b|\bspeak to you\b|\bin touch\b|\breach(?:ing)? out\b/i,
  ],
  [
    "refund",
    /\brefund\w*|\breimburs\w*|\bcredit(?:ed|ing)?\b|\bmoney\b|\bcompensat\w*|\bpay(?:ing)? you\b|\bcashback\b|\breach (?:your )?(?:account|card|bank)\b|\brepay\w*|\bpay(?:ment|out)\b/i,
  ],
  [
    "delivery",
    /\bship(?:s|ped|ping|ment)?\b|\bdeliver\w*|\bdispatch\w*|\bsend(?:ing)? (?:you |it |them |out )?(?:out |off )?(?:a |an |the |your |our |another )?(?:new |spare |missing |second )?(?:replacement|parcel|package|order|part|unit|one|charger|goods|item)s?\b|\b(?:goes|go|going|sent|post(?:ed)?|sends?|sending)\b[^.]{0,30}\bout\b|\breplacement\b|\b(?:new|spare|part|order|parcel|package|unit|lamp|item)\b[^.]{0,30}\b(?:with you|arrive|reach|be there)|\bget (?:the|your) (?:part|order|parcel)|\barriv\w+|\b(?:it|(?:your|the) [^.,]{2,40}?)(?: will|['’]ll| should| is going to) be back (?:with you|home|in your hands)|\bcollect\w*|\bpick(?:ed)? [^.]{0,20}up\b|\bsend it\b/i,
  ],
  [
    "repair",
    /\brepair\w*(?! (?:phone|unit|item|device|goods))|\bfix(?:ed|ing)?\b|\bengineer\b|\btechnician\b|\bmend\w*|\bvisit\b/i,
  ],
  [
    "answer",
    /\brepl(?:y|ies|ied|ying)\b|\banswer\w*|\brespon(?:d|se)\w*|\bupdat\w+|\blet you know\b|\b(?:get|getting|come|coming|be|revert|write|writing) back\b|\bhear (?:back )?(?:from|again)\b|\binform\w*|\btell you\b|\bdecision\b|\boutcome\b|\bnews\b|\bwrit(?:e|ing) to you\b|\bfeed ?back\b|\bfollow(?:ing)? up\b|\breport back\b|\bkeep you\b|\bback to you\b|\brevert\b|\bdrop you\b|\bconfirm\w*/i,
  ],
];

const THIRD =
  "(?:the |your |our )?(?:courier|carrier|driver|postman|post office|bank|card (?:issuer|company)|manufacturer|supplier|seller|merchant|vendor|factory|insurer|insurance company|airline|haulier|marketplace|fedex|dhl|ups|dpd|gls|hermes|evri|usps|tnt|royal mail|sf express|paypal|visa|amex)\\b";
const third = new RegExp(`\\b${THIRD}`, "i");
const SUBJECT = `(?:we|i|you|it|they|this|that|all|everything|(?:someone|somebody|one)(?: (?:from|of|in|at) (?:our |the )?[a-z]{2,14}(?: [a-z]{2,10})?)?|${THIRD}|(?:a|an|our|my|the|your|one of our|one of my|each|any) (?:(?!(?:was|were|is|are|has|have|had|and|but)\\b)[a-z'’-]{1,20} ){0,5}?[a-z'’-]{1,20}|refunds?|repairs?|delivery|shipment|dispatch|collection|replacement)`;
const MODAL =
  "(?:will|['’]ll|shall|can(?! you)|should|could|(?:am|is|are|['’]m|['’]re|['’]s) (?:going|due|expected|expecting|scheduled|set|about|aiming|planning) to|(?:hope|hopes|aim|aims|expect|expects|plan|plans|intend|intends|promise|promises|promised|want|wants|need|commit)(?: you)? (?:to|that)|promise|promised to|guarantee|guarantees|undertake)";
const PROGRESS =
  "(?:am|are|is|['’]m|['’]re|['’]s) (?:now |just |currently )?(?:(?!going|being)[a-z]{2,14}ing|being [a-z]{2,14}(?:ed|t))";

type Head = "ours" | "customer" | "past" | "state";
const heads: readonly (readonly [Head, RegExp])[] = [
  ["customer", /\b(?:if|unless|in case|whether)\s[^,.]{1,80}/gi],
  [
    "customer",
    /\b(?:once|when|whenever|as soon as|after|until) (?:you|we|i|it|the|your|our|they)\b[^,.]{1,60}?(?=,| (?:we|i|you|it|they|the)\b (?:will|['’]ll|can)|$)/gi,
  ],
  [
    "ours",
    /\b(?:you(?:['’]ll|['’]d| would| will| should| shall| can expect to| are going to) (?:then |also |soon )?(?:have|hear|receive|get|see(?! (?:a|the) (?:link|button))|be (?:called|contacted|refunded|informed|paid|told|credited|notified)))\b/gi,
  ],
  [
    "ours",
    /\b(?:you can )?expect (?:the|your|my|our|a|an|to (?:hear|receive|get|have))\b|\ballow (?:up to |about |around )?\d|\b(?:let me|let us|give me|give us|allow me|allow us)\b|\byou have my word\b|\b(?:is|are|be) (?:back|with you|ready|yours|fixed)\b/gi,
  ],
  [
    "customer",
    /\b(?:please|kindly)\b(?! (?:expect|allow|bear|be patient|wait|rest assured|be assured))|\byou(?:['’]ll| will| should)? (?:must|need|have to|have \d|can|may|could|might|want|wanted|said|wrote|asked|ordered|told|should|placed|find|be able|be asked)\b|\b(?:could|can|would|do|are|did|will|have|were) you\b|(?<!['’]ll |will |to )\bmake sure\b|\blet us know\b|\byour (?:contract|subscription|warranty|voucher|code|plan|membership|trial|cover|place)\b|^\s*(?:pay|reply|return|send|keep|bring|book|call us|contact us)\b/gi,
  ],
  [
    "state",
    new RegExp(
      `\\b${SUBJECT} (?:${MODAL} )?(?:do not|don['’]t|does not|doesn['’]t|not be able|never|is closed|are closed|is open|are open|be (?:closed|open|away|on leave|on holiday|out of|valid|unavailable)|expires?|ends?|renews?|starts?|begins?|runs|usually)\\b`,
      "gi",
    ),
  ],
  [
    "state",
    new RegExp(
      `\\b${SUBJECT} ?(?:will|['’]ll|shall|can|should) (?:not|never|only (?:be|ask)|need|require|have to|miss|understand|be (?:happy|glad|able|pleased|sorry|closed|open|away|on leave|on holiday|out|valid|unavailable|charged|busy))\\b`,
      "gi",
    ),
  ],
  ["ours", new RegExp(`\\b${SUBJECT} ?(?:[a-z]{2,12}ly |also |now |then |personally )?(?:${MODAL}|${PROGRESS})`, "gi")],
  [
    "ours",
    /\b(?:delivery|collection|shipment|dispatch|visit|appointment|repair|installation|call|refund)\b[^.,;]{0,24}? (?:is|are) (?:now |re)?(?:scheduled|booked|planned|due|arranged|set) (?:for|on|by)\b/gi,
  ],
  ["ours", /\bthe next (?:one|update) is\b|\bnext (?:update|word)\b/gi],
  ["ours", /(?:^\s*|\b(?:and|but|or|then|who|which)\s+|,\s*)(?:will|should|['’]ll|shall|going to|am going to)\b/gi],
  ["ours", /^\s*(?:calling|sending|shipping|refunding|getting) (?:you|it|the|your|back)\b/gi],
  ["ours", /\b(?:your|the|a|our) (?:[a-z'’-]{1,20} ){1,3}?(?:ships|goes out|leaves|arrives|is due|comes)\b/gi],
  [
    "past",
    new RegExp(
      `\\b${SUBJECT} (?:already |just |also |never )?(?:have |has |had |['’]ve )?(?:already |just |also )?(?:was|were|did|had|has been|have been|has|have|[a-z]{2,14}ed(?! to)|left|sent|went|wrote|said|got|made|told|came|took|gave|paid|bought|spoke|found|saw|signed)\\b`,
      "gi",
    ),
  ],
];

/** What an English sentence promises by a time in it, and who; null where it promises nothing by it. */
export function judgeEnglish(sentence: Sentence, time: TimeWords): { kind: ReadKind; who: "we" | "third" } | null {
  if (sentence.asks || time.relation === "since") return null;
  const { text } = sentence;
  // “Open until 6” promises nothing; “give us until 6” does.
  if (
    time.relation === "until" &&
    !/\b(?:give (?:us|me)|(?:we|i) (?:need|have)) until\s(?:the\s)?$/i.test(text.slice(0, time.start))
  )
    return null;
  const head = governing(text, time);
  if (head?.head !== "ours") return null;
  // “within 5 days of receiving it” begins with something that has not happened.
  if (
    time.duration &&
    (/^\s*(?:of|after|from|following|once) (?:[a-z]+ing|receipt|we|you|the|your|it)\b/i.test(text.slice(time.end)) ||
      /\b(?:once|upon|after|when|as soon as)\b[^.]{1,80}$/i.test(text.slice(0, time.start)))
  )
    return null;
  const scope = text.slice(head.at, Math.max(endOfClause(text, time.end), time.end));
  const kind = englishKindOf(scope) ?? englishKindOf(text.slice(startOfClause(text, head.at))) ?? "other";
  const lead = text.slice(Math.max(0, head.at - 40), Math.max(head.at + head.length, 0));
  return {
    kind,
    who:
      third.test(lead) && !/\b(?:we|i|my|us)\b(?:['’]\w+)?(?! told| tell)[^.]{0,40}$/i.test(afterThird(lead))
        ? "third"
        : "we",
  };
}

/** The kind of what is done in these words; null where they name none of the known. */
export function englishKindOf(words: string): ReadKind | null {
  let first: { kind: ReadKind; at: number } | null = null;
  for (const [kind, pattern] of acts) {
    const at = words.search(pattern);
    if (at >= 0 && (!first || at < first.at)) first = { kind, at };
  }
  return first?.kind ?? null;
}

/** Who does what in a sentence, in the order of the words. Of two that begin at one place the first rule counts. */
export function headsOf(text: string): { head: Head; at: number; length: number }[] {
  const found = heads.flatMap(([head, pattern]) =>
    [...text.matchAll(pattern)].map((match) => ({ head, at: match.index, length: match[0].length })),
  );
  found.sort((a, b) => a.at - b.at);
  const kept: typeof found = [];
  for (const one of found) {
    const last = kept.at(-1);
    if (last && one.at < last.at + last.length && one.at + one.length <= last.at + last.length) continue;
    if (last && one.at === last.at) continue;
    kept.push(one);
  }
  return kept;
}

/** The head that a time belongs to: the last one before it, else the first behind it. */
function governing(text: string, time: TimeWords) {
  const all = headsOf(text);
  const n = all.findLastIndex(({ at }) => at < time.start);
  // “Tomorrow is a holiday, so we will …”: the time is of what is said first.
  if (n < 0 && /\b(?:is|are|was|were)\b|['’]s\b/i.test(text.slice(0, time.start))) return undefined;
  if (n < 0) return all.find(({ at }) => at >= time.end);
  const [before, last] = [all[n - 1], all[n]!];
  // “We are going to have your phone repaired by Friday”: what looks like the past is part of what is to be.
  const isPart =
    last.head === "past" && before?.head === "ours" && !breaks.test(text.slice(before.at + before.length, last.at));
  return isPart ? before : last;
}

const breaks = /[,;:—]|\b(?:and|but|because|since|as|which|who|after|when|where)\b/i;

function afterThird(lead: string): string {
  const match = third.exec(lead);
  return match ? lead.slice(match.index + match[0].length) : lead;
}

function endOfClause(text: string, from: number): number {
  const next = text.slice(from).search(/[,;:—]|\b(?:and|but|so)\b/i);
  return next < 0 ? text.length : from + next;
}

function startOfClause(text: string, before: number): number {
  return Math.max(...[",", ";", ":", "—"].map((mark) => text.lastIndexOf(mark, before)), -1) + 1;
}
