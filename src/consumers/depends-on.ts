import { didYouMean } from '../did-you-mean.ts';
import type { Place } from '../model.ts';
import type { Contract, Dependency } from './contract/contract.ts';

/** A subject as far as a dependency can name it. */
export interface NamedSubject {
  readonly subject: string;
  readonly topic: string;
  readonly part: 'key' | 'value';
}

/**
 * Is the dependency about this subject? Without a subject of its own it is about the topic's value, or its key when it
 * says so; where each record has a subject, about the one of its record.
 */
export function dependsOn(dependency: Dependency, subject: NamedSubject): boolean {
  if (dependency.subject !== undefined) return dependency.subject === subject.subject;
  if (dependency.topic !== subject.topic || dependency.part !== subject.part) return false;
  const { record } = dependency;
  if (record === undefined || subject.subject === subject.topic || subject.subject === `${subject.topic}-${subject.part}`) return true;
  const named = subject.subject.startsWith(`${subject.topic}-`) ? subject.subject.slice(subject.topic.length + 1) : subject.subject;
  return named === record || named.endsWith(`.${record}`) || !named.includes('.');
}

/** A dependency on nothing that is known here: never silently ignored. */
export interface Unmatched {
  readonly consumer: string;
  readonly message: string;
  readonly help: string;
  readonly place: Place;
  /** A name that is known here and much like it: this is a mistake rather than somebody else's topic. */
  readonly meant?: string;
}

/** Dependencies of contracts in force that no subject answers to. */
export function unmatched(contracts: readonly Contract[], subjects: readonly NamedSubject[]): readonly Unmatched[] {
  return contracts.flatMap((contract) =>
    contract.status === 'retired'
      ? []
      : contract.dependencies.filter((one) => !subjects.some((subject) => dependsOn(one, subject))).map((one) => unmatchedOne(contract, one, subjects)),
  );
}

function unmatchedOne({ consumer }: Contract, dependency: Dependency, subjects: readonly NamedSubject[]): Unmatched {
  const { subject, topic, part, record, place } = dependency;
  const base = { consumer, place };
  if (part === 'headers') {
    return { ...base, message: `\`${consumer}\` reads the headers of \`${topic}\`, which have no schema: nothing was checked.`, help: 'Check the headers on sample messages.' };
  }
  const name = subject ?? topic ?? '';
  const known = subjects.map((one) => (subject === undefined ? one.topic : one.subject));
  const what = subject === undefined ? 'topic' : 'subject';
  const sameTopic = subject === undefined && known.includes(name);
  const message = sameTopic
    ? `\`${consumer}\` reads the ${record === undefined ? part : `record \`${record}\``} of topic \`${name}\`, which has no schema here: nothing was checked.`
    : `\`${consumer}\` reads ${what} \`${name}\`, which has no schema here: nothing was checked.`;
  const meant = sameTopic ? undefined : didYouMean(name, known);
  return { ...base, ...(meant === undefined ? {} : { meant }), message, help: meant === undefined ? `Correct the ${what} in the contract, or check it where its schema is.` : `Write \`${meant}\` if that is meant.` };
}
