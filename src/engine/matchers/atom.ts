import type { Facts } from "./facts.ts";

/** Index of an atom in its table. */
export type AtomId = number;

/**
 * One thing that some policy asks of a request: an attribute and a matcher with its pattern. Plain
 * questions, each asked once however many policies ask it.
 */
export interface Atom {
  readonly id: AtomId;
  /** What is looked at: `:path`, `source.principal`, `request.headers[x-a]`, ... */
  readonly attribute: string;
  readonly pattern: string;
  readonly holds: (facts: Facts) => boolean;
}

/** The atoms of a mesh, interned while its policies are compiled. */
export interface AtomTable {
  readonly atoms: readonly Atom[];
  /** The id of the atom for this attribute, matcher and pattern; made if it is new. */
  readonly intern: (
    attribute: string,
    matcher: string,
    pattern: string,
    holds: (facts: Facts) => boolean,
  ) => AtomId;
}

export function createAtomTable(): AtomTable {
  const atoms: Atom[] = [];
  const ids = new Map<string, AtomId>();
  return {
    atoms,
    intern(attribute, matcher, pattern, holds) {
      const key = JSON.stringify([attribute, matcher, pattern]);
      const known = ids.get(key);
      if (known !== undefined) return known;
      const id = atoms.length;
      atoms.push({ id, attribute, pattern, holds });
      ids.set(key, id);
      return id;
    },
  };
}

/** The answers of all atoms for one set of facts, each worked out when it is first asked for. */
export interface AtomAnswers {
  readonly facts: Facts;
  readonly holds: (id: AtomId) => boolean;
}

export function createAnswers(table: AtomTable, facts: Facts): AtomAnswers {
  // Policies may still be compiled, and atoms come, while answers are asked for.
  const answers: (boolean | undefined)[] = [];
  return {
    facts,
    holds(id) {
      const known = answers[id];
      if (known !== undefined) return known;
      const answer = table.atoms[id]?.holds(facts) ?? false;
      answers[id] = answer;
      return answer;
    },
  };
}
