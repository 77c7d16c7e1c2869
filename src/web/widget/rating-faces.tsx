import type { Say } from "./words.ts";

/** Mouths, from the happiest on: drawn, because not every machine has pictures for letters. */
const faces = [
  [5, "M7 13q5 7 10 0z"],
  [4, "M8 14q4 4 8 0"],
  [3, "M8 15.500h8"],
  [2, "M8 16.500q4-4 8 0"],
  [1, "M7 17.500q5-7 10 0z"],
] as const;

/** How did you find it? A face is the digit that the question asks for: it is written like any other word. */
export function RatingFaces({ say, onRate }: { say: Say; onRate: (rating: 1 | 2 | 3 | 4 | 5) => void }) {
  return (
    <fieldset class="faces">
      <legend>{say("rate")}</legend>
      {faces.map(([rating, mouth]) => (
        <button key={rating} type="button" onClick={() => onRate(rating)}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d={`M12 2a10 10 0 100 20 10 10 0 000-20M8.500 8.500v1.500M15.500 8.500v1.500${mouth}`} />
          </svg>
          {say(`rate${rating}`)}
        </button>
      ))}
    </fieldset>
  );
}
