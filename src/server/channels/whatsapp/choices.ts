import { choiceLabels } from "../toolkit/choice-labels.ts";

/**
 * Limits of what can be pressed: three buttons with 20 characters, else a list of ten rows with 24
 * (https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/interactive-list-messages).
 */
const MOST_BUTTONS = 3;
const ON_BUTTON = 20;
const IN_ROW = 24;
/** Characters of a description, of the words above the buttons, and of an id. */
const DESCRIBED = 72;
const MAX_BODY = 1_024;
const MAX_ID = 200;

/** A text with what may be pressed; null where the text is too long to have any. The id of each is its whole words. */
export function withChoices(text: string, choices: readonly string[]) {
  const fits = [...text].length <= MAX_BODY && choices.every((choice) => [...choice].length <= MAX_ID);
  if (choices.length === 0 || !fits || new Set(choices).size < choices.length) return null;
  const body = { text };
  if (choices.length <= MOST_BUTTONS) {
    const titles = choiceLabels(choices, ON_BUTTON);
    const buttons = choices.map((id, index) => ({ type: "reply", reply: { id, title: titles[index]! } }));
    return { type: "interactive", interactive: { type: "button", body, action: { buttons } } };
  }
  const titles = choiceLabels(choices, IN_ROW);
  const rows = choices.map((id, index) => {
    const title = titles[index]!;
    return { id, title, ...(title !== id && { description: [...id].slice(0, DESCRIBED).join("") }) };
  });
  const action = { button: "☰", sections: [{ rows }] };
  return { type: "interactive", interactive: { type: "list", body, action } };
}
