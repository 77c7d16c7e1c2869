import { useState } from "react";

/**
 * Whether a person has reached for a control: with the pointer or the focus, which come before they open it. What only
 * the opened control shows is asked for from then on; until then it costs no request.
 */
export function useReached(): { reached: boolean; reaching: { onMouseEnter: () => void; onFocus: () => void } } {
  const [reached, setReached] = useState(false);
  const reach = () => setReached(true);
  return { reached, reaching: { onMouseEnter: reach, onFocus: reach } };
}
