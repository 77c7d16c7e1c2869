import { DatePicker, Input } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useWideScreen } from "../lib/wide-screen.ts";

/** Picks a day and a time on the clock of a wall; picked-time.ts says which instant of a zone that is. Phones have their own. */
export function WallTimePicker(props: {
  id?: string;
  value?: Dayjs | null;
  onChange?: (at: Dayjs | null) => void;
  "aria-label"?: string;
}) {
  const wide = useWideScreen(600);
  const { value, onChange, ...rest } = props;
  if (!wide) {
    return (
      <Input
        {...rest}
        type="datetime-local"
        value={value?.format("YYYY-MM-DDTHH:mm") ?? ""}
        onChange={({ target }) => onChange?.(target.value ? dayjs(target.value) : null)}
      />
    );
  }
  return (
    <DatePicker
      {...props}
      showTime={{ format: "HH:mm", minuteStep: 5 }}
      format="YYYY-MM-DD HH:mm"
      style={{ width: "100%" }}
    />
  );
}
