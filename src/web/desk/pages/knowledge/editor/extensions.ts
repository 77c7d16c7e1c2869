import { Image } from "@tiptap/extension-image";
import { TableKit } from "@tiptap/extension-table";
import { Markdown } from "@tiptap/markdown";
import StarterKit from "@tiptap/starter-kit";
import { Callout } from "./callout.ts";

// Films stand in the text as pictures do, and are told by their ending.
const Media = Image.extend({
  renderHTML({ HTMLAttributes: attributes }) {
    const { src, alt } = attributes as { src?: string; alt?: string };
    if (/\.(mp4|webm)$/i.test(src ?? ""))
      return ["video", { src, controls: "", preload: "metadata", "aria-label": alt ?? "" }];
    return ["img", attributes];
  },
});

/** What an article can hold; each part has its Markdown. Underlining has none, so that it is left out. */
export const extensions = [
  StarterKit.configure({ underline: false, link: { openOnClick: false, autolink: true, defaultProtocol: "https" } }),
  Media.configure({ inline: true }),
  Callout,
  TableKit.configure({ table: { resizable: false } }),
  Markdown,
];
