/** The front door of calls. */
export { callbackSlotsFor } from "./callbacks/offer-slots.ts";
export { promiseSlot } from "./callbacks/promise-slot.ts";
export { waiveCallbacks } from "./callbacks/waive-callbacks.ts";
export { callAnswered, callEnded, callQueued } from "./events.ts";
