export type NamingStrategy = 'TopicName' | 'RecordName' | 'TopicRecordName';

export interface SubjectName {
  readonly subject: string;
  readonly topic: string;
  readonly part: 'key' | 'value';
}

/**
 * The subject of a schema file. A name that ends in `-key` or `-value` is the subject whatever the strategy; `orders.key`
 * is the key of topic `orders`. Strategies that need the record's full name fall back to the file's name without one.
 */
export function subjectOf(stem: string, strategy: NamingStrategy, record: string | undefined): SubjectName {
  const named = /^(.+)[-.](key|value|val)$/.exec(stem);
  if (named) {
    const part = named[2] === 'key' ? 'key' : 'value';
    return { subject: `${named[1]}-${part}`, topic: named[1]!, part };
  }
  if (record === undefined || strategy === 'TopicName') return { subject: `${stem}-value`, topic: stem, part: 'value' };
  if (strategy === 'RecordName') return { subject: record, topic: record, part: 'value' };
  return { subject: `${stem}-${record}`, topic: stem, part: 'value' };
}

/** Topic and part of a subject that somebody named: the subject without `-key` or `-value`. */
export function partsOf(subject: string): SubjectName {
  const named = /^(.+)-(key|value)$/.exec(subject);
  if (!named) return { subject, topic: subject, part: 'value' };
  return { subject, topic: named[1]!, part: named[2] === 'key' ? 'key' : 'value' };
}

/**
 * Names for files whose own names collide: as many folders as it takes to tell them apart, joined by dots. `paths` have
 * no suffix; equal ones stay equal.
 */
export function distinctStems(paths: readonly string[]): readonly string[] {
  const parts = paths.map((path) => path.split('/'));
  const deepest = Math.max(...parts.map((part) => part.length));
  for (let depth = 1; depth <= deepest; depth++) {
    const names = parts.map((part) => part.slice(-depth).join('.'));
    if (new Set(names).size === new Set(paths).size) return names;
  }
  return parts.map((part) => part.join('.'));
}
