import { Button } from "antd";
import { useAction } from "../../../../ui/use-action.ts";
import { type Question, useConfirm } from "../../../../ui/use-confirm.ts";

/** Takes away what a form is about, after asking. */
export function DeleteButton(props: {
  text: string;
  question: Omit<Question, "danger" | "ok">;
  act: () => Promise<unknown>;
  done: string;
  onDone: () => void;
}) {
  const confirm = useConfirm();
  const { busy, run } = useAction();
  const click = async () => {
    if (!(await confirm({ ...props.question, ok: props.text, danger: true }))) return;
    if (await run(props.act, props.done)) props.onDone();
  };
  return (
    <Button danger onClick={click} loading={busy}>
      {props.text}
    </Button>
  );
}
