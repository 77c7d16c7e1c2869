import { twilioSignature } from "../../toolkit/twilio/signature.ts";

export type Told = { status: number; body: string };

/** Posts a form to the desk as Twilio does, signed with the account's token. */
export async function postForm(token: string, url: string, form: Record<string, string>): Promise<Told> {
  const body = new URLSearchParams(form);
  const answer = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "x-twilio-signature": twilioSignature(token, url, body),
    },
    body: body.toString(),
  });
  return { status: answer.status, body: await answer.text() };
}
