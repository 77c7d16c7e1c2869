import type { Stage } from "../stage.ts";
import type { Talk } from "./talks.ts";

/** Somebody at the shop's chat: each line is what their widget would send. */
export type Visitor = { say(text: string, place: number): Promise<void> };

/** A new visitor of the chat with this key. */
export async function visit(stage: Stage, key: string, { locale, name }: Talk, place: number): Promise<Visitor> {
  const from = `203.0.113.${30 + place}`;
  let token = "";
  const send = async (path: string, body: object) => {
    const headers = { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) };
    const answer = await stage.line({
      method: "POST",
      path: `/chat/${key}/${path}`,
      headers,
      from,
      body: JSON.stringify(body),
    });
    if (answer.status >= 400) throw new Error(`${name} could not chat: ${answer.status} ${answer.text.slice(0, 300)}`);
    return JSON.parse(answer.text);
  };
  token = (await send("visitors", { locale, name })).token;
  return {
    async say(text, line) {
      await send("messages", { text, clientId: `demo-talk-${place}-${line}` });
      await stage.settle();
    },
  };
}
