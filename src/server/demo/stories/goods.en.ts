import { note, type Story, them, us } from "../story.ts";

/** What arrived broken, wrong or stopped working; warranty and repair. */
export const goodsAbroad: readonly Story[] = [
  {
    name: "arrived-cracked",
    locale: "en",
    by: "mail",
    team: "aftersale",
    about: "fragile",
    subject: "{Cracked on arrival|Broken in the box|Broken glaze}",
    times: 4,
    steps: [
      them(
        "The box was fine, the {product} inside was not: there is a crack right through, see the picture. {order}.",
        {
          files: ["photo"],
          html: '<p>The box was fine, the <b>{product}</b> inside was not: there is a crack right through, see the picture.</p><p style="color:#666">Order {order}</p>',
        },
      ),
      { do: "change", tags: ["破损"] },
      us(
        "Hello {name}, thank you for the picture. That is ours to put right: a new one leaves on {day+1}, packed twice. Please keep or recycle the broken one.",
        {
          after: "1 h of work",
          becomes: "waiting_customer",
        },
      ),
      them("The new one is perfect, thank you.", { after: "110 h" }),
      us("Wonderful. Your picture went to the packing bench; the inner box has a second layer now.", {
        becomes: "solved",
      }),
    ],
  },
  {
    name: "lamp-flickers",
    locale: "en",
    by: "mail",
    team: "aftersale",
    about: "electric",
    subject: "{product} flickers",
    times: 3,
    began: ["7.5 d", "1 d"],
    steps: [
      them("It flickers whenever the fridge starts. Is that dangerous? I bought it in spring."),
      us(
        "Hello {name}, not dangerous, but not right either. Does it also flicker on a socket in another room? If so we repair it at no cost.",
        {
          becomes: "waiting_customer",
        },
      ),
      them("Yes, in every room.", { after: "9 h", quotes: true }),
      { do: "change", tags: ["保修"] },
      us(
        "Then it is the driver board. A courier collects it on {day+2} and it is back with you by {day+9}; the label is attached.",
        {
          files: ["invoice"],
          becomes: "waiting_partner",
        },
      ),
      { do: "promise", kind: "repair", words: "Repaired and back with the customer", within: "9 d" },
    ],
  },
  {
    name: "wrong-plug",
    locale: "en",
    by: "mail",
    team: "aftersale",
    about: "electric",
    subject: "Wrong plug",
    times: 3,
    steps: [
      them("The {product} came with a Chinese plug. I ordered the {city} version, {order}."),
      us(
        "Hello {name}, my apologies, the wrong box was picked. A certified cord with the right plug leaves today and reaches you by {day+5}. Please do not use an adapter until then.",
        {
          becomes: "waiting_customer",
        },
      ),
      them("Cord arrived, works. Quick – thanks.", { after: "120 h" }),
      us("Thank you, {name}.", { becomes: "solved" }),
    ],
  },
  {
    name: "size-chart",
    locale: "en",
    by: "mail",
    team: "aftersale",
    about: "textile",
    subject: "Too small – exchange?",
    times: 3,
    steps: [
      them("Your M is a European S. Can I exchange the {product} for an L? Labels are still on. {order}"),
      us(
        "Hello {name}, of course, and the first exchange is on us. Print the attached label; the L is set aside for you until {day+14}.",
        {
          files: ["invoice"],
          becomes: "waiting_customer",
        },
      ),
      them("Dropped it off today.", { after: "40 h" }),
      us("Seen – the L is on its way, {tracking}.", { becomes: "solved" }),
    ],
  },
  {
    name: "repair-twice",
    locale: "en",
    by: "mail",
    team: "complaints",
    about: "electric",
    subject: "Repaired twice, broken again",
    times: 1,
    who: "harriet",
    began: ["3 d", "2.5 d"],
    steps: [
      them(
        "This is the third time I write about the same {product}. Repaired twice, each time three weeks without it, and it failed again yesterday. I was promised a call last Friday. Nobody called. If I do not hear from somebody who can decide by tomorrow, I will write about it where others can read it.",
      ),
      { do: "change", priority: 4, tags: ["投诉", "多次联系", "舆情"] },
      note(
        "She is right on every count: two repairs, and the callback was never written down anywhere. Offer the choice: new machine or money back.",
        {
          by: "emma",
          after: "0.6 h of work",
        },
      ),
      { do: "give", team: "complaints", to: "sumin", by: "sumin", after: "0.3 h of work" },
      note("Agreed, her choice. I sign it.", { by: "sumin" }),
      us(
        "Ms Lowe, you were promised a call and did not get one; there is no excuse for that. You decide: a new machine sent today, or your money back today, in both cases without returning the old one first. I am Su Min, I head complaints, and I will phone you at a time of your choosing.",
        {
          by: "sumin",
          after: "0.4 h of work",
          becomes: "waiting_customer",
        },
      ),
      them("Money back, please. And thank you for not arguing.", { after: "6 h" }),
      us("Refunded in full just now. It reaches your card within three working days, by {day+4} at the latest.", {
        by: "sumin",
        after: "0.5 h of work",
        becomes: "open",
      }),
      { do: "promise", kind: "refund", words: "The full price is back on the card", within: "4 d" },
    ],
  },
  {
    name: "missing-screws",
    locale: "en",
    by: "mail",
    team: "aftersale",
    about: "furniture",
    subject: "One bag of screws missing",
    times: 3,
    steps: [
      them("Bag C is not in the box, so the {product} is half a {product}. {order}"),
      us(
        "Hello {name}, bag C leaves by letter post today and should be with you by {day+5}. I am sorry for the half-built week.",
        {
          after: "1 h of work",
          becomes: "waiting_customer",
        },
      ),
      them("I am away until the 30th with little access to mail.", { machine: "absence", after: "1 min" }),
      them("Found it in the mailbox, all built.", { after: "130 h" }),
      us("Excellent!", { becomes: "solved" }),
    ],
  },
];
