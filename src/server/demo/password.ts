import { randomInt } from "node:crypto";

const words = "tea river lamp stone willow paper cloud bridge copper linen pine harbour snow orchard kettle moon".split(
  " ",
);

/** A password that is easy to type and hard to guess: three words and a number, some two hundred million of them. */
export function makePassword(): string {
  return [...Array.from({ length: 3 }, () => words[randomInt(words.length)]), randomInt(10_000, 99_999)].join("-");
}
