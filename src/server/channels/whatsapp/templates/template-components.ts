/** The parts of a template as Meta lists them (https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/components). */
export type ListedTemplate = {
  name?: string;
  language?: string;
  status?: string;
  category?: string;
  rejected_reason?: string;
  parameter_format?: string;
  components?: Component[];
};

export type Component = {
  type?: string;
  format?: string;
  text?: string;
  buttons?: Button[];
  example?: Examples;
};

export type Examples = {
  header_text?: unknown;
  /** where the file lies that Meta was shown */
  header_handle?: unknown;
  body_text?: unknown;
  header_text_named_params?: unknown;
  body_text_named_params?: unknown;
};

export type Button = { type?: string; text?: string; url?: string; example?: unknown };
