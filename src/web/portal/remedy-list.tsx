import type { PortalCase } from "../../shared/contract/portal.ts";
import { sayMoney } from "../../shared/money.ts";
import { type Around, moment } from "./say.ts";

/** What we gave the customer to make good, and whether it has reached them. */
export function RemedyList({ remedies, frame, say }: Around & { remedies: PortalCase["remedies"] }) {
  if (remedies.length === 0) return null;
  const clock = { locale: frame.locale, timeZone: frame.brand.timeZone };
  return (
    <section aria-labelledby="remedies-title">
      <h2 id="remedies-title">{say("portal.remedies.title")}</h2>
      <ul>
        {remedies.map(({ id, kind, amount, currency, couponCode, carriedOutAt }) => (
          <li key={id}>
            <strong>
              {say(`portal.remedies.kind.${kind}`)} {sayMoney(amount, currency, frame.locale)}
            </strong>{" "}
            <span class="soft">
              {carriedOutAt
                ? say("portal.remedies.done", { time: moment(carriedOutAt, clock) })
                : couponCode
                  ? say("portal.remedies.code", { code: couponCode })
                  : say("portal.remedies.open")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
