import { extension } from "mime-types";

/** A name for a file that came without one: what it is, and the ending of its type. */
export function nameFile(what: string, type: string | undefined): string {
  const ending = type ? extension(type) : false;
  return ending ? `${what}.${ending}` : what;
}
