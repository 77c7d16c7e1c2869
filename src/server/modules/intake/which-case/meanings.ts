/**
 * Words that mean the same to a shop, in both languages: who writes of a parcel and later of a 快递 means one thing. Only
 * what people write of over and over; everything else is compared as it stands.
 */

/**
 * What is wrong or wanted. Two messages that each name some and share none are about different matters. Patterns, because
 * “arrived broken” is not “has not arrived”.
 */
export const wants: Readonly<Record<string, RegExp>> = {
  missing:
    /(?:没|未|没有|不)(?:有)?(?:收到|到货|到$|送到|送达|派送|更新|动|签收)|(?:还没|没|未)到(?!账|帐)|迟迟|延误|丢件|弄丢|丢失|丢了|寄丢|(?:到|送)哪(?:里|儿)?了|(?:什么时候|啥时候|几时|何时)(?:能|会|可以)?(?:到|送|发货)|卡在|停在|不发货|没发货|\b(?:not|n't|never|hasn't|haven't|didn't|yet to)\b.{0,30}\b(?:arriv|deliver|come|came|shipp|receiv|show|turn|mov)|\bwhere(?:'s| is| are)\b|\b(?:lost|missing|late|delayed|overdue|stuck)\b|\bno sign of\b|\bwhen (?:will|does|do|is|can) .{0,30}(?:arriv|deliver|come|ship)/,
  damaged:
    /碎|破损|破了|破的|裂|摔坏|压坏|压扁|损坏|划痕|凹|坏的|\b(?:broken|damaged|damage|cracked|crack|cracks|smashed|scratch|scratched|scratches|dented|shattered|torn|crushed)\b/,
  faulty:
    /不转|不亮|不工作|失灵|故障|不热|不制冷|不加热|开不了机|打不开|充不|漏水|漏电|漏|异响|噪音|死机|黑屏|没声音|没反应|断断续续|坏了|\b(?:faulty|defective|leak|leaks|leaking|noise|noisy|dead|flickers?|flickering|stopped working|(?:not|n't|won't|doesn't|no longer) (?:work|working|charge|charging|heat|heating|turn on|switch on|start|cool|spin))\b/,
  refund:
    /退款|退钱|返款|退还|退回来的钱|钱.{0,6}(?:退|还没到)|\b(?:refund|refunds|refunded|reimburse|reimbursed|money back)\b/,
  return:
    /退货|换货|退换|寄回|换一个|换个|换新|调换|换大|换小|\b(?:return|returns|returned|returning|exchange|exchanged|replace|replaced|replacement|send (?:it|them) back|sent (?:it|them) back)\b/,
  wrong:
    /发错|错发|寄错|错的|少发|漏发|少了|少一|缺少|缺件|不符|不是我|不对|\b(?:wrong|incorrect|instead of|incomplete|only (?:got|received))\b/,
  invoice: /发票|开票|抬头|专票|普票|\b(?:invoice|invoices|receipt|billing|vat)\b/,
  cancel: /取消|不想要了|不要了|撤销|\b(?:cancel|cancels|cancelled|canceled|cancelling|cancellation)\b/,
  address:
    /改地址|收货地址|地址.{0,4}(?:改|换|错|写错)|换.{0,3}地址|\b(?:(?:change|wrong|new|update|correct).{0,20}address|address.{0,20}(?:change|wrong|update)|moved house|relocat)/,
  price:
    /降价|差价|保价|优惠|折扣|便宜了|满减|\b(?:discount|coupon|voucher|cheaper|price (?:drop|match)|promo|promotion|promo code)\b/,
  account: /登录|登不|密码|注册|验证码|\b(?:log ?in|sign ?in|password|verification code|my account)\b/,
  payment: /扣款|扣了|重复扣|多扣|付款|支付|扣费|\b(?:charged|payment|paid|deducted|debited|double charge)\b/,
  install:
    /安装|装不|师傅|上门|说明书|教程|怎么用|怎么装|怎么连|\b(?:install|installed|installation|assemble|assembly|manual|instructions|set up|setup|fitter|technician)\b/,
  stock: /有货|现货|补货|缺货|库存|\b(?:in stock|out of stock|restock|restocked|availability|back in)\b/,
  repair: /维修|保修|修理|返修|修好|修了|\b(?:repair|repaired|repairs|warranty|guarantee)\b/,
  choice:
    /(?:适合|合适|推荐|区别|哪款|哪个好|多大|尺寸|尺码|材质|防水吗|支持吗|兼容)|\b(?:recommend|suitable|difference|which (?:one|size|model)|compatible|does it (?:fit|support|work with)|dimensions|waterproof|fit me|size chart)\b/,
};

/** Said of something else than before. */
export const anotherMatter =
  /另(?:一|外)|还有一(?:个|件)事|别的|其他(?:订单|问题|商品)|又(?:下|买|订|拍)了|再(?:买|订|拍)|第二(?:个|件|单|副)|\b(?:another|(?:different|separate|other|new) (?:order|item|product|question|matter|issue|problem)|second (?:pair|order|one|set)|as well|bulk|by the way)\b/;

/** What things are called. */
const things = {
  parcel: "快递 包裹 物流 快件 parcel package shipment shipping tracking courier delivery",
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
  "的 了 是 我 你 您 在 和 也 就 吗 呢 啊 有 不 这 那 我们 你们 a an and are as at be by for from i in is it of on or that the this to was we with you your us 我要 没人 一个星期 打过 账 到账 起来 出现 要求 投诉 急 着急 加急 回信 消息 你好 您好 请问 请 麻烦 谢谢 感谢 辛苦 亲 一下 帮 帮我 帮忙 看 看看 查 查一下 问 想 想问 知道 希望 需要 可以 能 能否 会 要 已经 现在 今天 昨天 前天 明天 上周 上个月 本月 周一 周二 周三 周四 周五 周六 周日 天 月 日 号 周 星期 小时 分钟 年 次 个 件 一个 两个 三天 几天 多天 这么 那么 怎么 什么 为什么 时候 什么时候 哪里 哪儿 还 还是 还没 没 没有 又 再 再次 一直 都 很 太 非常 真 真的 就是 但 但是 可是 因为 所以 如果 他 她 它 他们 给 跟 对 对了 从 到 上 下 里 中 后 前 之后 之前 以后 以前 用 买 买了 买的 购买 收到 收到了 东西 商品 产品 店 店铺 贵店 家 网上 情况 问题 事 事情 处理 解决 回复 答复 联系 说 说是 告诉 显示 看到 发现 打 打电话 好 好的 吧 呀 哦 嗯 另外 还有 咨询 反映 投诉 顺便 一样 同样 其他 订单 下单 单子 货 发货 寄 别的 新 第一 第二 well ok okay oh yes hey re fwd news update updates reply answer response urgent urgently hello hi dear sir madam team please thanks thank regards best kind sincerely would could can will shall should may might do does did done have has had not no n't don't didn't haven't hasn't isn't i'm i've i'd it's been being was were am are my me mine our us their they them he she his her its these those there here what when where why how who which whether if but so because since than then also just still yet already again now today yesterday tomorrow last next week weeks month months day days ago hour hours time times year monday tuesday wednesday thursday friday saturday sunday one two three four five first second third bought buy purchase purchased order ordered got get getting received receive item items product products thing things shop store website online want wanted need like help know tell let see look check question questions problem issue ask asking asked about after before into over out up down very really much more some any all only another other different new same too even says said told shows showing came come went go going make made way since help".split(
    " ",
  );

export const thingsByWord: ReadonlyMap<string, string> = byWord(things);
export const idleWords: ReadonlySet<string> = new Set(idle);

function byWord(groups: Record<string, string>): Map<string, string> {
  return new Map(Object.entries(groups).flatMap(([meaning, words]) => words.split(" ").map((word) => [word, meaning])));
}
