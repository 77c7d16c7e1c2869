import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createQueryClient } from "../lib/query-client.ts";
import { ThemeProvider } from "../ui/theme.tsx";
import { createDeskRouter } from "./desk-router.tsx";

const queryClient = createQueryClient();
const router = createDeskRouter();

export function DeskApp() {
  return (
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <ThemeProvider>
          <RouterProvider router={router} />
        </ThemeProvider>
      </QueryClientProvider>
    </StrictMode>
  );
}
