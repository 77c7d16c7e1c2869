import { defineModule } from "../../kernel/define-module.ts";
import { wordsOf } from "../../kernel/words.ts";
import { providePortalLinks } from "../portal/index.ts";
import { jobs } from "./jobs.ts";
import { asCommunity, communities, titleOf } from "./open-community.ts";
import { proposalRoutes } from "./proposals/routes.ts";
import { reactions } from "./reactions.ts";
import { deskRoutes } from "./routes/desk.ts";
import { memberRoutes } from "./routes/members.ts";
import { offerRoutes } from "./routes/offers.ts";
import { pageRoutes } from "./routes/pages.ts";
import { postRoutes } from "./routes/posts.ts";

providePortalLinks(async (ctx, brand, locale) => {
  const open = await communities(asCommunity(ctx));
  return open
    .filter((community) => community.brand.id === brand.id)
    .map((community) => ({
      href: `/community/${community.config.slug}`,
      text: titleOf(community, locale, wordsOf(locale)("community.title")),
    }));
});

/** Public questions and answers: customers help each other, people of ours answer under their name, and posts are cases. */
export const community = defineModule({
  name: "community",
  routes: [...pageRoutes, ...memberRoutes, ...postRoutes, ...offerRoutes, ...deskRoutes, ...proposalRoutes],
  jobs,
  reactions,
});
