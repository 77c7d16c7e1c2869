/** Function words that tell European languages apart even in two sentences. */
const WORDS: Record<string, string> = {
  en: "the and is to of in you for have my with not this that are was please hello thanks order what when it be on your would can has will from but we me been",
  de: "der die das und ist ich nicht sie ein eine für mit auf den zu haben wir bitte danke wurde meine auch es im wie aber noch bestellung sehr",
  fr: "le la les et est je vous pas pour une un des que avec dans mon ma merci bonjour nous sur qui être commande du au ce il mais avez",
  es: "el la los las y es que no por para con una un mi gracias hola pedido muy está como pero más me del su he tengo usted lo se",
  it: "il la e che non per un una con sono mi grazie ho del della di ciao buongiorno ordine come più ma gli questo anche le si",
  pt: "o a os que não para com uma um por obrigado meu minha pedido mas olá do da está você como muito em são foi ao já",
  nl: "de het een en van ik niet is dat op voor met zijn u mijn bestelling bedankt hebben maar ook nog te aan er wordt deze",
  pl: "i w nie na jest się z do to że dzień dobry dziękuję proszę moje zamówienie jak ale mam czy po od dla co",
  sv: "och det att jag inte är på för med en har som av tack hej min beställning om till kan vi ni ett den",
  da: "og det at jeg ikke er på for med en har som af tak hej min bestilling om til kan vi af jer den",
  fi: "ja on ei että se en minun kiitos hei tilaus mutta ole kun niin olen tai mitä ovat jos",
  tr: "ve bir bu için ile değil çok ama merhaba teşekkürler sipariş ben mi var da de ne kadar olarak",
  cs: "a je se na to že v ne jsem dobrý den děkuji objednávka ale jak s pro za mám by si",
  vi: "và là của tôi không có cho xin chào cảm ơn đơn hàng được này bạn với một các",
  id: "dan yang tidak saya untuk dengan ini itu terima kasih pesanan di ke dari ada sudah anda",
};

const index = new Map<string, string[]>();
for (const [language, words] of Object.entries(WORDS)) {
  for (const word of new Set(words.split(" "))) index.set(word, [...(index.get(word) ?? []), language]);
}

const SAMPLE = 4000;

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/**
 * Names the language of a text by its script, and for Latin script by its function words.
 *
 * @returns ISO 639-1 code, or null when there is too little to tell
 */
export function detectLanguage(text: string): string | null {
  const sample = text
    .slice(0, SAMPLE)
    .split(/\s+/)
    .filter((word) => !word.includes("@") && !word.includes("://"))
    .join(" ");
  const kana = count(sample, /[\u3041-\u30fa]/gu);
  const han = count(sample, /\p{Script=Han}/gu);
  const hangul = count(sample, /\p{Script=Hangul}/gu);
  const words = sample.toLowerCase().match(/[\p{Script=Latin}\p{M}]+/gu) ?? [];
  // A hanzi says about as much as half a word.
  const eastAsian = han + kana + hangul;
  if (eastAsian > 0 && eastAsian >= words.length * 0.7) {
    if (hangul > han + kana) return "ko";
    return kana * 8 > han ? "ja" : "zh";
  }
  const cyrillic = count(sample, /\p{Script=Cyrillic}/gu);
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  if (cyrillic > letters) return /[іїєґ]/iu.test(sample) ? "uk" : "ru";
  for (const [language, script] of OTHER_SCRIPTS) if (count(sample, script) > Math.max(3, letters)) return language;
  return latinLanguage(words) ?? (eastAsian >= 4 ? (kana * 8 > han ? "ja" : "zh") : null);
}

const OTHER_SCRIPTS: [string, RegExp][] = [
  ["el", /\p{Script=Greek}/gu],
  ["ar", /\p{Script=Arabic}/gu],
  ["he", /\p{Script=Hebrew}/gu],
  ["th", /\p{Script=Thai}/gu],
  ["hi", /\p{Script=Devanagari}/gu],
];

function latinLanguage(words: readonly string[]): string | null {
  const scores = new Map<string, number>();
  for (const word of words) {
    const languages = index.get(word);
    // A word that many languages share says little about each.
    for (const language of languages ?? []) scores.set(language, (scores.get(language) ?? 0) + 1 / languages!.length);
  }
  const ranked = [...scores].sort((a, b) => b[1] - a[1]);
  const [best, second] = ranked;
  if (!best || best[1] < 1 || best[1] <= (second?.[1] ?? 0)) return null;
  return best[0];
}
