import { Ambiguity, Walk } from './walk.ts';
import type { Issue } from './issue.ts';
import { namesMatch } from './names.ts';
import type { AvroType, NamedType, Slot } from './schema.ts';
import { typeText } from './type-text.ts';

/** The innermost reason why the reader's branch of that name does not take the writer's. */
export interface Explanation {
  readonly issue: Issue;
  /** A clause: "field `a` has no default and the writer never sends it". */
  readonly because: string;
}

/** Looks where the registry stops: into the branch that was meant. `null` when no branch has that name or kind. */
export function explain(issue: Issue & { readonly type: 'MISSING_UNION_BRANCH' }, seen = new Set<AvroType>()): Explanation | null {
  const candidate = partner(issue);
  if (!candidate || seen.has(candidate.type)) return null;
  seen.add(candidate.type);
  const found = issuesOf(candidate, issue.writer);
  const first = found.find((other) => other.type !== 'MISSING_UNION_BRANCH') ?? found[0];
  if (!first) return null;
  const inner = first.type === 'MISSING_UNION_BRANCH' ? explain(first, seen) : null;
  if (inner) return inner;
  const more = found.length > 1 ? `, and ${found.length - 1} more` : '';
  return { issue: first, because: clause(first) + more };
}

/** Why a branch does not take the writer's type, as a clause; null when it does. */
export function explainBranch(branch: Slot, writer: Slot): string | null {
  const [first] = issuesOf(branch, writer);
  return first ? clause(first) : null;
}

function issuesOf(reader: Slot, writer: Slot): readonly Issue[] {
  const found: Issue[] = [];
  try {
    new Walk().check(reader, writer, found);
  } catch (error) {
    if (!(error instanceof Ambiguity)) throw error;
    return [error.issue];
  }
  return found;
}

function partner(issue: Issue & { readonly type: 'MISSING_UNION_BRANCH' }): Slot | undefined {
  const writer = issue.writer.type;
  const same = issue.union.branches.filter((branch) => branch.type.kind === writer.kind);
  if (!isNamed(writer)) return same[0];
  return same.find((branch) => (branch.type as NamedType).fullName === writer.fullName) ?? same.find((branch) => namesMatch(branch.type as NamedType, writer));
}

function isNamed(type: AvroType): type is NamedType {
  return type.kind === 'record' || type.kind === 'enum' || type.kind === 'fixed';
}

/** What is wrong, as a clause. */
export function clause(issue: Issue): string {
  switch (issue.type) {
    case 'READER_FIELD_MISSING_DEFAULT_VALUE':
    case 'MISSING_ENUM_FIELD':
      return `its field \`${issue.record.name}.${issue.field.name}\` has no default and the writer never sends it`;
    case 'NAME_MISMATCH':
      return `the writer calls \`${issue.readerType.fullName}\` by the name \`${issue.writerType.fullName}\``;
    case 'FIXED_SIZE_MISMATCH':
      return `\`${issue.readerType.name}\` has ${issue.writerType.size} bytes in the writer and ${issue.readerType.size} in the reader`;
    case 'MISSING_ENUM_SYMBOLS':
      return `it does not know the symbol \`${issue.symbols.join('`, `')}\``;
    case 'TYPE_MISMATCH':
      return `the writer sends \`${typeText(issue.writer.type)}\`${inField(issue)} and it expects \`${typeText(issue.reader.type)}\``;
    case 'MISSING_UNION_BRANCH':
      return `no branch of \`${typeText(issue.union)}\`${inField(issue)} takes \`${typeText(issue.writer.type)}\``;
    case 'AMBIGUOUS':
      return `its field \`${issue.field.name}\` matches several fields of the writer`;
  }
}

function inField(issue: Issue): string {
  return issue.within ? ` in \`${issue.within.record.name}.${issue.within.field.name}\`` : '';
}
