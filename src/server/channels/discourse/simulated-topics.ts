import type { SimPerson, SimWorld } from "../toolkit/simulator/define-simulator.ts";

export type SimTopic = {
  id: number;
  title: string;
  person: SimPerson;
  isPrivate: boolean;
  externalId: string | null;
  /** by name, who reads a private one beside the person and the shop */
  others: string[];
  /** how many posts it has */
  posts: number;
};

const worlds = new WeakMap<SimWorld, SimTopic[]>();

/** The topics of a simulated forum. */
export function topicsOf(world: SimWorld) {
  const topics = worlds.get(world) ?? [];
  worlds.set(world, topics);
  const begin = (
    person: SimPerson,
    title: string,
    { isPrivate, externalId = null }: { isPrivate: boolean; externalId?: string | null },
  ): SimTopic | undefined => {
    if (externalId && topics.some((topic) => topic.externalId === externalId)) return undefined;
    const topic = { id: world.nextId(), title, person, isPrivate, externalId, others: [], posts: 0 };
    topics.push(topic);
    return topic;
  };
  return {
    begin,
    byId: (id: number) => topics.find((topic) => topic.id === id),
    /** The newest one with a person, public or private; a new one where there is none. */
    ofPerson: (person: SimPerson, isPrivate: boolean): SimTopic =>
      topics.findLast((topic) => topic.person.id === person.id && topic.isPrivate === isPrivate) ??
      begin(person, `A question of ${person.name}`, { isPrivate })!,
  };
}
