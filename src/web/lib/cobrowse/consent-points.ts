/** What a customer is told before they agree, one line each. */
export const consentPoints = ["who", "hidden", "acts", "kept", "end"] as const;
