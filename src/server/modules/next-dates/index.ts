/** The front door of next dates; others need nothing of it. */
export {};
