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
export function explain(issue: Issue & { readonly type: 'MISSING_UNION_BRANCH' }, walk: Walk): Explanation | null {
  const seen = new Set<AvroType>();
  let deepest: Explanation | null = null;
  let next: Issue | undefined = issue;
  while (next?.type === 'MISSING_UNION_BRANCH') {
    const branch = partner(next);
    if (!branch || seen.has(branch.type)) break;
    seen.add(branch.type);
    const found = issuesOf(branch, next.writer, walk);
    next = found.find((other) => other.type !== 'MISSING_UNION_BRANCH') ?? found[0];
    if (next) deepest = { issue: next, because: clause(next) + (found.length > 1 ? `, and ${found.length - 1} more` : '') };
  }
  return deepest;
}

/** Why a branch does not take the writer's type, as a clause; null when it does. */
export function explainBranch(branch: Slot, writer: Slot, walk: Walk): string | null {
  const [first] = issuesOf(branch, writer, walk);
  return first ? clause(first) : null;
}

/** Mostly the walk has judged the two already. */
function issuesOf(reader: Slot, writer: Slot, walk: Walk): readonly Issue[] {
  const known = isNamed(reader.type) && isNamed(writer.type) ? walk.judgement(reader.type, writer.type) : undefined;
  if (known) return known;
  const found: Issue[] = [];
  try {
    new Walk(walk.refuted()).check(reader, writer, found);
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
  return (
    same.find((branch) => (branch.type as NamedType).fullName === writer.fullName) ??
    same.find((branch) => namesMatch(branch.type as NamedType, writer))
  );
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
