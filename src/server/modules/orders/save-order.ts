import { createHash } from "node:crypto";
import type { PutOrder, PutShipment, SavedOrder } from "../../../shared/contract/orders.ts";
import { canonicalMailAddress } from "../../../shared/mail-address.ts";
import { canonicalPhone } from "../../../shared/phone-number.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalidInput } from "../../kernel/errors.ts";
import { defaultBrand, getBrand } from "../brands/index.ts";
import { currentCustomers, customersOfHandles, handleKey, resolveHandles } from "../customers/index.ts";
import { orderChanged, orderPlaced } from "./events.ts";
import { numberKey, orderStateOf, shipmentStateOf } from "./policy.ts";
import { changeOrder, insertOrder, lockByNumber, type OrderFacts } from "./store/orders.ts";
import { type NewShipment, replaceLines, replaceShipments } from "./store/parts.ts";

/**
 * Writes an order down as the shop tells it: the whole of it, so that what is left out is no more. The same told twice
 * changes nothing. It belongs to whoever has the mail address, else the phone; whom nobody knows becomes known.
 * @throws request.invalid, request.not_found of the brand
 */
export async function saveOrder(ctx: Ctx, input: { number: string; order: PutOrder }): Promise<SavedOrder> {
  const { order } = input;
  const number = input.number.normalize("NFKC").trim();
  const key = numberKey(number);
  if (key === "") throw invalidInput({ field: "number", problem: "has neither letters nor figures" });
  if (order.total != null && !order.currency) throw invalidInput({ field: "currency", problem: "belongs to a total" });
  const handles = handlesOf(order.customer);
  const { id: brandId } = order.brandId === undefined ? await defaultBrand(ctx) : await getBrand(ctx, order.brandId);
  const shipments = (order.shipments ?? []).map(shipmentRow);
  const told = {
    number,
    externalId: order.externalId ?? null,
    name: order.customer.name?.trim() ?? null,
    mail: handles.mail?.address ?? null,
    phone: handles.phone?.address ?? null,
    state: order.state ?? orderStateOf(shipments),
    currency: order.currency ?? null,
    total: order.total ?? null,
    placedAt: new Date(order.placedAt),
    estimatedAt: dateOf(order.estimatedAt),
  };
  const lines = order.lines.map(({ sku, name, quantity }) => ({ sku: sku ?? null, name, quantity }));
  const fingerprint = createHash("sha256")
    .update(JSON.stringify([told, lines, shipments]))
    .digest("base64url");
  return ctx.tx(async (tx) => {
    let known = await lockByNumber(tx.db, brandId, key);
    if (known?.fingerprint === fingerprint) return { id: known.id, was: "same" };
    const customerId = await ownerOf(tx, known, told, handles);
    const at = tx.now();
    const row = { ...told, customerId, fingerprint, updatedAt: at };
    if (!known) {
      const made = await insertOrder(tx.db, { ...row, brandId, numberKey: key, createdAt: at });
      if (made) {
        await writeParts(tx, made.id, lines, shipments);
        tx.emit(orderPlaced, { orderId: made.id, number, state: told.state }, { customerId });
        return { id: made.id, was: "new" };
      }
      known = (await lockByNumber(tx.db, brandId, key))!;
    }
    await changeOrder(tx.db, known.id, row);
    await writeParts(tx, known.id, lines, shipments);
    tx.emit(orderChanged, { orderId: known.id, number, from: known.state, to: told.state }, { customerId });
    return { id: known.id, was: "changed" };
  });
}

async function writeParts(tx: Ctx, id: number, lines: Parameters<typeof replaceLines>[2], shipments: NewShipment[]) {
  await replaceLines(tx.db, id, lines);
  await replaceShipments(tx.db, id, shipments);
}

type Handles = ReturnType<typeof handlesOf>;

/** Who stays the owner while the shop names the same addresses, so that what people put right by hand stands. */
async function ownerOf(
  tx: Ctx,
  known: OrderFacts | undefined,
  told: Pick<OrderFacts, "mail" | "phone" | "name">,
  { mail, phone }: Handles,
): Promise<number | null> {
  if (known?.customerId && known.mail === told.mail && known.phone === told.phone) return known.customerId;
  const [first] = [mail, phone].filter((handle) => handle !== null);
  if (!first) return null;
  const owners = await customersOfHandles(tx, [first]);
  const owner = owners.get(handleKey(first));
  if (owner !== undefined) return (await currentCustomers(tx, [owner])).get(owner) ?? null;
  // Only the one address makes a person: of a gift, the other may be somebody else's.
  const made = await resolveHandles(tx, [{ ...first, name: told.name }]);
  return made.get(handleKey(first))?.customerId ?? null;
}

function handlesOf({ mail, phone }: PutOrder["customer"]) {
  return {
    mail: mail ? handle("mail", mail, canonicalMailAddress(mail)) : null,
    phone: phone ? handle("phone", phone, canonicalPhone(phone)) : null,
  };
}

function handle(kind: "mail" | "phone", display: string, address: string | null) {
  if (address === null) throw invalidInput({ field: `customer.${kind}`, problem: "is not an address of this kind" });
  return { kind, address, display: display.trim() };
}

function shipmentRow(shipment: PutShipment): NewShipment {
  const { carrier, trackingNumber, trackingUrl, events = [] } = shipment;
  return {
    carrier: carrier ?? null,
    trackingNumber: trackingNumber ?? null,
    trackingKey: trackingNumber ? numberKey(trackingNumber) : null,
    trackingUrl: trackingUrl ?? null,
    state: shipmentStateOf(shipment),
    shippedAt: dateOf(shipment.shippedAt),
    estimatedAt: dateOf(shipment.estimatedAt),
    deliveredAt: dateOf(shipment.deliveredAt),
    events: events.map(({ at, words, place }) => ({ at: new Date(at), words, place: place ?? null })),
  };
}

function dateOf(time: string | null | undefined): Date | null {
  return time ? new Date(time) : null;
}
