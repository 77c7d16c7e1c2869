import type { DeliveryReport } from "../../../kernel/channel/index.ts";

/** What sounds like a failure and is none: "Error code: 0", "no errors", "Failed pages: 0". */
const NO_FAILURE = [
  "no errors?|without errors?|keine fehler|fehlerfrei|sans erreur|sin errores|senza errori",
  "(?:0|zero) (?:errors?|failed)",
  "(?:error|fail\\w*|fehler|erreur|errore|fallos?)[ -]?(?:code|count|pages|status)?[ \\t]*[:=][ \\t]*(?:0+|none|ok)",
];
const HARMLESS = new RegExp(anyOf(...NO_FAILURE), "giu");
const HARMLESS_ZH = /(?:错误|失败)(?:代码|码|页数|数)?\s*[:：]\s*(?:0+(?!\d)|无)|(?:无|没有)错误/g;

const FAILED = anyOf(
  "fail(?:ed|ure)?|unsuccessful(?:ly)?|undeliver\\w*|error|busy|no answer|rejected|aborted|cancell?ed|could not|couldn['’]t|unable",
  "(?:not|(?:is|was|were|has|have)n['’]t) (?:yet )?(?:be |been )?(?:successfully )?(?:sent|delivered|transmitted|completed|ok)",
  "fehlgeschlagen|fehler|konnte nicht|nicht (?:erfolgreich|gesendet|zugestellt|übertragen)|besetzt|abgebrochen",
  "échec|échoué\\w*|erreur|non (?:envoyé|transmis|délivré|remis|abouti)e?|n['’]a (?:pas|pu)|impossible|occupé|annulé|rejeté|sans réponse",
  "fall[oó]|fallid[oa]|no (?:se )?(?:ha |pudo |fue )\\p{L}*|no (?:enviad|entregad|transmitid)[oa]|ocupad[oa]|cancelad[oa]|rechazad[oa]|sin respuesta",
  "fallit[oa]|errore|non (?:è stat[oa] )?(?:inviat|consegnat|trasmess|riuscit)[oa]|impossibile|occupat[oa]|annullat[oa]|rifiutat[oa]|nessuna risposta",
);
const FAILED_ZH = /失败|未成功|不成功|未能|未送达|无法|占线|忙音|无人接听|错误|已取消/;

/** What is promised is not done. */
const PROMISED = new RegExp(
  anyOf(
    "(?:will|to|is|are) (?:be |being )(?:sent|delivered|transmitted|completed)|(?:until|once|when|if) (?:it is|it was|it has been) (?:sent|delivered|transmitted)",
    "wird (?:gesendet|zugestellt|übertragen)|sera (?:envoyé|transmis)e?|será (?:enviad|entregad)[oa]|sarà (?:inviat|consegnat)[oa]",
  ),
  "giu",
);
const DONE = anyOf(
  "success(?:ful(?:ly)?)?|sent|delivered|transmitted|completed|ok",
  "erfolgreich|gesendet|zugestellt|übertragen",
  "envoyée?|transmise?|délivrée?|remise?|réussie?|succès|abouti",
  "enviad[oa]|entregad[oa]|transmitid[oa]|éxito|exitosa?(?:mente)?|correctamente|completad[oa]",
  "inviat[oa]|consegnat[oa]|trasmess[oa]|riuscit[oa]|successo|completat[oa]",
);
const DONE_ZH = /成功|已发送|已送达|发送完成/;

const UNDER_WAY = anyOf(
  "queued|waiting|pending|scheduled|in progress|processing|sending|retrying|accepted|submitted",
  "warteschlange|en attente|en cours|en cola|en espera|in coda|in corso",
);
const UNDER_WAY_ZH = /排队|等待|处理中|发送中|已受理|已提交|重试/;

/** How a fax of ours fares by a provider's words for it; null where they say nothing of that. */
export function outcomeIn(
  text: string,
): Extract<DeliveryReport["outcome"], "delivered" | "bounced" | "delayed"> | null {
  const said = text.replace(HARMLESS, " ").replace(HARMLESS_ZH, " ");
  if (FAILED.test(said) || FAILED_ZH.test(said)) return "bounced";
  if (DONE.test(said.replace(PROMISED, " ")) || DONE_ZH.test(said)) return "delivered";
  return said.search(PROMISED) >= 0 || UNDER_WAY.test(said) || UNDER_WAY_ZH.test(said) ? "delayed" : null;
}

/** Whole words: `\b` knows no letters but those of English. */
function anyOf(...alternatives: string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join("|")})(?![\\p{L}\\p{N}])`, "iu");
}
