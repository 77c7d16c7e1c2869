import { XMLParser } from "fast-xml-parser";

/** A verb of TwiML with what stands in it. */
export type Verb = { name: string; attributes: Record<string, string>; text: string; inner: Verb[] };

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  htmlEntities: true,
});

type Node = Record<string, unknown>;

/** The verbs of a document, in order. @throws Error when it is no TwiML */
export function readTwiml(document: string): Verb[] {
  const root = (parser.parse(document) as Node[]).find((node) => "Response" in node);
  if (!root) throw new Error("This is no TwiML.");
  return verbsIn(root.Response as Node[]);
}

function verbsIn(nodes: Node[]): Verb[] {
  return nodes.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ":@" && key !== "#text");
    if (name === undefined) return [];
    const children = node[name] as Node[];
    const text = children.map((child) => String(child["#text"] ?? "")).join("");
    return [{ name, attributes: (node[":@"] ?? {}) as Record<string, string>, text, inner: verbsIn(children) }];
  });
}
