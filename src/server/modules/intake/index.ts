/** The front door of intake: what a channel delivers is stored raw, then understood, and never lost in between. */
export { acceptDelivery, type Delivery } from "./accept-delivery.ts";
export { type Received, receiveBatch, type ToReceive } from "./receive-batch.ts";
