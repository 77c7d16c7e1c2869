const GREETING =
  /^(?:尊敬的|亲爱的|您好|你好|亲[，,！!~～]|hi\b|hello\b|dear\b|good (?:morning|afternoon|evening)\b).{0,40}$/i;
const OPENING = /^(?:您好|你好|亲)[，,！!。~～\s]+(?=\S)/;
const FAREWELL =
  /^(?:此致|敬礼|祝(?:您|你|好|生活).{0,30}|顺祝.{0,30}|谢谢[！!。]?|感谢.{0,30}|(?:kind |best |warm )?regards\b.{0,40}|best wishes\b.{0,40}|sincerely\b.{0,40}|yours\b.{0,40}|thanks[,!.]?|thank you[,!.]?)$/i;

/**
 * An answer without the lines that greet and part, which name one customer and one agent: what is left can be said to
 * another. What stands after a parting line is a signature.
 */
export function withoutCourtesies(text: string): string {
  const lines = text.replace(/\r\n?/g, "\n").trim().split("\n");
  while (lines.length > 1 && (lines[0]!.trim() === "" || GREETING.test(lines[0]!.trim()))) lines.shift();
  const parting = lines.findIndex((line, at) => at > 0 && FAREWELL.test(line.trim()));
  const kept = parting === -1 ? lines : lines.slice(0, parting);
  return kept.join("\n").trim().replace(OPENING, "");
}
