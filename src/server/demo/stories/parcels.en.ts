import { note, type Story, them, us } from "../story.ts";

/** Parcels and customs, as customers abroad write of them. */
export const parcelsAbroad: readonly Story[] = [
  {
    name: "tracking-stuck",
    locale: "en",
    by: "mail",
    team: "aftersale",
    about: "any",
    subject: "{Where is my order?|Tracking has not moved|No sign of my parcel}",
    times: 5,
    steps: [
      them(
        "{Hi|Hello}, the tracking for {order} ({courier}, {tracking}) has said “departed facility” for {days} days now. {Could you find out where it is?|Is it lost?}",
      ),
      us(
        "Hello {name}, I'm sorry it has gone quiet. I have opened a trace with {courier} and they owe us an answer by {day+1}. I will write to you that day, whatever they say; if they cannot find it we send a new {product} at once.",
        { becomes: "waiting_partner" },
      ),
      { do: "change", tags: ["物流", "overseas"] },
      us(
        "Good news: the parcel missed its connection and is on the next flight. {courier} expects to deliver it on {day+3}.",
        {
          after: "7 h of work",
          becomes: "waiting_customer",
        },
      ),
      them("{It came this morning, thank you for chasing it.|Arrived, all in one piece. Thanks!}", { after: "80 h" }),
      us("Lovely to hear. Enjoy it, {name}.", { becomes: "solved" }),
    ],
  },
  {
    name: "customs-fee",
    locale: "en",
    by: "mail",
    team: "aftersale",
    about: "any",
    subject: "Asked to pay customs for {order}",
    times: 3,
    steps: [
      them(
        "Your site says duties are included, yet {courier} wants money before they hand over the {product}. Which is it?",
      ),
      us(
        "Hello {name}, duties are included. Please do not pay: we settle this with {courier} today and they will release the parcel by {day+1}.",
        { becomes: "waiting_partner" },
      ),
      them("They called and delivered it without charge. Thanks.", { after: "50 h" }),
      us("Thank you for letting us know, and sorry for the fright.", { becomes: "solved" }),
    ],
  },
  {
    name: "moved-house",
    locale: "en",
    by: "mail",
    team: "aftersale",
    about: "any",
    subject: "We moved – can you redirect {order}?",
    times: 3,
    steps: [
      them("We moved last week and I forgot to change the address. Same city, new street. Is it too late?"),
      us("Hello {name}, it is just in time: the parcel leaves on {day+1} and now carries the new address.", {
        after: "0.8 h of work",
        becomes: "solved",
      }),
    ],
  },
  {
    name: "neighbour-has-it",
    locale: "en",
    by: "form",
    team: "presale",
    about: "any",
    subject: "Delivered, but not to me",
    times: 2,
    steps: [
      them("It says delivered and signed by “Smith”. There is no Smith here. {order}."),
      { do: "change", tags: ["物流", "签收异常"] },
      us("Hello {name}, I have asked for the driver's photo and position and will send you both by {day+1}, 12:00.", {
        becomes: "waiting_partner",
      }),
      note("Photo shows a blue door, customer's is white. Driver goes back this afternoon.", { after: "4 h of work" }),
      us(
        "The driver left it two doors further on and is going back for it today. Would you tell me when you have it?",
        {
          after: "0.2 h of work",
          becomes: "waiting_customer",
        },
      ),
    ],
  },
  {
    name: "still-waiting",
    locale: "en",
    by: "mail",
    team: "aftersale",
    about: "any",
    subject: "Any news?",
    times: 5,
    began: ["5.6 h of work", "0.3 h of work"],
    steps: [them("{Hi there|Hello}, any news on {order}? {I leave on holiday next week.|It was meant as a present.}")],
  },
  {
    name: "overdue-abroad",
    locale: "en",
    by: "mail",
    team: "aftersale",
    about: "furniture",
    subject: "Delivery date?",
    times: 2,
    began: ["14 h of work", "7.5 h of work"],
    steps: [them("You were going to give me a delivery date for the {product}. I have heard nothing. {order}.")],
  },
];
