import type { Say } from "./words.ts";

/** What may be pressed instead of written: the words of a button are what is said. */
export function Choices(props: { choices: readonly string[]; say: Say; onChoose: (text: string) => void }) {
  const { choices, say, onChoose } = props;
  if (choices.length === 0) return null;
  return (
    <fieldset class="offered">
      <legend>{say("choices")}</legend>
      {choices.map((choice) => (
        <button key={choice} type="button" onClick={() => onChoose(choice)}>
          {choice}
        </button>
      ))}
    </fieldset>
  );
}
