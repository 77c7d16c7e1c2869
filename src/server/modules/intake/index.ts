/** The front door of intake: what a channel delivers is stored raw, then understood, and never lost in between. */
export { acceptDelivery, type Delivery } from "./accept-delivery.ts";
export { acknowledge } from "./acknowledge.ts";
export { createDrain } from "./drain.ts";
export { deliveryFailed, deliveryRefused } from "./events.ts";
export { hookRequest } from "./hook-request.ts";
export { type IntakeFigures, intakeFigures } from "./intake-figures.ts";
export { type MachineMail, provideQuoteMask } from "./mask-quotes.ts";
export { whySilent } from "./policy-of-acknowledging.ts";
export { type Opening, type Received, receiveBatch, type ToReceive } from "./receive-batch.ts";
export { receiveNow } from "./receive-now.ts";
export { type Receiver, startReceiver } from "./start-receiver.ts";
export { numbersIn } from "./which-case/numbers.ts";
