import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LineStep } from "../../../kernel/channel/index.ts";
import { readTwiml } from "../simulator/read-twiml.ts";
import { answerTwilio, twimlOf } from "./answer.ts";

const where = { hookUrl: "https://desk.example/hooks/phone/key", turn: 3 };
const say = (text: string): LineStep => ({ do: "say", text, language: "en", audio: null });
const ask: LineStep = { do: "ask", longest: 1, endKey: null, seconds: 8 };

// https://www.twilio.com/docs/voice/twiml
describe("the desk's steps as TwiML", () => {
  test("what is said before a question can be cut short by its answer", () => {
    const { type, body } = answerTwilio([say("Recorded."), say("Press one."), ask], where);
    expect(type).toContain("text/xml");
    const [gather, ...rest] = readTwiml(body!);
    expect(rest).toEqual([]);
    expect(gather).toMatchObject({
      name: "Gather",
      attributes: { numDigits: "1", finishOnKey: "", actionOnEmptyResult: "true", timeout: "8" },
    });
    expect(gather!.attributes.action).toBe("https://desk.example/hooks/phone/key?step=keys&turn=3");
    expect(gather!.inner.map(({ text }) => text)).toEqual(["Recorded.", "Press one."]);
  });

  test.each<[LineStep, string]>([
    [{ do: "leave" }, "<Leave/>"],
    [{ do: "hang-up" }, "<Hangup/>"],
    [{ do: "reject" }, '<Reject reason="busy"/>'],
    [{ do: "transfer", to: "+861055551234" }, "<Dial>+861055551234</Dial>"],
    [{ do: "transfer", to: "sip:a@pbx.example" }, "<Dial><Sip>sip:a@pbx.example</Sip></Dial>"],
    [
      { do: "talk", room: "keepword-1", record: false },
      '<Dial><Conference beep="false" startConferenceOnEnter="true" endConferenceOnExit="false">keepword-1</Conference></Dial>',
    ],
  ])("%o", (step, expected) => {
    expect(twimlOf([step], where)).toBe(`<?xml version="1.0" encoding="UTF-8"?><Response>${expected}</Response>`);
  });

  test("whatever is said stays text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        const [verb, ...rest] = readTwiml(twimlOf([say(`a${text}z`)], where));
        expect(rest).toEqual([]);
        expect(verb).toMatchObject({ name: "Say", inner: [] });
      }),
      { numRuns: 40 },
    );
  });
});
