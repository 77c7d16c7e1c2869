import { expect, test } from "vitest";
import { openTelephoneDesk } from "../../../../test/support/telephone-desk.ts";
import { postForm } from "../../channels/phone/simulator/post-form.ts";

const { callOf, desk, exchange, here, promisesOf, ringing, settle, somebody, vendor, waits } = await openTelephoneDesk({
  record: true,
});

test("[A6] what is forged is refused, what comes twice or late changes nothing", async () => {
  const number = somebody();
  const line = await exchange.call(number);
  const url = vendor.world.hookUrl!;
  const form = { CallSid: line.sid, From: number, To: "+15017122661", CallStatus: "ringing" };
  expect((await postForm("another token", url, { ...form, CallSid: "CAforged" })).status).toBe(403);
  const token = String(vendor.world.config.authToken);
  const again = await postForm(token, url, form);
  expect(again.body).toContain("<Gather");
  const gather = line.doing!.attributes.action!;
  await exchange.press(line, "1");
  const late = await postForm(token, gather, { ...form, Digits: "2" });
  expect(late.body).toContain("turn=2");
  expect((await callOf(line)).language).toBe("zh-CN");
  const { rows } = await desk.pool.query("select count(*)::int as n from calls where number = $1", [number]);
  expect(rows).toEqual([{ n: 1 }]);
  await exchange.end(line);
  await postForm(token, url, { ...form, CallStatus: "completed" });
  expect((await postForm(token, gather, { ...form, Digits: "1" })).body).toContain("<Hangup/>");
  expect((await postForm(token, url, form)).body).toContain("<Hangup/>");
  expect((await postForm(token, `${url}?step=picked-up&ref=1;drop`, form)).status).toBe(403);
  await settle();
  const call = await callOf(line);
  expect(call).toMatchObject({ state: "ended", outcome: "abandoned" });
  expect(await promisesOf(call.caseId!)).toEqual([{ kind: "first_response", state: "open" }]);
});

test("[A6] a vendor that fails keeps nobody from being rung again, and loses no recording", async () => {
  vendor.break({ kind: "status", status: 500 });
  const line = await waits();
  expect(await callOf(line)).toMatchObject({ state: "queued" });
  vendor.mend();
  desk.advance("40 s");
  await here();
  await exchange.wait(line);
  await settle();
  await exchange.pickUp(ringing()!);
  await settle();
  // The agent's line is ended yet, then nothing works any more.
  vendor.break({ kind: "status", status: 429, retryAfterS: 1 }, 1);
  await exchange.end(line);
  await desk.settle({ failures: "return" });
  await exchange.settled();
  await desk.settle({ failures: "return" });
  expect((await callOf(line)).recordings).toMatchObject([{ state: "pending" }]);
  vendor.mend();
  desk.advance("2 min");
  await settle();
  expect((await callOf(line)).recordings).toMatchObject([{ state: "stored" }]);
});
