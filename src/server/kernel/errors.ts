/**
 * The error catalogue. Every error a person or program can meet is declared once with `defineError`; its text is
 * translated by code where it is shown, its cause stays in our logs.
 */

/** The closed list of kinds and the HTTP status each becomes. */
export const httpStatusOfKind = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  limited: 429,
  upstream: 502,
  unavailable: 503,
} as const;

export type ErrorKind = keyof typeof httpStatusOfKind;
export type ErrorParams = Record<string, string | number | boolean | null>;

/** An expected error: safe to show (`code`, `params`, `message`), with a private `cause`. */
export class KnownError extends Error {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly params: ErrorParams;

  constructor(definition: ErrorDefinition, params: ErrorParams, cause?: unknown) {
    super(fillIn(definition.message, params), cause === undefined ? undefined : { cause });
    this.name = "KnownError";
    this.code = definition.code;
    this.kind = definition.kind;
    this.params = params;
  }
}

export type ErrorDefinition = { code: string; kind: ErrorKind; message: string };
export type ErrorFactory = ((params?: ErrorParams, cause?: unknown) => KnownError) & ErrorDefinition;

const catalogue = new Map<string, ErrorDefinition>();

/**
 * Declares an error of the catalogue: `throw caseNotFound({ id })`.
 *
 * @param code `<module>.<what>`, also the translation key `errors.<code>`
 * @param message English text with `{param}` places
 */
export function defineError(code: string, kind: ErrorKind, message: string): ErrorFactory {
  if (catalogue.has(code)) throw new Error(`The error ${code} is declared twice.`);
  const definition: ErrorDefinition = { code, kind, message };
  catalogue.set(code, definition);
  const make = (params: ErrorParams = {}, cause?: unknown) => new KnownError(definition, params, cause);
  return Object.assign(make, definition);
}

/** Every declared error by code; `docs/errors.md` and the translations are checked against it. */
export function errorCatalogue(): ReadonlyMap<string, ErrorDefinition> {
  return catalogue;
}

/** True for an error that belongs to the catalogue, optionally of one code. */
export function isKnownError(error: unknown, code?: string): error is KnownError {
  return error instanceof KnownError && (code === undefined || error.code === code);
}

function fillIn(message: string, params: ErrorParams): string {
  return message.replace(/\{(\w+)\}/g, (place, name: string) => (name in params ? String(params[name]) : place));
}

export const invalidInput = defineError("request.invalid", "invalid", "{field}: {problem}");
export const notSignedIn = defineError("request.not_signed_in", "unauthenticated", "Sign in first.");
export const notAllowed = defineError("request.not_allowed", "forbidden", "You lack the permission {permission}.");
export const crossSite = defineError("request.cross_site", "forbidden", "This request came from another site.");
export const notFound = defineError("request.not_found", "not_found", "There is no {what} {id}.");
export const tooLarge = defineError("request.too_large", "too_large", "This is larger than {limit}.");
export const tooMany = defineError("request.too_many", "limited", "Too many requests. Try again in {seconds} seconds.");
export const staleVersion = defineError(
  "request.stale",
  "conflict",
  "Somebody changed this while you were at it. Reload and try again.",
);
