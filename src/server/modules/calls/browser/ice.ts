import { createHmac } from "node:crypto";
import type { IceSettings } from "../../../../shared/contract/voice.ts";
import type { RunningConfig } from "../../../kernel/config.ts";

/** A call that waits may begin so much later, and one that is connected anew asks again. */
const VALID_S = 2 * 3_600;

type Servers = Pick<RunningConfig, "stunUrls" | "turnUrls" | "turnSecret" | "turnOnly">;

/**
 * By which servers a page finds the other. Its password for the TURN servers is made of when it ends and of the secret that
 * they share with us (draft-uberti-behave-turn-rest-00; coturn: use-auth-secret).
 *
 * @param who is written in the logs of the TURN server: a name that says nothing of a person
 */
export function iceFor({ stunUrls, turnUrls, turnSecret, turnOnly }: Servers, who: string, now: Date): IceSettings {
  const servers: IceSettings["servers"] = stunUrls.length > 0 ? [{ urls: [...stunUrls] }] : [];
  if (turnUrls.length > 0 && turnSecret !== null) {
    const username = `${Math.floor(now.getTime() / 1_000) + VALID_S}:${who}`;
    const credential = createHmac("sha1", turnSecret).update(username).digest("base64");
    servers.push({ urls: [...turnUrls], username, credential });
  }
  return { servers, relayOnly: turnOnly };
}
