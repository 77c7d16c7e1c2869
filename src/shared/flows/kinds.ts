/** What a flow is for: the robot's talk with a customer, or finding a fault step by step. */
export const flowKinds = ["dialogue", "troubleshooting"] as const;

/** What can be asked. */
export const askKinds = ["choice", "text", "number", "order_number", "phone", "mail", "date", "photo"] as const;

/** Who walks a flow. */
export const flowPlayers = ["customer", "agent", "robot"] as const;
export type FlowPlayer = (typeof flowPlayers)[number];

/** How a run ended. */
export const flowOutcomes = ["solved", "not_solved", "handed_over", "abandoned"] as const;
export type FlowOutcome = (typeof flowOutcomes)[number];
