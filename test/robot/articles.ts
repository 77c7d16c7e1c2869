/** What the shop of the written dialogues tells its customers, by topic. */
type Words = { title: string; summary: string; body: string };
export type Topic = { key: string; zh: Words; en: Words };

const words = (title: string, summary: string, body: string): Words => ({ title, summary, body });

export const topics: readonly Topic[] = [
  {
    key: "return",
    zh: words(
      "怎么退货",
      "签收后 30 天内，没用过的商品可以退货。",
      "## 申请退货\n打开“我的订单”，找到那笔订单，点“申请退货”，选择原因后提交。\n\n## 寄回商品\n我们会发一张免费的退货面单给您。把商品连同包装寄回，退回来的运费由我们承担。\n\n## 不能退的商品\n定制的商品、拆封的床品和食品不能退。",
    ),
    en: words(
      "Return an item",
      "Unused items can be returned within 30 days of delivery.",
      "## Ask for a return\nOpen “My orders”, choose the order and press “Return”. Give a reason and send it.\n\n## Send it back\nWe mail you a free return label. Put the item in its box and drop it at any post office; we pay the postage.\n\n## What cannot be returned\nCustom-made items, opened bedding and food cannot be sent back.",
    ),
  },
  {
    key: "exchange",
    zh: words(
      "怎么换货",
      "颜色或尺寸不合适，签收后 15 天内可以换货。",
      "打开“我的订单”，点“申请换货”，选择要换的颜色或尺寸。我们收到寄回的商品后，当天寄出新的。换货只能换同一款商品，差价多退少补。",
    ),
    en: words(
      "Exchange for another size or colour",
      "Wrong size or colour? Exchange it within 15 days.",
      "Open “My orders” and press “Exchange”, then choose the size or colour you want instead. The new one leaves on the day the old one reaches us. You can swap only for the same product; we settle any difference in price.",
    ),
  },
  {
    key: "refund",
    zh: words(
      "退款多久到账",
      "仓库收到退货后 3 个工作日内退款。",
      "退款按原来的付款方式退回。微信和支付宝一般当天到账，银行卡要 3 到 5 个工作日。退款的进度在“我的订单”的“退款详情”里看。",
    ),
    en: words(
      "When your refund arrives",
      "We refund within 3 working days of receiving the return.",
      "Money goes back the way you paid. PayPal refunds arrive the same day; cards take 3 to 5 working days. The progress of a refund stands under “Refund details” in “My orders”.",
    ),
  },
  {
    key: "invoice",
    zh: words(
      "怎么开发票",
      "电子发票在订单完成后自己开，纸质发票要另外申请。",
      "## 电子发票\n打开“我的订单”，点“申请发票”，填写抬头和税号。发票会发到您的邮箱，也可以在订单里下载。\n\n## 开错了怎么办\n抬头或税号写错了，开票后 30 天内可以在同一个地方申请重开。",
    ),
    en: words(
      "Get an invoice",
      "Invoices are issued online once an order is complete.",
      "## Electronic invoice\nOpen “My orders” and press “Invoice”. Fill in the company name and VAT number. It is sent to your mail address and can be downloaded from the order.\n\n## Correct an invoice\nIf the name or VAT number is wrong, ask for a corrected invoice in the same place within 30 days.",
    ),
  },
  {
    key: "shipping-fee",
    zh: words(
      "运费怎么算",
      "满 99 元包邮，不满收 10 元运费。",
      "大件家具另收配送费，按楼层和距离算，下单时会显示。新疆、西藏满 199 元包邮。",
    ),
    en: words(
      "Shipping costs",
      "Shipping is free from 50 euros; below that it costs 4.90 euros.",
      "Furniture costs 29 euros for delivery to your door. The shipping charge is shown before you pay.",
    ),
  },
  {
    key: "delivery-time",
    zh: words(
      "多久能送到",
      "下午 4 点前下单当天发货，一般 2 到 3 天送到。",
      "偏远地区要 5 到 7 天。家具由我们自己的车送，送货前一天会打电话约时间。大促期间可能晚 1 到 2 天。",
    ),
    en: words(
      "How long delivery takes",
      "Orders placed before 4 pm are shipped the same day and arrive in 2 to 3 days.",
      "Islands and mountains take up to 7 days. Furniture comes with our own van; the driver calls the day before. Around holidays delivery may take a day longer.",
    ),
  },
  {
    key: "track",
    zh: words(
      "怎么查物流",
      "快递单号在订单详情里。",
      "打开“我的订单”，点“查看物流”，就能看到包裹到了哪里。物流信息超过 48 小时没有更新，请联系我们，我们去问快递公司。",
    ),
    en: words(
      "Track your parcel",
      "The tracking number is in the order details.",
      "Open “My orders” and press “Track” to see where your parcel is. If tracking has not moved for 48 hours, write to us and we ask the carrier.",
    ),
  },
  {
    key: "address",
    zh: words(
      "怎么修改收货地址",
      "没发货的订单可以自己改地址。",
      "打开“我的订单”，点“修改地址”。已经发货的订单改不了，可以让快递员转寄，或者拒收后我们重新寄。",
    ),
    en: words(
      "Change the delivery address",
      "You can change the address until the order is shipped.",
      "Open “My orders” and press “Change address”. Once it is shipped the address cannot be changed; ask the carrier to redirect it.",
    ),
  },
  {
    key: "cancel",
    zh: words(
      "怎么取消订单",
      "没发货的订单随时可以取消，钱马上退回。",
      "打开“我的订单”，点“取消订单”。已经发货的，收到后按退货办理，或者直接拒收。",
    ),
    en: words(
      "Cancel an order",
      "Orders can be cancelled until they are shipped; the money goes back at once.",
      "Open “My orders” and press “Cancel”. If it is already shipped, refuse the parcel at the door.",
    ),
  },
  {
    key: "password",
    zh: words(
      "忘记密码怎么办",
      "用手机号或邮箱就能重设密码。",
      "在登录页点“忘记密码”，输入手机号或邮箱，收到验证码后设新密码。收不到验证码时，请看看短信是不是被拦截了。",
    ),
    en: words(
      "Reset your password",
      "Forgotten your password? Reset it by mail.",
      "Press “Forgot password” on the sign-in page and type your mail address. We send a link that is good for an hour. If the mail does not come, look in the spam folder.",
    ),
  },
  {
    key: "close-account",
    zh: words(
      "怎么注销账号",
      "没有未完成的订单就可以注销。",
      "打开“设置”，点“账号与安全”，再点“注销账号”。注销后积分和优惠券都会清零，30 天内登录可以恢复。",
    ),
    en: words(
      "Delete your account",
      "You can close your account once no order is open.",
      "Go to “Settings”, then “Security”, and press “Delete account”. Points and vouchers are lost. Signing in within 30 days brings the account back.",
    ),
  },
  {
    key: "payment",
    zh: words(
      "支持哪些付款方式",
      "可以用微信、支付宝、银行卡和云闪付付款。",
      "单笔超过 5000 元可以分期，花呗分 3 期免手续费。不支持货到付款。",
    ),
    en: words(
      "Ways to pay",
      "We take cards, PayPal, Apple Pay and bank transfer.",
      "Orders above 500 euros can be paid in three instalments without interest. We do not take cash on delivery.",
    ),
  },
  {
    key: "coupon",
    zh: words(
      "优惠券为什么不能用",
      "优惠券有有效期和使用门槛。",
      "请看优惠券上的有效期、满减金额和适用商品。特价商品不能用券，一笔订单只能用一张。取消订单后，没过期的优惠券会退回账户。",
    ),
    en: words(
      "Why a voucher does not work",
      "Vouchers have an expiry date and a minimum order.",
      "Look at the date, the minimum amount and the products the voucher code is for. Sale items take no discount code, and an order takes only one.",
    ),
  },
  {
    key: "points",
    zh: words(
      "积分怎么用",
      "每消费 1 元得 1 积分，100 积分抵 1 元。",
      "付款时勾选“使用积分”就能抵扣。积分有效期两年，到期前一个月会提醒您。",
    ),
    en: words(
      "Use your loyalty points",
      "You earn one point for each euro; 100 points are worth one euro.",
      "Tick “Use points” when you pay. Points expire after two years, and we remind you a month before.",
    ),
  },
  {
    key: "warranty",
    zh: words(
      "保修多长时间",
      "电器保修两年，家具保修五年。",
      "保修从签收那天算起。人为损坏、进水和自己拆过的不在保修范围。保修凭订单号，不需要纸质保修卡。",
    ),
    en: words(
      "How long the warranty lasts",
      "Appliances have two years of warranty, furniture five.",
      "The warranty begins with delivery. Damage by water, or by opening the device yourself, is not covered by the guarantee. The order number is enough; no card is needed.",
    ),
  },
  {
    key: "repair",
    zh: words(
      "怎么报修送修",
      "保修期内免费维修，来回运费我们出。",
      "打开“我的订单”，点“申请维修”，说说是什么故障，我们安排快递上门取件，修好一般要 7 天。过了保修期，先报价，您同意了再修。",
    ),
    en: words(
      "Send a device in for repair",
      "Repairs are free during the warranty, including postage.",
      "Open “My orders”, press “Repair” and describe the fault. A courier collects the device; repairs take about 7 days. After the warranty we quote a price first.",
    ),
  },
  {
    key: "missing-part",
    zh: words(
      "收到的商品少了配件",
      "少了螺丝、说明书等配件，免费补寄。",
      "请先看包装的夹层和泡沫里有没有。确实少了，打开“我的订单”，点“补寄配件”，选少了哪一个，我们两天内寄出。",
    ),
    en: words(
      "A part is missing from the box",
      "Missing screws or manuals are sent free of charge.",
      "Look between the foam and the layers of the packaging first. If a part is missing, open “My orders”, press “Missing part” and choose which; it leaves within two days.",
    ),
  },
  {
    key: "lamp-wifi",
    zh: words(
      "智能台灯连不上 Wi-Fi",
      "台灯只支持 2.4G 的 Wi-Fi。",
      "长按电源键 5 秒，灯闪三下后，在 App 里点“添加设备”，选 2.4G 网络，输入 Wi-Fi 密码。还连不上，请把路由器重启，再把手机放近一点。",
    ),
    en: words(
      "The smart lamp does not connect to Wi-Fi",
      "The lamp works with 2.4 GHz Wi-Fi only.",
      "Hold the power button for 5 seconds until the light blinks three times. Press “Add device” in the app, choose the 2.4 GHz network and type its password. If it still does not connect, restart the router.",
    ),
  },
  {
    key: "vacuum-charging",
    zh: words(
      "扫地机器人充不进电",
      "先擦充电触点，再看充电座的灯。",
      "用干布擦一擦机器底部和充电座上的金属触点。充电座的灯不亮，请换一个插座试试。充满电大约要 4 小时，能扫 120 平方米。",
    ),
    en: words(
      "The robot vacuum does not charge",
      "Clean the contacts first, then look at the light of the dock.",
      "Wipe the metal contacts under the vacuum and on the charging dock with a dry cloth. If the light of the dock is off, try another socket. A full charge takes 4 hours.",
    ),
  },
  {
    key: "install",
    zh: words(
      "上门安装怎么预约",
      "家具和大家电免费上门安装。",
      "送货后会有师傅打电话约安装时间。也可以打开“我的订单”，点“预约安装”，选日期和时段。改时间请提前一天。",
    ),
    en: words(
      "Book an installation",
      "Furniture and large appliances are installed free of charge.",
      "The fitter calls after delivery. Or open “My orders”, press “Installation” and choose a date. To move the appointment tell us a day before.",
    ),
  },
  {
    key: "gift",
    zh: words(
      "礼品包装和贺卡",
      "下单时勾选“礼品包装”，每件 8 元。",
      "可以写一张贺卡，最多 60 个字。礼品包裹里不放价格单。",
    ),
    en: words(
      "Gift wrapping and cards",
      "Tick “Gift wrap” when you order; it costs 3 euros an item.",
      "You can add a greeting card with up to 200 characters. The parcel contains no prices.",
    ),
  },
  {
    key: "abroad",
    zh: words(
      "能不能寄到国外",
      "目前只寄中国大陆和港澳台，不寄海外。",
      "寄港澳台的运费 40 元起，要填真实姓名和证件号，用来清关。",
    ),
    en: words(
      "Shipping abroad",
      "We ship to all EU countries, Norway and Switzerland.",
      "Parcels to Switzerland and Norway may cost customs duty, which the recipient pays. We do not ship overseas.",
    ),
  },
  {
    key: "carpet",
    zh: words(
      "地毯怎么清洗",
      "羊毛地毯不能水洗，请干洗。",
      "平时用吸尘器吸就行，不要用滚刷。洒了东西，马上用干毛巾吸干，再用温水轻轻擦，不要用漂白剂。",
    ),
    en: words(
      "Clean a carpet",
      "Wool carpets must not be washed; have them dry-cleaned.",
      "Vacuum it without a brush. Dab spills with a dry towel at once, then with lukewarm water. Never use bleach on a stain.",
    ),
  },
  {
    key: "hours",
    zh: words(
      "客服几点上班",
      "客服每天 9 点到 21 点在线，节假日不休息。",
      "门店营业时间是 10 点到 22 点。晚上留言，第二天早上答复。",
    ),
    en: words(
      "Opening hours",
      "We are here from 9 am to 6 pm, Monday to Saturday.",
      "The shops are open from 10 am to 8 pm. We are closed on Sundays and on public holidays.",
    ),
  },
];
