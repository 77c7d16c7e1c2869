import { useQuery } from "@tanstack/react-query";
import { brandsQuery } from "../../pickers/people.ts";

/** What the customers of a brand mostly pay in, of the first brand where none is named; null until it is known. */
export function useCurrency(brandId: number | undefined): string | null {
  const brands = useQuery(brandsQuery).data;
  if (!brands) return null;
  return (brands.find(({ id }) => id === brandId) ?? brands[0])?.currency ?? "CNY";
}
