/**
 * The policy a mail is shown under: nothing runs, nothing is loaded but what is listed, no form is sent, no frame is
 * opened, wherever the page is shown. `allow-same-origin` without `allow-scripts` lets the desk measure the page and the
 * browser send its cookie for our own attachments; scripts stay off twice over. Popups are for links.
 */
export function mailPagePolicy(remoteImages: boolean): string {
  return [
    "default-src 'none'",
    `img-src 'self' data:${remoteImages ? " https:" : ""}`,
    "style-src 'unsafe-inline'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
    "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox",
  ].join("; ");
}

/** A page around sanitised HTML. Mails are written for white paper, so that is what they get in dark mode, too. */
export function mailPage(fragment: string): string {
  return `<!doctype html>
<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light"><meta name="referrer" content="no-referrer"><title></title>
<style>
html { background: #fff; color: #1f1f1f; }
body { margin: 0; font: 14px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif; overflow-wrap: anywhere; }
img { max-width: 100%; height: auto; }
img[data-blocked] { outline: 1px dashed #bfbfbf; min-width: 16px; min-height: 16px; }
blockquote { margin: 0 0 0 8px; padding-left: 10px; border-left: 2px solid #d9d9d9; }
pre { white-space: pre-wrap; }
table { max-width: 100%; }
</style></head><body>${fragment}</body></html>`;
}
