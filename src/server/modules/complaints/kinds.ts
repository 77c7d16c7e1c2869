import { declarePromiseKind } from "../promises/index.ts";

/** What is promised in a complaint, beside what people promise by hand everywhere (refund, repair). */
declarePromiseKind({ kind: "replacement" });
declarePromiseKind({ kind: "coupon" });
/** An apology by a named manager; kept when it goes out. */
declarePromiseKind({ kind: "apology" });
/** To get back to somebody who was unhappy with how it ended; kept by an answer. */
declarePromiseKind({ kind: "follow_up" });
