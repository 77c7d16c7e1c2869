import { declarePromiseKind } from "../promises/index.ts";

/** What is promised in a complaint, beside what people promise by hand everywhere (refund, repair). */
declarePromiseKind({ kind: "replacement" });
declarePromiseKind({ kind: "coupon" });
/**
 * An apology by a named manager, and by no other, whoever the case is given to; kept when it goes out. Customers hear of it
 * by the apology itself: the manager may see no reason for one.
 */
declarePromiseKind({ kind: "apology", staysWithKeeper: true, internal: true });
/** To get back to somebody who was unhappy with how it ended; kept by an answer, and told to nobody before. */
declarePromiseKind({ kind: "follow_up", internal: true });
