/**
 * Guides: flows that a customer walks alone, on pages that need no script.
 *
 * GET  /guide                 public  the guides of the shop
 * GET  /guide/:slug           public  what a guide helps with, and where it begins
 * POST /guide/:slug           public  begins a walk; leads to its page
 * GET  /guide/:slug/:token    public  where a walk stands; whoever has the address may go on with it
 * POST /guide/:slug/:token    public  an answer, or back (multipart)
 */
import type { PageHead } from "./community.ts";
import type { FlowTurn } from "./flows.ts";

export type GuidePage = { head: PageHead; guide: string } & (
  | { page: "guides"; guides: { slug: string; name: string; about: string }[] }
  | { page: "guide-start"; name: string; about: string }
  | {
      page: "guide-step";
      turn: FlowTurn;
      token: string;
      /** what was typed and could not be taken */
      typed: string;
      /** where one writes to us, with what was answered */
      writeUrl: string;
    }
);
