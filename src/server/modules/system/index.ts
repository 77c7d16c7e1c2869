export { showMetrics } from "./metrics-page.ts";
