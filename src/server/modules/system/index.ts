export { examine } from "./examine.ts";
export { showMetrics } from "./metrics-page.ts";
