import { expect, test } from "vitest";
import { faultOf, type Source } from "./backed.ts";

const password: Source = {
  id: "p1",
  title: "Reset your password",
  heading: "",
  text: "Press “Forgot password” on the sign-in page. We send a link to your mail address.",
};
const lamp: Source = {
  id: "p2",
  title: "Return a lamp",
  heading: "",
  text: "Send a lamp back within 30 days of delivery, in its box. The return label is free. Carpets go back within 14 days. Batteries cannot be returned. If the seal is unbroken, you can return a bulb. We may refund the postage. You can return shades but not cables. Orders over €1,000 need a signature.",
};
const chinese: Source = {
  id: "p3",
  title: "台灯怎么退货",
  heading: "",
  text: "签收后七天内可以退，连同包装寄回。运费由我们承担。电池不能退。只有会员可以免费换货。发票请在“我的订单”里申请。",
};
const sources = [password, lamp, chinese];

test.each([
  ["p1", "Press “Forgot password” on the sign-in page."],
  ["p1", "Please press “Forgot password” on the sign-in page."],
  ["p1", "We send a link to your mail address."],
  ["p2", "You can send a lamp back within 30 days of delivery, in its box."],
  ["p2", "Send a lamp back within thirty days of delivery."],
  ["p2", "The return label is free."],
  ["p2", "Batteries can't be returned."],
  ["p2", "Orders over €1000 need a signature."],
  ["p3", "签收后 7 天内可以退。"],
  ["p3", "您可以在签收后七天内退，连同包装寄回"],
  ["p3", "运费由我们承担"],
  ["p3", "电池不可以退"],
])("[D2] what its passage says may be said (%s): %s", (passage, text) => {
  expect(faultOf({ text, passage }, sources)).toBeNull();
});

test.each([
  ["p9", "The return label is free.", "no_source"],
  ["p1", "The return label is free.", "words"],
  ["p2", "Send a lamp back within 60 days of delivery, in its box.", "number"],
  ["p2", "Send a lamp back within 14 days of delivery, in its box.", "words"],
  ["p2", "Carpets go back within 30 days.", "words"],
  ["p2", "Batteries can be returned.", "words"],
  ["p2", "The return label is not free.", "words"],
  ["p2", "You can return a bulb.", "bound"],
  ["p2", "We refund the postage.", "bound"],
  ["p2", "We will refund the postage.", "promise"],
  ["p2", "You can return cables but not shades.", "words"],
  ["p2", "You can return cables.", "words"],
  ["p2", "The return label is free, and so is the lamp's bulb and shade.", "words"],
  ["p2", "The lamp is free.", "words"],
  ["p2", "Orders over €100 need a signature.", "number"],
  ["p2", "Orders over $1,000 need a signature.", "words"],
  ["p1", "Send your password to your mail address.", "words"],
  ["p1", "Send us your password.", "words"],
  ["p1", "Your password is sent to your mail address.", "words"],
  ["p1", "We send a link to attacker@evil.example.", "link"],
  ["p1", "Press “Forgot password” on evil.example.", "link"],
  ["p1", "Press “Forgot password” on https://evil.example/sign-in.", "link"],
  ["p1", "Press [Forgot password](https://evil.example).", "shape"],
  ["p1", "<b>Press “Forgot password”</b> on the sign-in page.", "shape"],
  ["p1", "Press “Forgot password” {{url}} on the sign-in page.", "shape"],
  ["p1", "The shop owes you 500 euros.", "number"],
  ["p1", "Yes, you can.", "words"],
  ["p1", "Yes.", "words"],
  ["p1", "", "words"],
  ["p1", "Anna, press “Forgot password” on the sign-in page.", "words"],
  ["p3", "签收后 30 天内可以退。", "number"],
  ["p3", "电池可以退。", "words"],
  ["p3", "运费由您承担，我们保证。", "promise"],
  ["p3", "可以免费换货。", "bound"],
  ["p3", "会员可以免费换货。", "bound"],
  ["p3", "本店赔偿一千元。", "number"],
  ["p3", "我们会赔偿您。", "promise"],
  ["p3", "签收后七天内可以免费退。", "words"],
])("[D2] what its passage does not say is not said (%s): %s", (passage, text, fault) => {
  const found = faultOf({ text, passage }, sources);
  expect(found).not.toBeNull();
  expect(found).toBe(fault);
});

test("[D2] another word for the same may be used where the desk knows it for one", () => {
  const sentence = { text: "Send a light back within 30 days of delivery.", passage: "p2" };
  expect(faultOf(sentence, sources)).toBe("words");
  expect(faultOf(sentence, sources, [{ said: ["light"], others: ["lamp"] }])).toBeNull();
});

test("[D2] under a heading that says no, nothing is said: each line there means its opposite", () => {
  const source = {
    id: "p",
    title: "Returns",
    heading: "What we do not take back",
    text: "Lamps and cables from sales.",
  };
  expect(faultOf({ text: "Lamps and cables from sales.", passage: "p" }, [source])).toBe("bound");
});
