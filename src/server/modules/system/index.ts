export { showMetrics } from "./metrics-page.ts";
export { examine } from "./examine.ts";
