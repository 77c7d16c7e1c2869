// npm run build: the browser's parts, into dist/.
import { buildWeb } from "./setup/build-web.mjs";
import { ensureInstalled } from "./setup/install.mjs";

await ensureInstalled({ checks: false });
await buildWeb();
