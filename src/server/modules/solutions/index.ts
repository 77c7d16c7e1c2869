/** The front door of solutions: what was answered before, and with what. */
export { noteArticleUsed } from "./article-uses.ts";
