export { addressOfBrand, visitedBrand } from "./at-host.ts";
export { brandsNamed } from "./brands-named.ts";
export { brandChanged } from "./events.ts";
export { type BrandInfo, brandRefs, defaultBrand, getBrand } from "./get-brand.ts";
