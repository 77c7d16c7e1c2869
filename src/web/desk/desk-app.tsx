import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode, useState } from "react";
import { ThemeProvider } from "../ui/theme.tsx";
import { createDeskRouter } from "./desk-router.tsx";

export function DeskApp({ client }: { client: QueryClient }) {
  const [router] = useState(() => createDeskRouter(client));
  return (
    <StrictMode>
      <QueryClientProvider client={client}>
        <ThemeProvider>
          <RouterProvider router={router} />
        </ThemeProvider>
      </QueryClientProvider>
    </StrictMode>
  );
}
