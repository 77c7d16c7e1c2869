/** A cause of the starting tree; `hints` are words that customers use, parted by bars. */
export type StartingCause = { code: string; zh: string; en: string; hints?: string; below?: readonly StartingCause[] };

/** What goes wrong in online shops. A shop changes it as it likes; it is planted once. */
export const startingTree: readonly StartingCause[] = [
  {
    code: "product",
    zh: "商品质量",
    en: "Product",
    below: [
      {
        code: "defect",
        zh: "故障或次品",
        en: "Defective",
        hints:
          "坏了|坏的|故障|次品|不能用|用不了|质量问题|质量太差|失灵|defective|broken|faulty|does not work|doesn't work|stopped working",
      },
      {
        code: "wears_out",
        zh: "不耐用",
        en: "Wears out too soon",
        hints: "不耐用|用了几天就|掉色|开裂|起球|开线|wore out|fell apart|fades|after a week",
      },
      {
        code: "unsafe",
        zh: "安全或卫生隐患",
        en: "Unsafe",
        hints: "漏电|起火|冒烟|过敏|异味|发霉|过期|受伤|fire|smoke|electric shock|allergic|mould|expired|injured",
      },
      {
        code: "counterfeit",
        zh: "疑似假货",
        en: "Suspected fake",
        hints: "假货|不是正品|山寨|fake|counterfeit|not genuine",
      },
    ],
  },
  {
    code: "delivery",
    zh: "物流配送",
    en: "Delivery",
    below: [
      {
        code: "late",
        zh: "送达延误",
        en: "Late",
        hints:
          "还没到|没收到货|没送到|延误|太慢|迟迟不|不发货|late|not arrived|hasn't arrived|has not arrived|still waiting|delayed",
      },
      {
        code: "lost",
        zh: "包裹丢失",
        en: "Lost",
        hints: "丢件|弄丢|丢了|找不到包裹|lost|missing parcel|never arrived",
      },
      {
        code: "damaged",
        zh: "运输破损",
        en: "Damaged on the way",
        hints: "破损|压坏|摔坏|碎了|包装烂|damaged|crushed|smashed|arrived broken",
      },
      {
        code: "wrong_item",
        zh: "发错或少件",
        en: "Wrong or missing item",
        hints:
          "发错|错发|少发|少了|漏发|不是我买的|wrong item|wrong size|wrong colour|wrong color|missing item|not what i ordered",
      },
      {
        code: "courier",
        zh: "快递员服务",
        en: "Courier's conduct",
        hints: "快递员|态度恶劣|不送上门|courier|driver was rude|left in the rain",
      },
    ],
  },
  {
    code: "description",
    zh: "描述不符",
    en: "Description",
    below: [
      {
        code: "not_as_described",
        zh: "与描述或图片不符",
        en: "Not as described",
        hints: "与描述不符|和图片不一样|货不对板|虚假宣传|not as described|misleading|looks different",
      },
      { code: "size", zh: "尺码不准", en: "Size chart wrong", hints: "尺码|偏大|偏小|size chart|too small|too big" },
      {
        code: "instructions",
        zh: "说明书不清楚",
        en: "Instructions unclear",
        hints: "说明书|不会用|怎么安装|instructions|manual",
      },
    ],
  },
  {
    code: "price",
    zh: "价格与优惠",
    en: "Price and offers",
    below: [
      {
        code: "price_drop",
        zh: "买后降价",
        en: "Price dropped after buying",
        hints: "降价|保价|差价|price drop|cheaper now",
      },
      {
        code: "coupon",
        zh: "优惠未生效",
        en: "Coupon not applied",
        hints: "优惠券|满减|没优惠|coupon|discount|voucher",
      },
      {
        code: "hidden_costs",
        zh: "额外收费",
        en: "Unexpected charge",
        hints: "乱收费|多收|运费|hidden fee|extra charge|overcharged",
      },
    ],
  },
  {
    code: "service",
    zh: "客服服务",
    en: "Service",
    below: [
      {
        code: "promise_broken",
        zh: "承诺未兑现",
        en: "Promise broken",
        hints: "说好的|答应|没回电话|没人回复|言而无信|promised|you said|nobody called|never called back",
      },
      {
        code: "slow_answer",
        zh: "回复太慢",
        en: "Slow answer",
        hints: "没人理|一直不回|等了很久|no answer|no reply|ignored",
      },
      { code: "rude", zh: "态度不好", en: "Unfriendly", hints: "态度差|态度不好|骂人|不耐烦|rude|unfriendly|impolite" },
      {
        code: "wrong_information",
        zh: "答复有误",
        en: "Wrong information",
        hints: "说错|误导|前后不一|wrong information|told me something else",
      },
      {
        code: "passed_around",
        zh: "推诿扯皮",
        en: "Passed around",
        hints: "踢皮球|推来推去|推卸责任|passed around|passed from one",
      },
    ],
  },
  {
    code: "payment",
    zh: "支付与退款",
    en: "Payment and refund",
    below: [
      {
        code: "refund_late",
        zh: "退款迟迟未到",
        en: "Refund late",
        hints: "没退款|退款没到|还不退款|不给退款|refund not received|no refund|still no refund|waiting for my refund",
      },
      {
        code: "double_charge",
        zh: "重复扣款",
        en: "Charged twice",
        hints: "重复扣款|扣了两次|charged twice|double charge",
      },
      { code: "invoice", zh: "发票问题", en: "Invoice", hints: "发票|invoice|receipt" },
    ],
  },
  {
    code: "returns",
    zh: "退换与维修",
    en: "Returns and repair",
    below: [
      {
        code: "return_refused",
        zh: "拒绝退换",
        en: "Return refused",
        hints: "不给退|拒绝退货|不让退|refused to take back|return refused",
      },
      {
        code: "repair_slow",
        zh: "维修拖延",
        en: "Repair takes too long",
        hints: "维修|修了很久|repair|still being repaired",
      },
    ],
  },
  {
    code: "app",
    zh: "网站与应用",
    en: "Website and app",
    below: [
      {
        code: "app_fault",
        zh: "无法使用或报错",
        en: "Does not work",
        hints: "闪退|打不开|登录不了|报错|crash|cannot log in|error message",
      },
      { code: "privacy", zh: "隐私与骚扰", en: "Privacy", hints: "泄露|骚扰|垃圾短信|privacy|spam|my data" },
    ],
  },
  {
    code: "customer_side",
    zh: "客户自身原因",
    en: "On the customer's side",
    hints: "不想要了|买错了|changed my mind|ordered by mistake",
  },
  { code: "other", zh: "其他", en: "Other" },
];
