import { ask, choose, draw, end, handOver, words } from "./draw.ts";

const solved = words("太好了，设备又能用了。", "Good, it works again.");

export const noPower = draw({
  slug: "device-does-not-switch-on",
  kind: "troubleshooting",
  name: words("设备开不了机", "The device does not switch on"),
  about: words(
    "一步一步检查电源、电池和按键，大约五分钟。",
    "Checks socket, cable, battery and button step by step. Takes about five minutes.",
  ),
  zh: ["开不了机", "按了没反应", "打不开机器", "通电没反应", "充不进电"],
  en: ["it does not switch on", "nothing happens when I press the button", "the device is dead", "it does not charge"],
  steps: [
    choose("light", words("插上电源后，指示灯亮吗？", "Plug it in. Does any light come on?"), [
      ["none", "不亮", "No light", "socket"],
      ["steady", "一直亮", "It stays on", "hold"],
      ["blinks", "在闪", "It blinks", "charge"],
    ]),
    choose(
      "socket",
      words(
        "换一个确定有电的插座，直接插墙上，不用排插。现在亮了吗？",
        "Try a socket that you know works, in the wall and not in an extension. Does it light up now?",
      ),
      [
        ["yes", "亮了", "Yes", "hold"],
        ["no", "还是不亮", "Still no light", "cable"],
      ],
    ),
    choose(
      "cable",
      words(
        "把电源线两头拔下来，看看有没有破损，再用力插紧。有条件的话换一根线试试。",
        "Pull the cable out at both ends, look for damage, and push it in firmly. Try another cable if you have one.",
      ),
      [
        ["yes", "亮了", "It lights up", "hold"],
        ["damaged", "线有破损", "The cable is damaged", "damaged"],
        ["no", "还是不行", "Still nothing", "broken"],
      ],
    ),
    choose(
      "charge",
      words(
        "闪灯一般表示电量太低。请充电半小时，再按电源键。",
        "A blinking light usually means an empty battery. Charge it for half an hour, then press the button.",
      ),
      [
        ["yes", "能开机了", "It switches on", "works"],
        ["no", "还是不行", "It does not", "hold"],
      ],
    ),
    choose(
      "hold",
      words(
        "按住电源键不放，数到十五再松开，等十秒，正常按一下。",
        "Hold the power button, count to fifteen, let go, wait ten seconds, then press it once.",
      ),
      [
        ["yes", "能开机了", "It switches on", "works"],
        ["no", "还是不行", "It does not", "bought"],
      ],
    ),
    end("works", solved, "ask"),
    handOver(
      "damaged",
      words(
        "破损的线请不要再用，给我们留言，我们会告诉您怎么换一根。",
        "Please do not use a damaged cable. Write to us and we will tell you how to get another.",
      ),
    ),
    ask(
      "bought",
      "date",
      words("大概什么时候买的？例如 2026-03-09，不记得可以跳过。", "When did you buy it, about? You may skip this."),
      "broken",
      { optional: true },
    ),
    handOver(
      "broken",
      words(
        "该试的都试过了，很可能需要维修。给我们留言，您刚才的回答会一起发过来，不用再说一遍。",
        "You have tried what can be tried: it probably needs a repair. Write to us; your answers come along, so you need not say them again.",
      ),
    ),
  ],
});

export const noLogin = draw({
  slug: "cannot-log-in",
  kind: "troubleshooting",
  name: words("登录不了账号", "I cannot log in"),
  about: words(
    "密码、验证码、账号锁定，逐个排查。",
    "Password, code or locked account: finds out which, and what helps.",
  ),
  zh: ["登录不了", "登不上去", "忘记密码", "收不到验证码", "账号被锁了"],
  en: ["I cannot log in", "forgot my password", "I do not get the code", "my account is locked"],
  steps: [
    choose("says", words("登录页面提示什么？", "What does the login page say?"), [
      ["password", "密码错误", "Wrong password", "reset"],
      ["code", "收不到验证码", "I do not get the code", "code"],
      ["locked", "账号被锁定", "The account is locked", "wait"],
      ["other", "其他提示", "Something else", "message"],
    ]),
    choose(
      "reset",
      words(
        "点“忘记密码”，用注册的手机号或邮箱重新设一个。注意大小写，别带空格。",
        "Choose “Forgot password” and set a new one with the phone or mail address you registered. Mind capitals and blanks.",
      ),
      [
        ["yes", "登上了", "I am in", "works"],
        ["no_code", "收不到验证码", "I do not get a code", "code"],
        ["no", "还是不行", "It still fails", "message"],
      ],
    ),
    choose(
      "code",
      words(
        "请检查：手机有没有信号、欠费或开了短信拦截；邮箱的垃圾箱里有没有。等一分钟再点“重新发送”，只用最新的那个码。",
        "Check that the phone has a signal and blocks no messages, and look into the mail’s spam folder. Wait a minute, ask for a new code, and use the newest only.",
      ),
      [
        ["yes", "收到了，登上了", "It came, I am in", "works"],
        ["no", "还是收不到", "It does not come", "changed"],
      ],
    ),
    choose(
      "changed",
      words("注册用的手机号或邮箱还在用吗？", "Do you still use the phone or mail address you registered?"),
      [
        ["yes", "在用", "Yes", "message"],
        ["no", "已经换了", "No, I have another", "person"],
      ],
    ),
    choose(
      "wait",
      words(
        "连续输错会锁定三十分钟。请等半小时，再用“忘记密码”重设。",
        "After several wrong tries it is locked for thirty minutes. Wait, then use “Forgot password”.",
      ),
      [
        ["yes", "登上了", "I am in", "works"],
        ["no", "还是不行", "It still fails", "message"],
      ],
    ),
    end("works", words("好的，已经登录成功。", "Good, you are in."), "ask"),
    ask(
      "message",
      "text",
      words("请把页面上的提示原样写下来。", "Please copy what the page says, word for word."),
      "person",
    ),
    handOver(
      "person",
      words(
        "这需要同事核实身份后处理。给我们留言，您的回答会一起发过来。密码和验证码请不要告诉任何人，包括我们。",
        "A colleague must check who you are first. Write to us; your answers come along. Never tell anybody your password or a code, not even us.",
      ),
    ),
  ],
});
