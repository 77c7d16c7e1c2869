/**
 * Words that mean the same to a shop, in both languages: who writes of a parcel and later of a 快递 means one thing. Only
 * what people write of over and over; everything else is compared as it stands.
 */

/** What is wrong or wanted. Two messages that each name some and share none are about different matters. */
const wants = {
  missing:
    "没收到 未收到 没到 未到 还没到 收不到 不见 丢失 丢件 丢了 弄丢 lost missing arrived arrive delivered delivery late delayed delay 延误 迟迟 送达 到货 不动 没动 更新 派送 stuck moved transit 签收",
  damaged: "坏 坏了 碎 碎了 破损 破 破了 裂 裂开 摔坏 压坏 损坏 划痕 凹 broken damaged damage cracked crack smashed scratched dented shattered torn",
  faulty:
    "不转 不亮 不工作 失灵 故障 不热 不制冷 不加热 开不了机 打不开 充不进 充电 充不上 漏水 漏电 异响 噪音 死机 黑屏 faulty defective leaks leaking leak noise noisy charging charge dead heat heating cooling flickers flicker stopped",
  refund: "退款 退钱 退回 返款 退还 refund refunded reimburse reimbursed moneyback",
  return: "退货 换货 退换 寄回 换一个 换新 调换 return returned exchange replace replacement replaced",
  wrong: "发错 错发 寄错 少发 漏发 少了 缺 缺少 缺件 不符 颜色不对 尺码不对 wrong incorrect mistake instead incomplete",
  invoice: "发票 开票 抬头 专票 普票 税号 invoice receipt vat billing",
  cancel: "取消 不要了 撤销 cancel cancelled cancellation cancelling",
  address: "地址 改地址 收货地址 address relocate moving",
  price: "降价 差价 保价 优惠 优惠券 折扣 便宜 discount coupon voucher cheaper price promotion 促销",
  account: "登录 登不上 密码 账户 注册 验证码 login password signin account verification",
  payment: "扣款 扣了 重复扣 付款失败 支付 付款 多扣 charged payment paid paying deducted 扣费",
  install: "安装 装 师傅 上门 说明书 教程 怎么用 怎么装 install installation assemble manual instructions setup fitter",
  stock: "有货 现货 补货 缺货 库存 stock restock available availability",
  repair: "维修 保修 修理 返修 修 repair repaired warranty service guarantee",
} as const;

/** What things are called. */
const things = {
  parcel: "快递 包裹 货 物流 快件 邮件 parcel package shipment shipping tracking courier 发货 寄",
  order: "订单 下单 单子 order ordered",
  kettle: "水壶 电热水壶 热水壶 电水壶 kettle",
  lamp: "台灯 灯 lamp light",
  headphones: "耳机 headphones headphone headset earbuds earphones",
  phone: "手机 phone smartphone",
  chair: "椅子 座椅 办公椅 chair",
  desk: "书桌 桌子 办公桌 desk table",
  shoes: "鞋 鞋子 跑鞋 运动鞋 shoes shoe sneakers trainers",
  jacket: "外套 夹克 羽绒服 jacket coat",
  shirt: "衬衫 衬衣 shirt",
  cup: "杯子 杯 马克杯 mug cup cups mugs",
  watch: "手表 watch",
  bag: "背包 书包 包 backpack bag",
  vacuum: "吸尘器 vacuum hoover",
  robot: "扫地机 扫地机器人 robot",
  ricecooker: "电饭煲 电饭锅 cooker",
  airfryer: "空气炸锅 fryer airfryer",
  washing: "洗衣机 washer washing",
  fridge: "冰箱 refrigerator fridge",
  camera: "相机 摄像头 camera",
  keyboard: "键盘 keyboard",
  mattress: "床垫 mattress",
  curtain: "窗帘 curtain curtains",
  tea: "茶叶 茶 tea",
  coffee: "咖啡 咖啡机 coffee espresso",
} as const;

/** Said in nearly every message, whatever it is about. */
const idle =
  "你好 您好 请问 请 麻烦 谢谢 感谢 辛苦 客服 亲 一下 帮 帮我 帮忙 看 看看 查 查一下 问 想 想问 知道 希望 需要 可以 能 能否 会 要 已经 现在 今天 昨天 前天 明天 上周 上个月 本月 周一 周二 周三 周四 周五 周六 周日 天 月 日 号 周 星期 小时 分钟 年 次 个 件 一个 两个 三天 几天 多天 这么 那么 怎么 什么 为什么 时候 什么时候 哪里 哪儿 还 还是 还没 没 没有 又 再 再次 一直 都 很 太 非常 真 真的 就是 但 但是 可是 因为 所以 如果 他 她 它 他们 给 跟 对 对了 从 到 上 下 里 中 后 前 之后 之前 以后 以前 用 买 买了 买的 购买 收到 收到了 东西 商品 产品 店 店铺 贵店 家 网上 情况 问题 事 事情 处理 解决 回复 答复 联系 说 说是 告诉 显示 看到 发现 打 打电话 好 好的 吧 呀 哦 嗯 另外 还有 咨询 反映 投诉 顺便 一样 同样 其他 别的 新 第一 第二 hello hi dear sir madam team please thanks thank regards best kind sincerely would could can will shall should may might do does did done have has had not no n't don't didn't haven't hasn't isn't i'm i've i'd it's been being was were am are my me mine our us their they them he she his her its these those there here what when where why how who which whether if but so because since than then also just still yet already again now today yesterday tomorrow last next week weeks month months day days ago hour hours time times year monday tuesday wednesday thursday friday saturday sunday one two three four five first second third bought buy purchase purchased order ordered got get getting received receive item items product products thing things shop store website online want wanted need like help know tell let see look check question questions problem issue ask asking asked about after before into over out up down very really much more some any all only another other different new same too even says said told shows showing came come went go going make made way since help".split(
    " ",
  );

export const wantsByWord: ReadonlyMap<string, string> = byWord(wants);
export const thingsByWord: ReadonlyMap<string, string> = byWord(things);
export const idleWords: ReadonlySet<string> = new Set(idle);

function byWord(groups: Record<string, string>): Map<string, string> {
  return new Map(Object.entries(groups).flatMap(([meaning, words]) => words.split(" ").map((word) => [word, meaning])));
}
