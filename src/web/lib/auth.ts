import { request } from "./api.ts";

/** What sign-in leads to: in, or on to the second factor. */
export type SignInResult = { needsSecondFactor: boolean };

/** Signs in by password. @throws ApiError when the pair is wrong or there were too many attempts */
export async function signIn(email: string, password: string, remember: boolean): Promise<SignInResult> {
  const body = { email, password, rememberMe: remember };
  const answer = (await request("POST", "/api/auth/sign-in/email", { body })) as { twoFactorRedirect?: boolean } | null;
  return { needsSecondFactor: answer?.twoFactorRedirect === true };
}

/** Second step of signing in: six digits of the authenticator app, or one of the backup codes. */
export async function verifySecondFactor(kind: "totp" | "backup", code: string, trust: boolean): Promise<void> {
  const path = kind === "totp" ? "/api/auth/two-factor/verify-totp" : "/api/auth/two-factor/verify-backup-code";
  await request("POST", path, { body: { code: code.replace(/\s/g, ""), trustDevice: trust } });
}

export async function signOut(): Promise<void> {
  await request("POST", "/api/auth/sign-out", { body: {} });
}

export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  const body = { currentPassword, newPassword, revokeOtherSessions: true };
  await request("POST", "/api/auth/change-password", { body });
}

/** Begins setting up an authenticator app; it counts only after `confirmTotp`. */
export async function beginTotp(password: string): Promise<{ totpURI: string; backupCodes: string[] }> {
  const body = { password };
  return (await request("POST", "/api/auth/two-factor/enable", { body })) as { totpURI: string; backupCodes: string[] };
}

export async function confirmTotp(code: string): Promise<void> {
  await request("POST", "/api/auth/two-factor/verify-totp", { body: { code: code.replace(/\s/g, "") } });
}

export async function disableTotp(password: string): Promise<void> {
  await request("POST", "/api/auth/two-factor/disable", { body: { password } });
}
