import type { FormSpec } from "../../../shared/contract/forms.ts";

/** The form every brand begins with: what a shop must know to answer, and no more. */
export const contactForm: FormSpec = {
  title: { "zh-CN": "联系我们", en: "Write to us" },
  intro: {
    "zh-CN": "有问题请告诉我们。您的事由专人负责到底；我们答应过您什么、什么时候兑现，您随时都能看到。",
    en: "Write to us. One person takes care of your matter from start to end, and you can see at any time what we promised you and by when.",
  },
  confirmation: {},
  kind: "question",
  fields: [
    {
      key: "name",
      kind: "short_text",
      label: { "zh-CN": "您的姓名", en: "Your name" },
      role: "name",
      required: true,
      maxLength: 200,
    },
    {
      key: "email",
      kind: "email",
      label: { "zh-CN": "您的邮箱", en: "Your e-mail address" },
      role: "address",
      required: true,
    },
    {
      key: "subject",
      kind: "short_text",
      label: { "zh-CN": "主题", en: "What is it about?" },
      role: "subject",
      required: true,
      maxLength: 300,
    },
    {
      key: "text",
      kind: "long_text",
      label: { "zh-CN": "请描述您遇到的问题", en: "What happened?" },
      role: "words",
      required: true,
      maxLength: 20_000,
    },
    { key: "files", kind: "files", label: { "zh-CN": "图片或文件", en: "Pictures or files" } },
  ],
  anonymous: false,
  teamId: null,
  priority: 2,
  tags: [],
  ownerIds: [],
  notifyIds: [],
  executiveIds: [],
  origins: [],
};
