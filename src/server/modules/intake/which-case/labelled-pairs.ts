/**
 * Pairs of messages of one customer as shops get them: the first opened a case, the second came without naming it. `same`:
 * a person would say that it is the same matter. Four and four in turn, those of every
 * second four were held back while the policy was tuned.
 */
export type Pair = { same: boolean; first: string; second: string };

const pair =
  (same: boolean) =>
  (first: string, second: string): Pair => ({ same, first, second });
const same = pair(true);
const other = pair(false);

export const labelledPairs: readonly Pair[] = [
  // Missing parcels
  same(
    "我的电热水壶还没收到\n上周三下的单，物流三天没有更新了，请帮我查一下。",
    "水壶到底到哪了\n等了一个星期了，电热水壶还是没收到！",
  ),
  same(
    "Kettle not delivered\nI ordered the Stern kettle on Monday and it still has not arrived.",
    "Where is my kettle?\nThe kettle has not come yet, it was promised for Thursday.",
  ),
  other(
    "我的电热水壶还没收到\n上周三下的单，物流三天没有更新了。",
    "羽绒服什么时候发货\n我昨天买的羽绒服，页面一直显示待发货。",
  ),
  other(
    "Kettle not delivered\nI ordered the Stern kettle on Monday and it still has not arrived.",
    "Running shoes\nThe running shoes I ordered yesterday, when will they ship?",
  ),
  same(
    "包裹丢了吗\n快递显示已签收，但是我没有收到包裹，驿站也没有。",
    "快递显示签收但我没收到，驿站说没有我的包裹，请尽快核实",
  ),
  same(
    "Parcel marked as delivered\nTracking says delivered yesterday but there is no parcel at my door and none at the neighbours.",
    "My parcel is still missing. Tracking says it was delivered but neighbours have no parcel.",
  ),
  other(
    "包裹丢了吗\n快递显示已签收，但是我没有收到包裹，驿站也没有。",
    "发票\n请给我开一张增值税专用发票，抬头是公司名称。",
  ),
  other(
    "Parcel marked as delivered\nTracking says delivered yesterday but there is no parcel at my door.",
    "Invoice please\nCould you send me a VAT invoice for my last purchase?",
  ),
  same("窗帘怎么还没发货\n说好48小时发货，已经五天了。", "五天了窗帘还没发货，你们说的48小时发货呢"),
  same(
    "Curtains late\nYou promised the linen curtains within five days, that was two weeks ago.",
    "The linen curtains are two weeks late now. When will they be delivered?",
  ),
  other("窗帘怎么还没发货\n说好48小时发货，已经五天了。", "窗帘尺寸\n遮光窗帘2.7米宽的有现货吗？我想再买一副。"),
  other(
    "Curtains late\nYou promised the linen curtains within five days, that was two weeks ago.",
    "Washing instructions\nCan the velvet cushion covers be washed at 40 degrees?",
  ),
  // Damaged and faulty goods
  same("杯子碎了\n收到的马克杯四个里面碎了两个，外箱都压扁了。", "马克杯碎了两个怎么赔\n箱子压扁了，照片我也拍了。"),
  same(
    "Broken mugs\nTwo of the four stoneware mugs arrived smashed, the box was crushed.",
    "Smashed mugs\nI can send photos of the crushed box and the two broken mugs.",
  ),
  other("杯子碎了\n收到的马克杯四个里面碎了两个，外箱都压扁了。", "台灯不亮了\n用了一个月的护眼台灯突然不亮了。"),
  other(
    "Broken mugs\nTwo of the four stoneware mugs arrived smashed, the box was crushed.",
    "Desk lamp flickers\nThe desk lamp I bought in spring flickers all the time.",
  ),
  same("耳机左边没声音\n蓝牙耳机用了两周，左耳没声音了。", "蓝牙耳机左耳还是没声音，重置过了也不行"),
  same(
    "Headphones: left side dead\nAfter two weeks the left side of my wireless headphones is dead.",
    "I have reset the headphones as the manual says, the left side is still dead.",
  ),
  other(
    "耳机左边没声音\n蓝牙耳机用了两周，左耳没声音了。",
    "耳机套有卖吗\n想给蓝牙耳机配一副备用的耳机套，哪里可以买？",
  ),
  other(
    "Headphones: left side dead\nAfter two weeks the left side of my wireless headphones is dead.",
    "Do the wireless headphones support multipoint? I want to buy a second pair for my wife.",
  ),
  same("扫地机器人不充电\n放到充电座上没有反应，充不进电。", "扫地机充不进去电了，换了插座也没反应"),
  same(
    "Robot vacuum does not charge\nThe robot sits on its dock and won't charge.",
    "Vacuum robot still won't charge\nTried another socket, the dock light is off.",
  ),
  other(
    "扫地机器人不充电\n放到充电座上没有反应，充不进电。",
    "扫地机器人降价了\n我上周刚买你们就降价三百，可以退差价吗？",
  ),
  other(
    "Robot vacuum does not charge\nThe robot sits on its dock and won't charge.",
    "Price drop\nYou lowered the price of the robot vacuum a day after I bought it. Can I have the difference?",
  ),
  same("洗衣机漏水\n安装完第一次用就漏水，地板都泡了。", "师傅装的洗衣机漏水，地板泡坏了，你们谁来负责"),
  same(
    "Washing machine leaking\nSince the installation the washer leaks and my floor is soaked.",
    "The washer keeps leaking on the floor. I want a technician tomorrow.",
  ),
  other("洗衣机漏水\n安装完第一次用就漏水，地板都泡了。", "冰箱不制冷\n上个月买的冰箱冷藏室不制冷了。"),
  other(
    "Washing machine leaking\nSince the installation the washer leaks and my floor is soaked.",
    "Fridge is warm\nThe fridge stopped cooling last night.",
  ),
  same(
    "椅子扶手裂了\n人体工学椅的右扶手裂开了，才用了三个月。",
    "办公椅扶手裂开的事\n三个月扶手就裂了，保修应该管吧。",
  ),
  same(
    "Chair armrest cracked\nThe right armrest of the office chair cracked after three months.",
    "About the cracked armrest: is the office chair still under warranty?",
  ),
  other("椅子扶手裂了\n人体工学椅的右扶手裂开了，才用了三个月。", "书桌高度\n升降书桌最高能升到多少厘米？"),
  other(
    "Chair armrest cracked\nThe right armrest of the office chair cracked after three months.",
    "Standing desk\nHow high does the standing desk go, and is the oak top in stock?",
  ),
  // Money
  same("退款没到账\n退货你们已经签收十天了，退款还没到账。", "十天了退款还没有到账，到底什么时候退"),
  same(
    "Refund not received\nYou got my returned jacket ten days ago, the refund is not on my card.",
    "It is twelve days now since you got the jacket and there is no refund on my card.",
  ),
  other("退款没到账\n羽绒服退货你们已经签收十天了，退款还没到账。", "重复扣款\n今天买茶叶支付的时候扣了两次钱。"),
  other(
    "Refund not received\nYou got my returned jacket ten days ago, the refund is not on my card.",
    "Charged twice\nMy card was charged twice for the green tea I ordered this morning.",
  ),
  same("优惠券用不了\n满300减50的优惠券结算时提示不可用。", "那张满300减50的优惠券还是提示不可用"),
  same(
    "Voucher rejected\nThe spring voucher is rejected at the checkout.",
    "Your spring voucher is still rejected at checkout, can you fix it?",
  ),
  other("优惠券用不了\n满300减50的优惠券结算时提示不可用。", "密码忘了\n登录不了，收不到验证码。"),
  other(
    "Voucher rejected\nThe spring voucher is rejected at the checkout.",
    "Cannot log in\nI do not get the verification code on my new phone.",
  ),
  same("发票抬头开错了\n公司名称少了两个字，请重开。", "发票抬头错了要重开，公司名称少两个字"),
  same(
    "Invoice with wrong company name\nThe invoice says Miller Ltd, it must say Miller & Sons Ltd.",
    "Please correct the company name on the invoice, it must be Miller & Sons Ltd.",
  ),
  other("发票抬头开错了\n公司名称少了两个字，请重开。", "改收货地址\n我搬家了，还没发货的话请改收货地址。"),
  other(
    "Invoice with wrong company name\nThe invoice says Miller Ltd, it must say Miller & Sons Ltd.",
    "Change of address\nI moved house, please send my next order to the new address.",
  ),
  same("多扣了运费\n说好包邮，结果多扣了我12元运费。", "包邮的订单为什么扣运费，那12元运费请退给我"),
  same(
    "Shipping fee charged\nThe offer said free shipping but I was charged 12 euros of shipping.",
    "I was charged 12 euros for shipping although the offer said free shipping.",
  ),
  other("多扣了运费\n说好包邮，结果多扣了我12元运费。", "运费险怎么用\n我想了解一下运费险理赔的规则。"),
  other(
    "Shipping fee charged\nThe offer said free shipping but I was charged 12 euros of shipping.",
    "Do you ship to Norway, and what are the customs duties?",
  ),
  // Wrong goods, exchange
  same("发错颜色了\n我买的是黑色背包，收到的是红色。", "背包颜色发错了，要黑色的不要红色的，怎么换"),
  same(
    "Wrong colour\nI ordered the black backpack and got a red one.",
    "You sent a red backpack instead of black. How do I exchange it?",
  ),
  other("发错颜色了\n我买的是黑色背包，收到的是红色。", "手表表带断了\n智能手表的表带断了，能修吗？"),
  other(
    "Wrong colour\nI ordered the black backpack and got a red one.",
    "Watch strap\nThe strap of my watch is torn, do you repair it?",
  ),
  same("鞋子尺码不合适想换\n跑鞋42码太小，想换43。", "跑鞋换43码\n42的穿着太小，鞋子没穿过。"),
  same(
    "Shoes too small\nI would like to exchange the trail shoes in 42 for 43.",
    "Exchange of the trail shoes: 43 instead of 42 please, they are unworn.",
  ),
  other("鞋子尺码不合适想换\n跑鞋42码太小，想换43。", "衬衫起球\n洗了一次衬衫就起球，质量太差。"),
  other(
    "Shoes too small\nI would like to exchange the trail shoes in 42 for 43.",
    "Shirt colour bleeds\nThe blue shirt lost its colour in the first wash.",
  ),
  same("少发了一袋咖啡豆\n买二送一，赠的那袋没有收到。", "买二送一赠的咖啡豆少发了一袋，能补吗"),
  same(
    "One bag missing\nThe offer was three bags of coffee beans, there were only two in the box.",
    "Only two bags of coffee beans in the box, one bag is missing.",
  ),
  other("少发了一袋咖啡豆\n买二送一，赠的那袋没有收到。", "咖啡机除垢\n咖啡机提示除垢，用什么除垢剂？"),
  other(
    "One bag missing\nThe offer was three bags of coffee beans, there were only two in the box.",
    "Descaling\nWhich descaler do I use for the espresso machine?",
  ),
  // Cancelling, addresses, fitting
  same("取消订单\n空气炸锅不想要了，还没发货请取消。", "空气炸锅的订单取消了吗？还没发货，我不要了"),
  same(
    "Cancel my air fryer\nPlease cancel the air fryer, it has not shipped.",
    "Did you cancel the air fryer? I do not want it any more.",
  ),
  other("取消订单\n空气炸锅不想要了，还没发货请取消。", "电饭煲内胆掉漆\n电饭煲用了半年内胆涂层掉了。"),
  other(
    "Cancel my air fryer\nPlease cancel the air fryer, it has not shipped.",
    "Rice cooker coating\nThe coating of the rice cooker pot comes off.",
  ),
  same("床垫安装师傅没来\n约好周六上门送床垫，没人来也没电话。", "约了周六上门送床垫的师傅又没来"),
  same(
    "Fitter did not come\nThe fitter for the wardrobe was to come on Saturday, nobody came.",
    "Again nobody came to fit the wardrobe. The fitter should call me.",
  ),
  other(
    "床垫安装师傅没来\n约好周六上门送床垫，没人来也没电话。",
    "床垫太硬想退\n床垫睡了两晚太硬了，可以无理由退货吗？",
  ),
  other(
    "Fitter did not come\nThe fitter for the wardrobe was to come on Saturday, nobody came.",
    "Mirror scratched\nThe hall mirror has a long scratch.",
  ),
  // Two languages
  same("Kettle leaks\nMy kettle leaks at the bottom since yesterday.", "水壶底部漏水，昨天开始的，怎么办"),
  same("耳机坏了\n新买的耳机充不进电。", "My headphones do not charge, I bought them new."),
  other("Kettle leaks\nMy kettle leaks at the bottom since yesterday.", "台灯的发票什么时候开"),
  other("耳机坏了\n新买的耳机充不进电。", "When will the jacket be delivered?"),
  // Small talk and what is nobody's matter
  other("我的电热水壶还没收到\n上周三下的单。", "你好，在吗？我想问一下"),
  other(
    "Broken mugs\nTwo of the four stoneware mugs arrived smashed.",
    "Hello, I have a question about another order, can somebody help me please?",
  ),
  other("退款没到账\n退货你们已经签收十天了，退款还没到账。", "想退另一件\n昨天到的衬衫也想退货退款，怎么操作？"),
  other(
    "Refund not received\nYou got my returned jacket ten days ago, the refund is not on my card.",
    "Another return\nI want to return the shirt as well and get a refund, how do I do that?",
  ),
  other("手机壳发错了\n型号不对。", "手机屏幕碎了\n你们修手机吗？"),
  other("Phone case wrong\nThe case is for another model.", "Phone screen\nDo you repair cracked phone screens?"),
  other("吸尘器噪音大\n新买的吸尘器噪音特别大。", "吸尘器滤网\n吸尘器的滤网多久换一次，在哪买？"),
  other(
    "Vacuum is loud\nThe new vacuum makes a terrible noise.",
    "Vacuum filters\nHow often must I change the vacuum filter and where do you sell them?",
  ),
  other("订单什么时候发货\n昨天下单的茶叶。", "订单什么时候发货\n今天又下了一单手表。"),
  other("Order status\nWhen will my tea ship?", "Order status\nWhen will my watch ship?"),
  same("键盘按键失灵\n机械键盘空格键失灵了，才用一个月。", "键盘空格键失灵，能换一个新的吗"),
  same(
    "Keyboard space bar\nThe space bar of the mechanical keyboard is dead after one month.",
    "I would like a new keyboard because the space bar is dead.",
  ),
  same("相机镜头有灰\n新相机镜头里面有灰尘，要求换货。", "镜头里面有灰尘的那台相机，换货怎么寄回"),
  same(
    "Dust in the lens\nThere is dust inside the lens of my new camera, I want it exchanged.",
    "How do I send back the camera with dust in the lens?",
  ),
  other("相机镜头有灰\n新相机镜头里面有灰尘，要求换货。", "相机包\n这款相机配哪个背包合适？"),
  other(
    "Dust in the lens\nThere is dust inside the lens of my new camera, I want it exchanged.",
    "Camera bag\nWhich bag is suitable for this camera?",
  ),
  same("客服态度恶劣\n昨天接电话的客服骂人，我要投诉。", "投诉昨天骂人的客服\n到现在没人给我道歉。"),
  same(
    "Rude agent\nThe agent on the phone yesterday insulted me, I want an apology.",
    "I still wait for an apology from the agent who insulted me on the phone.",
  ),
  other("客服态度恶劣\n昨天接电话的客服骂人，我要投诉。", "会员积分\n我的积分怎么少了两千？"),
  other(
    "Rude agent\nThe agent on the phone yesterday insulted me, I want an apology.",
    "Loyalty points\nTwo thousand points are gone from my loyalty account.",
  ),
  same("茶叶有异味\n收到的龙井茶叶有霉味，不敢喝。", "龙井有霉味怎么处理，能退吗"),
  same(
    "Tea smells mouldy\nThe longjing tea smells mouldy, I do not dare to drink it.",
    "What about the mouldy longjing? I want my money back.",
  ),
  other("茶叶有异味\n收到的龙井茶叶有霉味，不敢喝。", "龙井茶礼盒有现货吗？公司要订五十盒"),
  other(
    "Tea smells mouldy\nThe longjing tea smells mouldy, I do not dare to drink it.",
    "Bulk order\nIs the longjing gift box in stock? Our company needs fifty.",
  ),
];
