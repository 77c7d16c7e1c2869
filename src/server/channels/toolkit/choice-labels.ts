/**
 * What stands on the buttons of choices. Where one is too long for its button all bear the numbers that they have in the text,
 * so that two which begin alike can be told apart.
 *
 * @param longest characters on a button
 */
export function choiceLabels(choices: readonly string[], longest: number): string[] {
  const fit = (text: string) => [...text].length <= longest;
  if (choices.every(fit) && new Set(choices).size === choices.length) return [...choices];
  return choices.map((choice, index) => {
    const letters = [...`${index + 1}. ${choice}`];
    return letters.length <= longest
      ? letters.join("")
      : `${letters
          .slice(0, longest - 1)
          .join("")
          .trimEnd()}…`;
  });
}

/**
 * The whole words of what was pressed, where they are what its button showed; else what it showed. So nobody says by a button
 * what they did not read on it, whoever made it.
 */
export function wholeChoice(label: string, whole: unknown): string {
  const [, shown = label] = /^(?:\d{1,2}\. )?(.*?)…?$/su.exec(label) ?? [];
  return typeof whole === "string" && shown !== "" && whole.startsWith(shown) ? whole : label;
}

/** A text without the numbered lines of choices, for where each choice is shown in full below it. */
export function withoutNumbers(text: string, choices: readonly string[]): string {
  const typed = new Set(choices.map((choice, index) => `${index + 1}. ${choice}`));
  const rest = text.split("\n").filter((line) => !typed.has(line));
  return rest.join("\n").trim() || text;
}
