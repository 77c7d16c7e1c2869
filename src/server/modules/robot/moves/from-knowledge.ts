import type { KnowledgeHit } from "../../../../shared/contract/knowledge.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import {
  anybody,
  knownCustomer,
  leadsOf,
  otherWordsFor,
  searchKnowledge,
  shortAddress,
} from "../../knowledge/index.ts";
import { handOver, type Move, type Told, type Turning } from "../move.ts";
import { type Decision, decide, type Found } from "../policy.ts";
import { answeringSentences, harmless } from "../understand/answering.ts";
import type { Offered } from "../understand/choice.ts";
import { clausesIn, questionsIn } from "../understand/fillers.ts";
import { oddsOf, shareOf } from "../understand/sureness.ts";
import { fitOf, type OtherWords, otherTerms, saysNoMore, tellingTerms } from "../understand/telling.ts";
import { isProven } from "./proven.ts";

/** Passages looked at for a question. */
const LOOKED_AT = 6;
/** A message with several questions gets so many answers. */
const MOST_ANSWERS = 2;

type Hit = KnowledgeHit & { fit: number; odds: number };
/** A clause of one word counts where a title says it too. */
const ONE_WORD = 0.8;

/** What was found for a question, the one that fits best first. */
type Asked = { terms: string[]; others: OtherWords; hits: Hit[]; decision: Decision };

/**
 * Answers from the knowledge, asks back among what may be meant, or admits that nothing is known. All it says of the
 * matter are sentences of published articles, word for word.
 *
 * @param picked what the customer chose of what was offered: then that answers
 */
export async function fromKnowledge(tx: Ctx, turning: Turning, picked?: Offered): Promise<Move | null> {
  const whole = await ask(tx, turning, turning.text);
  if (picked) {
    const hit = whole.hits.find(({ articleId }) => articleId === picked.articleId);
    return hit ? answer(tx, turning, [{ ...whole, hits: [hit] }], "chosen") : missing(turning, whole);
  }
  const questions = questionsIn(turning.text);
  const parts = questions.length > 1 ? await Promise.all(questions.map((one) => ask(tx, turning, one))) : [];
  const several = distinct(parts.filter(isSure)).slice(0, MOST_ANSWERS);
  if (several.length > 1) return answer(tx, turning, several, "several_questions");
  if (isSure(whole)) return answer(tx, turning, [whole], whole.decision.reason);
  if (several.length > 0) return answer(tx, turning, several, "one_question_of");
  const clauses = clausesIn(turning.text);
  const told =
    clauses.length > 1 ? (await Promise.all(clauses.map((one) => ask(tx, turning, one)))).filter(isSure) : [];
  // What surrounds the question is a story: only where one thing alone is asked in it.
  const clause = distinct(told.filter(({ terms, hits }) => terms.length > 1 || hits[0]!.fit > ONE_WORD));
  if (clause.length === 1) return answer(tx, turning, clause, "one_clause");
  const unsure = [whole, ...parts].find(({ decision }) => decision.move === "ask_back");
  return unsure ? askBack(turning, unsure) : missing(turning, whole);
}

function isSure({ decision }: Asked): boolean {
  return decision.move === "answer";
}

async function ask(tx: Ctx, turning: Turning, text: string): Promise<Asked> {
  const { dialogue } = turning;
  const question = questionsIn(text, 9).join(" ");
  const reader = (await isProven(tx, turning)) ? knownCustomer(dialogue.brandId) : anybody(dialogue.brandId);
  const { items, corrected } = await searchKnowledge(tx, {
    query: question,
    reader,
    locales: [dialogue.locale],
    limit: LOOKED_AT,
  });
  const meant = corrected ?? question;
  const terms = tellingTerms(meant);
  const others = otherTerms(await otherWordsFor(tx, meant));
  const fitting = items
    .filter(({ articleId }) => !dialogue.rejected.includes(articleId))
    .map((hit) => ({ ...hit, ...fitOf(terms, hit, others) }));
  const odds = oddsOf(fitting, dialogue.locale);
  const hits = fitting
    .map((hit, place): Hit => ({ ...hit, odds: odds[place]! }))
    .toSorted((a, b) => b.odds - a.odds || b.score - a.score);
  return { terms, hits, decision: decide(hits, turning.settings), others };
}

