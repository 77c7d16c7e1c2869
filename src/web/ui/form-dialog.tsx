import { Alert, Form, type FormInstance, Modal, type ModalProps } from "antd";
import type { ReactNode } from "react";
import { fieldFaults } from "../lib/field-problems.ts";
import { errorText } from "../lib/i18n.ts";
import { useSubmit } from "./use-submit.ts";

/** A dialog that asks for something, sends it and goes; when that does not work it stays and says why. */
export function FormDialog<V extends object>(props: {
  title: string;
  okText: string;
  send: (values: V) => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
  initialValues?: { [K in keyof V]?: V[K] | undefined };
  /** when fields are read or set from outside */
  form?: FormInstance<V>;
  requiredMark?: "optional";
  width?: number;
  mask?: ModalProps["mask"];
  /** what can be done about a failure */
  help?: (problem: unknown) => ReactNode;
}) {
  const { send, onClose, help } = props;
  const [form] = Form.useForm<V>(props.form);
  const { busy, problem, submit } = useSubmit(async (values: V) => {
    try {
      await send(values);
    } catch (error) {
      // What the server names stands at its field too.
      const shown = new Set(form.getFieldsError().map(({ name }) => name.join(".")));
      const faults = fieldFaults(error).filter(({ path }) => shown.has(path.join(".")));
      form.setFields(faults.map(({ path, text }) => ({ name: path as never, errors: [text] })));
      throw error;
    }
    onClose();
  });
  return (
    <Modal
      open
      title={props.title}
      okText={props.okText}
      onOk={form.submit}
      confirmLoading={busy}
      onCancel={onClose}
      width={props.width ?? 480}
      mask={props.mask}
    >
      <Form<V>
        form={form}
        layout="vertical"
        requiredMark={props.requiredMark ?? false}
        onFinish={submit}
        initialValues={props.initialValues}
      >
        {problem !== null && (
          <Alert
            type="error"
            showIcon
            style={{ marginBottom: 16 }}
            title={errorText(problem)}
            action={help?.(problem)}
          />
        )}
        {props.children}
      </Form>
    </Modal>
  );
}
