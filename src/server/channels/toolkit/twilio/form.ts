/** The parameters of a form as Twilio posts it (application/x-www-form-urlencoded). */
export type Form = Readonly<Record<string, string>>;

/** Reads a posted form; of a name that comes twice the last value counts. */
export function readForm(body: Uint8Array): Form {
  return Object.fromEntries(new URLSearchParams(Buffer.from(body).toString()));
}