/** Each article answers once. */
function distinct(asked: readonly Asked[]): Asked[] {
  const seen = new Set<number>();
  return asked.filter(({ hits }) => !seen.has(hits[0]!.articleId) && seen.add(hits[0]!.articleId));
}

async function answer(
  tx: Ctx,
  { dialogue, say, pressing }: Turning,
  asked: readonly Asked[],
  reason: string,
): Promise<Move> {
  const leads = await leadsOf(
    tx,
    asked.map(({ hits }) => hits[0]!.articleId),
    dialogue.locale,
  );
  const knowledge: Told[] = [];
  const parts = asked.map(async ({ terms, others, hits: [hit] }) => {
    const lead = leads.get(hit!.articleId);
    // Who asked for no more than the title says is told in short what the article says.
    const text = lead && saysNoMore(terms, others, hit!, lead) ? lead : hit!.text;
    const words = answeringSentences(text || hit!.title, terms);
    knowledge.push({ ...toldOf(hit!), ...(text !== hit!.text && { text, heading: "" }), words });
    // Put together, not filled in: what stands in an article is never read as a text of ours with places in it.
    return `${words}\n${say("robot.source")}${harmless(hit!.title)} ${await shortAddress(tx, hit!, dialogue.brandId)}`;
  });
  const ask = pressing ? say("robot.didThatHelp") : say("robot.didThatHelpTyped");
  return {
    move: "answer",
    reason,
    text: [...(await Promise.all(parts)), ask].join("\n\n"),
    choices: [say("robot.yesSolved"), say("robot.notSolved"), say("robot.toPerson")],
    found: asked.flatMap(({ hits }) => hits.map(foundOf)),
    shown: asked.map(({ hits }) => hits[0]!.articleId),
    knowledge,
    waits: null,
    ...(dialogue.misses > 0 && { misses: dialogue.misses }),
  };
}

function askBack({ say, text }: Turning, { hits, decision }: Asked): Move {
  const shown = decision.shown.map(({ passageId }) => hits.find((hit) => hit.passageId === passageId)!);
  const offered = shown.map(({ articleId, passageId, title }) => ({ articleId, passageId, title: harmless(title) }));
  const lines = offered.map(({ title }, index) => `${index + 1}. ${title}`);
  const none = say("robot.noneOfThem");
  return {
    move: "ask_back",
    reason: decision.reason,
    text: [say(offered.length === 1 ? "robot.isItThis" : "robot.whichOne"), ...lines].join("\n"),
    choices: [...offered.map(({ title }) => title), none],
    found: hits.map(foundOf),
    shown: offered.map(({ articleId }) => articleId),
    knowledge: hits.map(toldOf),
    waits: { for: "choice", offered, question: text },
  };
}

function missing({ dialogue, settings, say }: Turning, { hits, decision }: Asked): Move {
  const misses = dialogue.misses + 1;
  const found = hits.map(foundOf);
  if (misses >= settings.mostMisses) return handOver("two_misses", { misses, found });
  const reason = decision.move === "admit" ? decision.reason : "too_weak";
  const choices = [say("robot.toPerson")];
  return {
    move: "admit",
    reason,
    text: say("robot.doNotKnow"),
    choices,
    found,
    knowledge: hits.map(toldOf),
    misses,
    waits: null,
  };
}

function foundOf({ articleId, passageId, title, score, coverage, fit, odds }: Hit): Found {
  return { articleId, passageId, title, score, coverage, fit, sureness: shareOf(odds) };
}

function toldOf({ articleId, passageId, title, heading, text, fit, odds }: Hit): Told {
  return { articleId, passageId, title, heading, text, words: null, fit, sureness: shareOf(odds) };
}
