import { DatePicker } from "antd";
import type { Dayjs } from "dayjs";

/** Picks a day and a time on the clock of a wall; picked-time.ts says which instant of a zone that is. */
export function WallTimePicker(props: {
  id?: string;
  value?: Dayjs | null;
  onChange?: (at: Dayjs | null) => void;
  "aria-label"?: string;
}) {
  return (
    <DatePicker
      {...props}
      showTime={{ format: "HH:mm", minuteStep: 5 }}
      format="YYYY-MM-DD HH:mm"
      style={{ width: "100%" }}
    />
  );
}
