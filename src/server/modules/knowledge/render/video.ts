const HOSTS = ["youtube.com", "youtu.be", "bilibili.com", "b23.tv", "vimeo.com", "youku.com", "v.qq.com", "douyin.com"];

/** Whether an address is a film itself, which a page can play. */
export const isFilm = (address: string) => /\.(mp4|webm)(\?[^#]*)?$/i.test(address);

/** Whether an address is the page of a film at one of the houses that show them. */
export function isFilmPage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname } = new URL(address);
  return HOSTS.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}
