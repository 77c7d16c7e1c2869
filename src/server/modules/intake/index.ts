/** The front door of intake: what a channel delivers is stored raw, then understood, and never lost in between. */
export { acceptDelivery, type Delivery } from "./accept-delivery.ts";
export { type Received, type ToReceive, receiveBatch } from "./receive-batch.ts";
