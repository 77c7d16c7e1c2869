import { expect, it } from "vitest";
import { detectLanguage } from "./detect-language.ts";

it.each([
  ["您好，我的订单还没到", "zh"],
  ["訂單 SF1234567 還沒收到，please check", "zh"],
  ["注文した商品がまだ届きません", "ja"],
  ["주문한 상품이 아직 도착하지 않았습니다", "ko"],
  ["Where is my order? I have not received it yet.", "en"],
  ["Wo bleibt meine Bestellung? Ich habe sie noch nicht erhalten.", "de"],
  ["Bonjour, je n'ai pas reçu ma commande, merci", "fr"],
  ["Hola, no he recibido mi pedido, gracias", "es"],
  ["Здравствуйте, где мой заказ?", "ru"],
  ["Де моє замовлення? Ще не прийшло", "uk"],
  ["", null],
  ["12345", null],
  ["http://x.y/the/and", null],
])("%s → %s", (text, language) => {
  expect(detectLanguage(text)).toBe(language);
});
