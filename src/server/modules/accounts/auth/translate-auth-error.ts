import { invalidInput, type KnownError, notSignedIn, tooMany } from "../../../kernel/errors.ts";
import * as errors from "../errors.ts";

const byCode: Record<string, () => KnownError> = {
  INVALID_EMAIL_OR_PASSWORD: errors.wrongCredentials,
  // Nothing tells a stranger which of both was wrong, nor that an address is malformed and so cannot be ours.
  INVALID_EMAIL: errors.wrongCredentials,
  INVALID_PASSWORD: errors.wrongPassword,
  CREDENTIAL_ACCOUNT_NOT_FOUND: errors.wrongPassword,
  PASSWORD_TOO_SHORT: () => invalidInput({ field: "newPassword", problem: "is too short" }),
  PASSWORD_TOO_LONG: () => invalidInput({ field: "newPassword", problem: "is too long" }),
  ACCOUNT_INACTIVE: errors.inactive,
  INVALID_CODE: errors.wrongCode,
  INVALID_BACKUP_CODE: errors.wrongCode,
  INVALID_TWO_FACTOR_COOKIE: errors.challengeOver,
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: errors.challengeOver,
  ACCOUNT_TEMPORARILY_LOCKED: errors.codeLocked,
  TOTP_NOT_ENABLED: errors.twoFactorState,
  TOTP_ALREADY_ENABLED: errors.twoFactorState,
  TWO_FACTOR_NOT_ENABLED: errors.twoFactorState,
  BACKUP_CODES_NOT_ENABLED: errors.twoFactorState,
};

/** An error of our catalogue for an answer of better-auth; what it would be is a fault of ours becomes `internal`. */
export function translateAuthError(status: number, body: unknown, retryAfter: string | null): Error {
  const { code, message } = (body ?? {}) as { code?: string; message?: string };
  const known = code ? byCode[code] : undefined;
  if (known) return known();
  if (status === 429) return tooMany({ seconds: Number(retryAfter ?? 60) });
  if (status === 401) return notSignedIn();
  if (status >= 500) return new Error(`better-auth answered ${status}: ${code ?? message ?? "nothing"}`);
  return errors.signInRefused({ reason: message ?? code ?? String(status) });
}
