import type { SeverityRule, SeverityRuleset, SeveritySignal } from "../../../../shared/contract/complaints.ts";

type Given = Partial<Pick<SeverityRule, "threshold" | "words" | "except" | "complaint">>;

function rule(key: string, signal: SeveritySignal, zh: string, en: string, points: number, given: Given): SeverityRule {
  const rest = { threshold: null, words: [], except: [], complaint: false, ...given };
  return { key, signal, names: { "zh-CN": zh, en }, on: true, points, ...rest };
}

/** The points in Chinese and English commas, as people type lists. */
function list(...lines: string[]): string[] {
  return lines.flatMap((line) => line.split(",")).map((word) => word.trim());
}

/**
 * The rules of a desk that changed none. Rather too serious than not enough: a threat to go public or an injury is enough
 * by itself, anger counts with it, and what is repeated climbs.
 */
export const defaultRuleset: SeverityRuleset = {
  levels: { raised: 20, high: 50, critical: 80 },
  rules: [
    rule("safety", "words", "人身安全", "Health and safety", 80, {
      complaint: true,
      words: list(
        "起火,着火,冒烟,自燃,爆炸,炸了,漏电,触电,电到,烫伤,烧伤,划伤,割伤,受伤,中毒,过敏,起疹,呕吐,拉肚子,住院,急诊,进医院,窒息,噎到,烧焦",
        "caught fire,on fire,burst into flames,smoke,smoking,exploded,explosion,electric shock,electrocuted,got burned,burnt my,burned my,burns on,injured,injury,cut my,allergic,rash,poisoned,food poisoning,vomiting,hospital,a&e,emergency room,choked,choking,sparks",
      ),
      except: list(
        "一起火锅,一起火,不过敏,不会过敏,没过敏,没有过敏,抗过敏,防过敏,过敏体质可以,不着火,不冒烟,不漏电,防漏电,防触电,防烫伤,炸了锅,味道炸了,non-allergic,hypoallergenic,smoke free,smoke-free,smoking hot",
      ),
    }),
    rule("goes_public", "words", "扬言曝光或求助第三方", "Threat to go public or to the authorities", 60, {
      complaint: true,
      words: list(
        "12315,12345,12300,消协,消费者协会,消保委,市场监管,市监局,工商局,工商部门,质监局,黑猫投诉,黑猫上,媒体,记者,电视台,报社,曝光你,去曝光,要曝光,会曝光,网上曝光,曝光出来,发微博,上微博,微博上,发抖音,发小红书,发朋友圈,挂网上,发到网上,让大家都知道,起诉,律师,法院,打官司,报警,举报,仲裁,法律途径,法律程序,法律手段,维权,平台介入,申请介入,客服介入",
        "lawyer,solicitor,attorney,legal action,take you to court,see you in court,small claims,sue you,suing,trading standards,ombudsman,consumer protection,better business bureau,bbb,chargeback,charge back,dispute the charge,dispute the payment,go public,going public,go to the press,newspaper,journalist,reporter,the media,social media,post this on,posting this,tell everyone,trustpilot,write about it where,write about this where,others can read,warn others,warn other,name and shame,bad review,negative review,one-star review,on twitter,on facebook,on weibo,report you,reporting you,police",
      ),
      except: list(
        "收不到电视台,中央电视台,新媒体,媒体播放,多媒体,流媒体,自媒体运营,social media icons,multimedia,媒体音量",
      ),
    }),
    rule("fraud", "words", "指称欺诈或假货", "Says it is a fraud or a fake", 30, {
      complaint: true,
      words: list(
        "骗子,骗人,骗钱,欺骗,欺诈,诈骗,假货,假的,冒牌,虚假宣传,退一赔三,假一赔十,假一赔三,坑人,坑爹,被坑,黑店,黑心,霸王条款,二手货,翻新机,以次充好",
        "scam,scammer,scammed,fraud,fraudulent,fake,counterfeit,rip off,rip-off,ripped off,liars,lied to me,lying to,false advertising,misleading,cheated,thieves,stolen my money,con artists",
      ),
      except: list(
        "不是假的,不是假货,没有假货,不会是假货,怕假货,怕买到假货,担心假货,不是翻新机,不是二手货,非二手货,假的话,如果是假的,包邮假的吗,fake fur,fake leather",
      ),
    }),
    rule("anger", "words", "情绪激动", "Anger", 25, {
      complaint: true,
      words: list(
        "垃圾,气死,气愤,愤怒,生气,恼火,忍无可忍,忍不了,受够了,受不了你们,太过分,欺人太甚,恶心,无耻,不要脸,什么态度,态度恶劣,态度极差,态度很差,态度差,服务太差,服务极差,服务差,差劲,离谱,太坑,无语了,岂有此理,莫名其妙,耍我,耍人,当猴耍,踢皮球,推卸责任,推来推去,不负责任,没人管,没人理,没人处理,搪塞,敷衍,失望透顶,太失望,很失望,非常失望,令人失望,让人失望,很不满,非常不满,十分不满,强烈不满,极不满,太差,再也不,最差的,差评,一星,后悔买,烂透,太烂,滚,妈的,他妈,坑死,浪费时间,到底管不管,还要等多久,究竟什么时候,什么破",
        "furious,angry,livid,outraged,outrageous,disgusted,disgusting,disgrace,disgraceful,unacceptable,appalling,appalled,terrible,horrible,awful,pathetic,ridiculous,shambles,joke of a,is a joke,what a joke,such a joke,complete joke,fed up,sick of,sick and tired,had enough,worst,dissatisfied,unhappy with,not happy with,never again,never buy,never order,incompetent,useless,shocking,shameful,rude,ignored,nobody answers,no one answers,no one replies,nobody replies,waste of time,waste of money,wasted,extremely disappointed,very disappointed,so disappointed,stressful,last straw,how dare,zero stars,one star",
      ),
      except: list(
        "妈妈的,老妈的,爸妈的,姨妈的,舅妈的,一星期,一星级,一星半点,再也不用,再也不怕,再也不愁,不会太差,不算太差,不太差,扔垃圾,丢垃圾,收垃圾,带垃圾,捡垃圾,装垃圾,将垃圾,把垃圾,垃圾带,垃圾桶,垃圾袋,垃圾分类,垃圾箱,垃圾短信,垃圾邮件,厨余垃圾,倒垃圾,垃圾盒,滚筒,滚轮,滚动,翻滚,打滚,摇滚,滚刷,滚水,不生气,别生气,态度差不多,服务差不多,差评吗,useless to,not a joke,terrible at,terrible twos",
      ),
    }),
    rule("complaint", "words", "明说投诉", "Says that it is a complaint", 20, {
      complaint: true,
      words: list(
        "投诉,要求赔偿,赔偿我,赔偿损失,讨个说法,给个说法,给我个说法,要个说法,要个交代,给个交代,讨说法,要求退一赔,你们领导,你们经理,找领导,找经理,叫你们,负责人出来",
        "complaint,complain,complaining,compensation,compensate me,claim against,consumer claim,customer claim,file a claim,lodge a claim,reclamation,grievance,your manager,speak to a manager,a manager,supervisor,escalate,formal notice",
      ),
    }),
    rule("vulnerable", "words", "需要特别照顾的人", "Somebody who needs particular care", 25, {
      words: list(
        "老人,老年人,孕妇,怀孕,残疾,残障,坐轮椅,盲人,失明,聋哑,婴儿,新生儿,早产,病人,患者,重病,癌症,透析,化疗,刚做完手术,独居,救命药,胰岛素",
        "elderly,old mother,old father,grandmother,grandfather,pregnant,disabled,disability,wheelchair,blind,deaf,newborn,premature baby,cancer,dialysis,chemotherapy,surgery,lives alone,insulin,medication,pensioner,housebound",
      ),
      except: list(
        "适合老人,适合老年人,老人机,老年机,老人手机,老年手机,适合孕妇,孕妇可以用吗,怀孕可以用,怀孕也可以,怀孕能用,婴儿床多,老人机多少钱,婴儿车多少,色盲人",
      ),
    }),
    rule("care_mark", "care_mark", "客户有照顾标记", "The customer is marked for particular care", 25, {}),
    rule("kind", "kind", "这是投诉", "It is a complaint", 20, {}),
    rule("contacts", "contacts", "反复联系（3 次起）", "Came again and again (from 3 times on)", 20, { threshold: 3 }),
    rule("contacts_many", "contacts", "反复联系（6 次起）", "Came again and again (from 6 times on)", 30, {
      threshold: 6,
    }),
    rule("channels", "channels", "试过多个渠道", "Tried several channels", 15, { threshold: 2 }),
    rule("broken", "broken_promises", "我们失约过", "We broke a promise", 20, { threshold: 1 }),
    rule("broken_many", "broken_promises", "我们失约 3 次起", "We broke three promises", 30, { threshold: 3 }),
    rule("earlier", "earlier_complaints", "一年内投诉过", "Complained before within a year", 15, { threshold: 1 }),
    rule("amount", "amount", "涉及金额大", "A large sum", 15, { threshold: 2_000 }),
    rule("tier", "tier", "高等级客户", "A customer of a high tier", 15, {
      words: list("金卡,白金,钻石,至尊,gold,platinum,diamond,vip"),
    }),
  ],
};
